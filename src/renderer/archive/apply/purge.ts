import type { Change } from '../../../contract/change';
import { forgetFile, forgottenName } from '../../../contract/forget-file';
import { flag } from '../rows';
import { done, noOp, type Applied } from './applied';
import { forgetInGroups } from './groups';
import { purgeMarks } from './highlights';
import type { Workspace } from './workspace';

/**
 * Takes articles in Trash away for good: their rows, sightings, tags, filings, highlights and notes, the names of `files`, and whatever
 * an undo step would have done with them. Others are passed over. There is no way back; the ids are never
 * given again, since they are seqs.
 */
export async function applyPurge(
  workspace: Workspace,
  { seq, ids, files = [] }: Extract<Change, { type: 'article-purge' }>,
): Promise<Applied> {
  const purged = new Set<number>();
  for (const alias of ids) {
    const id = await workspace.resolve(alias);
    const state = id === undefined ? undefined : workspace.state(id);
    if (!state || !(state.flags & flag.trashed) || state.flags & flag.withdrawn) continue;
    purged.add(state.id);
  }
  if (purged.size === 0) return noOp(seq, 'none of them is in Trash');
  await forgetNames(workspace, purged, new Set(files));
  const highlights = new Set<number>();
  for (const id of purged) {
    for (const row of await workspace.highlights.highlightsOf(id)) highlights.add(row.id);
    await purgeMarks(workspace, id);
    workspace.tags.purge(id);
    workspace.collections.purge(id);
    await workspace.eraseArticle(id);
  }
  await forgetInGroups(workspace, purged, highlights);
  return done(seq, purged.size, []);
}

/** Takes the names of these `article-add`s' files out of the reports of their imports, and of those that had refused them before. */
async function forgetNames(workspace: Workspace, purged: Iterable<number>, adds: ReadonlySet<number>): Promise<void> {
  const named: [importId: number, path: string, seq: number][] = [];
  const note = (importId: number, path: string, seq: number): void => {
    named.push([importId, path, seq]);
    for (const source of workspace.importRow(importId)?.sources ?? []) {
      if (source.kind === 'retry') note(source.importId, path, seq);
    }
  };
  for (const id of purged) {
    const row = adds.has(id) ? await workspace.article(id) : undefined;
    if (row) note(row.importId, row.origin.path, id);
    for (const one of await workspace.sightingsOf(id))
      if (adds.has(one.seq)) note(one.importId, one.origin.path, one.seq);
  }
  await workspace.preloadFiles(named.map(([importId, path]) => [importId, path]));
  const seen = new Set<string>();
  for (const [importId, path, seq] of named) {
    const key = JSON.stringify([importId, path]);
    if (seen.has(key)) continue;
    seen.add(key);
    const before = workspace.importRow(importId);
    if (!before) continue;
    const file = workspace.importFile(importId, path);
    workspace.putImport({ ...forgetFile(before, path), refused: before.refused - (file?.refused.length ?? 0) });
    if (!file) continue;
    workspace.eraseImportFile(importId, path);
    workspace.putImportFile({ ...file, path: forgottenName(seq), refused: [] });
  }
}
