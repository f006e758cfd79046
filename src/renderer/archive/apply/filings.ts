import type { Change, EditDraft } from '../../../contract/change';
import { isOrderKey, keyBetween } from '../order-key';
import { flag } from '../rows';
import { done, noOp, type Applied } from './applied';
import type { Workspace } from './workspace';

type Of<T extends Change['type']> = Extract<Change, { type: T }>;
type Place = readonly [articleId: number, order: string];

/**
 * Files articles in front of one, or last. Ones filed there already are moved, but by an import, which only adds;
 * what it files in collections of its own folders has no inverse, for it is not seen without the import.
 * Articles not held or withdrawn are passed over.
 */
export async function applyCollectionAdd(
  workspace: Workspace,
  change: Of<'collection-add'>,
  importId: number | null,
): Promise<Applied> {
  const { seq } = change;
  const { collections } = workspace;
  const row = collections.find(change.id);
  if (!row) return noOp(seq, `no collection ${change.id}`);
  const shelf = collections.shelf(row.id);
  const wanted = new Set<number>();
  for (const alias of change.ids) {
    const id = await workspace.resolve(alias);
    const state = id === undefined ? undefined : workspace.state(id);
    if (!state || state.flags & flag.withdrawn) continue;
    if (importId === null || shelf.orderOf(state.id) === undefined) wanted.add(state.id);
  }
  if (wanted.size === 0) return noOp(seq, 'nothing to file');
  const before = change.before === null ? undefined : await workspace.resolve(change.before);
  const end = before === undefined ? undefined : shelf.orderOf(before);
  let at = end === undefined ? shelf.size : shelf.indexFrom(end);
  // In front of one of their own means in front of the next that stays.
  while (at < shelf.size && wanted.has(shelf.ids[at] ?? -1)) at++;
  const moved = [...wanted].filter((id) => shelf.orderOf(id) !== undefined);
  if (moved.length === wanted.size && standsSo(shelf.ids, at, wanted)) return noOp(seq, 'they stand there');

  let last = at - 1;
  while (last >= 0 && wanted.has(shelf.ids[last] ?? -1)) last--;
  const high = shelf.orderOf(shelf.ids[at] ?? -1) ?? null;
  let low = shelf.orderOf(shelf.ids[last] ?? -1) ?? null;
  const back = putBack(workspace, row.id, wanted);
  for (const id of moved) collections.remove(row.id, id);
  for (const id of wanted) {
    low = keyBetween(low, high);
    collections.place(row.id, id, low);
  }
  return done(seq, wanted.size, importId !== null && row.folder?.importId === importId ? [] : back);
}

/** Takes articles out of a collection. */
export async function applyCollectionRemove(
  workspace: Workspace,
  { seq, id, ids }: Of<'collection-remove'>,
): Promise<Applied> {
  const { collections } = workspace;
  const row = collections.find(id);
  if (!row) return noOp(seq, `no collection ${id}`);
  const places: Place[] = [];
  for (const alias of ids) {
    const articleId = await workspace.resolve(alias);
    const order = articleId === undefined ? undefined : collections.shelf(row.id).orderOf(articleId);
    if (articleId === undefined || order === undefined) continue;
    collections.remove(row.id, articleId);
    places.push([articleId, order]);
  }
  if (places.length === 0) return noOp(seq, 'nothing to take out');
  return done(seq, places.length, [{ type: 'collection-place', id: row.id, places }]);
}

/** Puts articles at exact keys. Where another stands by now, an article comes right after it. */
export async function applyCollectionPlace(
  workspace: Workspace,
  { seq, id, places }: Of<'collection-place'>,
): Promise<Applied> {
  const { collections } = workspace;
  const row = collections.find(id);
  if (!row) return noOp(seq, `no collection ${id}`);
  const wanted = new Map<number, string>();
  for (const [alias, order] of places) {
    const articleId = isOrderKey(order) ? await workspace.resolve(alias) : undefined;
    const state = articleId === undefined ? undefined : workspace.state(articleId);
    if (!state || state.flags & flag.withdrawn || collections.shelf(row.id).orderOf(state.id) === order) continue;
    wanted.set(state.id, order);
  }
  if (wanted.size === 0) return noOp(seq, 'nothing to file');
  const back = putBack(workspace, row.id, wanted.keys());
  // All are taken out first: two may have changed places.
  for (const articleId of wanted.keys()) {
    if (collections.shelf(row.id).orderOf(articleId) !== undefined) collections.remove(row.id, articleId);
  }
  for (const [articleId, order] of wanted) collections.place(row.id, articleId, freeKey(workspace, row.id, order));
  return done(seq, wanted.size, back);
}

function standsSo(ids: readonly number[], end: number, wanted: ReadonlySet<number>): boolean {
  const start = end - wanted.size;
  return start >= 0 && [...wanted].every((id, i) => ids[start + i] === id);
}

/** The edits that take articles out that are not filed now, and put those that are where they stand. */
function putBack({ collections }: Workspace, id: number, articles: Iterable<number>): EditDraft[] {
  const shelf = collections.shelf(id);
  const fresh: number[] = [];
  const places: Place[] = [];
  for (const articleId of articles) {
    const order = shelf.orderOf(articleId);
    if (order === undefined) fresh.push(articleId);
    else places.push([articleId, order]);
  }
  const back: EditDraft[] = [];
  if (fresh.length > 0) back.push({ type: 'collection-remove', id, ids: fresh });
  if (places.length > 0) back.push({ type: 'collection-place', id, places });
  return back;
}

function freeKey({ collections }: Workspace, id: number, order: string): string {
  const shelf = collections.shelf(id);
  if (!shelf.isTaken(order)) return order;
  const next = shelf.ids[shelf.indexFrom(order) + 1];
  return keyBetween(order, next === undefined ? null : (shelf.orderOf(next) ?? null));
}
