import { foldName } from '../fold-name';
import { applyCollectionAdd, applyCollectionRemove } from './filings';
import { applyTagging } from './tags';
import type { Workspace } from './workspace';

/** Where an import itself tagged and filed articles, by its defaults and by rules: no doing of the user's. */
export interface OwnMarks {
  /** Articles by the tag's key, and by the collection's id. */
  readonly tags: ReadonlyMap<string, ReadonlySet<number>>;
  readonly filings: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Reads them from what would take the import's step back: it names exactly what the import changed. */
export async function readOwnMarks(workspace: Workspace, importId: number): Promise<OwnMarks> {
  const tags = new Map<string, Set<number>>();
  const filings = new Map<number, Set<number>>();
  for (const edit of await workspace.groups.inverse(importId)) {
    if (edit.type === 'tag-remove') addAll(tags, foldName(edit.tag), edit.ids);
    if (edit.type === 'collection-remove') addAll(filings, edit.id, edit.ids);
  }
  return { tags, filings };
}

/** Takes them off all articles but those that are kept. */
export async function takeOwnMarks(
  workspace: Workspace,
  seq: number,
  own: OwnMarks,
  keptIds: ReadonlySet<number>,
): Promise<void> {
  for (const [tag, tagged] of own.tags) {
    const meant = [...tagged].filter((id) => !keptIds.has(id));
    await applyTagging(workspace, { type: 'tag-remove', seq, at: '', tag, ids: meant });
  }
  for (const [id, filed] of own.filings) {
    const meant = [...filed].filter((article) => !keptIds.has(article));
    await applyCollectionRemove(workspace, { type: 'collection-remove', seq, at: '', id, ids: meant });
  }
}

/** Puts them back on all articles but those that were kept. */
export async function giveOwnMarks(
  workspace: Workspace,
  seq: number,
  own: OwnMarks,
  keptIds: ReadonlySet<number>,
  importId: number,
): Promise<void> {
  for (const [tag, tagged] of own.tags) {
    const meant = [...tagged].filter((id) => !keptIds.has(id));
    await applyTagging(workspace, { type: 'tag-add', seq, at: '', tag, ids: meant });
  }
  for (const [id, filed] of own.filings) {
    const meant = [...filed].filter((article) => !keptIds.has(article));
    const change = { type: 'collection-add' as const, seq, at: '', id, ids: meant, before: null };
    await applyCollectionAdd(workspace, change, importId);
  }
}

function addAll<K>(map: Map<K, Set<number>>, key: K, ids: readonly number[]): void {
  const known = map.get(key) ?? new Set();
  for (const id of ids) known.add(id);
  map.set(key, known);
}
