import type { Change } from '../../../contract/change';
import { flag } from '../rows';
import { done, noOp, type Applied } from './applied';
import { purgeMarks } from './highlights';
import type { Workspace } from './workspace';

/**
 * Takes articles in Trash away for good: their rows, sightings, tags, filings, highlights and notes, and whatever
 * an undo step would have done with them. Others are passed over. There is no way back; the ids are never
 * given again, since they are seqs.
 */
export async function applyPurge(
  workspace: Workspace,
  { seq, ids }: Extract<Change, { type: 'article-purge' }>,
): Promise<Applied> {
  const purged = new Set<number>();
  for (const alias of ids) {
    const id = await workspace.resolve(alias);
    const state = id === undefined ? undefined : workspace.state(id);
    if (!state || !(state.flags & flag.trashed) || state.flags & flag.withdrawn) continue;
    purged.add(state.id);
  }
  if (purged.size === 0) return noOp(seq, 'none of them is in Trash');
  const highlights = new Set<number>();
  for (const id of purged) {
    for (const row of await workspace.highlights.highlightsOf(id)) highlights.add(row.id);
    await purgeMarks(workspace, id);
    workspace.tags.purge(id);
    workspace.collections.purge(id);
    await workspace.eraseArticle(id);
  }
  await workspace.forgetInGroups(purged, highlights);
  return done(seq, purged.size, []);
}
