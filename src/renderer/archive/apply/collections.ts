import type { Change, EditDraft } from '../../../contract/change';
import { cleanName } from '../../../contract/clean-name';
import { climb, listSiblings } from '../collection-tree';
import { keyBetween } from '../order-key';
import type { CollectionRow } from '../rows';
import { done, noOp, type Applied } from './applied';
import type { CollectionWorkspace } from './collection-workspace';
import type { Workspace } from './workspace';

type Of<T extends Change['type']> = Extract<Change, { type: T }>;

/**
 * Makes a collection; its id is the change's seq. One for a folder of an import that has a collection already
 * is found again: the new id means that one, deleted or not. Taking back an import takes back what it made for
 * its folders, so those have no inverse of their own.
 */
export function applyCollectionMake(
  { collections }: Workspace,
  change: Of<'collection-make'>,
  importId: number | null,
): Applied {
  const { seq, folder } = change;
  const found = folder && findFolder(collections, folder);
  if (found) {
    collections.put({ ...found, aliases: [...found.aliases, seq] });
    return done(seq, 0, []);
  }
  const name = cleanName(change.name);
  const parent = change.parent === null ? null : collections.find(change.parent)?.id;
  if (parent === undefined) return noOp(seq, `no collection ${change.parent}`);
  // A folder may be called what nobody can see; what is in it must be filed all the same.
  if (name === '' && !folder) return noOp(seq, 'no name');
  collections.put({
    id: seq,
    name: name === '' ? '?' : name,
    description: '',
    parent,
    order: orderBefore(collections, parent, change.before, seq),
    isDeleted: false,
    folder,
    aliases: [],
  });
  const isOwn = folder !== null && folder.importId === importId;
  return done(seq, 0, isOwn ? [] : [{ type: 'collection-delete', id: seq }]);
}

/** Changes a collection's name, its description, or both. */
export function applyCollectionEdit({ collections }: Workspace, change: Of<'collection-edit'>): Applied {
  const { seq } = change;
  const row = collections.find(change.id);
  if (!row) return noOp(seq, `no collection ${change.id}`);
  const name = change.name === undefined ? row.name : cleanName(change.name);
  const description = change.description ?? row.description;
  if (name === '') return noOp(seq, 'no name');
  if (name === row.name && description === row.description) return noOp(seq, 'nothing to change');
  collections.put({ ...row, name, description });
  const back: EditDraft = {
    type: 'collection-edit',
    id: row.id,
    ...(name === row.name ? {} : { name: row.name }),
    ...(description === row.description ? {} : { description: row.description }),
  };
  return done(seq, 0, [back]);
}

/** Moves a collection among its siblings or elsewhere; below itself it does not fit. */
export function applyCollectionMove({ collections }: Workspace, change: Of<'collection-move'>): Applied {
  const { seq } = change;
  const row = collections.find(change.id);
  if (!row) return noOp(seq, `no collection ${change.id}`);
  const parent = change.parent === null ? null : collections.find(change.parent)?.id;
  if (parent === undefined) return noOp(seq, `no collection ${change.parent}`);
  if (parent !== null && climb(collections.rows, parent).some(({ id }) => id === row.id)) {
    return noOp(seq, 'it would be below itself');
  }
  const next = nextSibling(collections, row);
  const before = change.before === null ? null : (collections.find(change.before)?.id ?? null);
  const isBeforeItself = before === row.id;
  if (parent === row.parent && (isBeforeItself || before === (next?.id ?? null))) return noOp(seq, 'it stands there');
  collections.put({ ...row, parent, order: orderBefore(collections, parent, before, row.id) });
  return done(seq, 0, [{ type: 'collection-move', id: row.id, parent: row.parent, before: next?.id ?? null }]);
}

/** Takes a collection and all below it away, or brings it back; what is filed in them stays noted either way. */
export function applyCollectionDelete(
  { collections }: Workspace,
  { seq, id, type }: Of<'collection-delete' | 'collection-restore'>,
): Applied {
  const isDeleted = type === 'collection-delete';
  const row = collections.find(id);
  if (!row) return noOp(seq, `no collection ${id}`);
  if (row.isDeleted === isDeleted) return noOp(seq, 'nothing to change');
  collections.put({ ...row, isDeleted });
  return done(seq, 0, [{ type: isDeleted ? 'collection-restore' : 'collection-delete', id: row.id }]);
}

/**
 * Takes the collections away that were made for an import's folders, where nothing that stays is filed
 * in them or below them. Gives the edits that bring them back.
 */
export function deleteFolders(
  { collections }: Workspace,
  importId: number,
  isLeft: (articleId: number) => boolean,
): readonly EditDraft[] {
  const folders = [...collections.rows.values()].filter((row) => row.folder?.importId === importId && !row.isDeleted);
  const back: EditDraft[] = [];
  // The deepest first: what is left of a folder hangs on what is left below it.
  const byDepth = folders.map((row) => ({ row, depth: climb(collections.rows, row.id).length }));
  for (const { row } of byDepth.sort((a, b) => b.depth - a.depth || b.row.id - a.row.id)) {
    if (collections.shelf(row.id).ids.some(isLeft)) continue;
    if ([...collections.rows.values()].some((one) => one.parent === row.id && !one.isDeleted)) continue;
    collections.put({ ...row, isDeleted: true });
    back.unshift({ type: 'collection-restore', id: row.id });
  }
  return back;
}

function findFolder(
  { rows }: CollectionWorkspace,
  folder: NonNullable<CollectionRow['folder']>,
): CollectionRow | undefined {
  for (const row of rows.values()) {
    if (row.folder?.importId === folder.importId && row.folder.path === folder.path) return row;
  }
  return undefined;
}

/** The sibling after it, a deleted one too: so its place is found again exactly. */
function nextSibling({ rows }: CollectionWorkspace, row: CollectionRow): CollectionRow | undefined {
  const siblings = listSiblings(rows, row.parent);
  return siblings[siblings.findIndex(({ id }) => id === row.id) + 1];
}

/** A key in front of a sibling, or last when there is no such sibling; `self` is not counted among them. */
function orderBefore(
  collections: CollectionWorkspace,
  parent: number | null,
  before: number | null,
  self: number,
): string {
  const siblings = listSiblings(collections.rows, parent).filter(({ id }) => id !== self);
  const meant = before === null ? undefined : collections.find(before)?.id;
  const index = siblings.findIndex(({ id }) => id === meant);
  const at = index === -1 ? siblings.length : index;
  return keyBetween(siblings[at - 1]?.order ?? null, siblings[at]?.order ?? null);
}
