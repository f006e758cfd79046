import type { Change, EditDraft } from '../../../contract/change';
import { cleanName } from '../../../contract/clean-name';
import { batchKinds } from '../../../contract/saved';
import { keyBetween } from '../order-key';
import type { SavedRow } from '../rows';
import { listOfKind } from '../saved-holdings';
import { done, noOp, type Applied } from './applied';
import type { SavedWorkspace } from './saved-workspace';
import type { Workspace } from './workspace';

type Of<T extends Change['type']> = Extract<Change, { type: T }>;

/** Keeps a word list, a search or a list of queries; what is held already is seen. */
export function applySavedMake({ saved }: Workspace, change: Of<'saved-make'>): Applied {
  const { seq, kind, lines, view } = change;
  const name = cleanName(change.name);
  if (name === '') return noOp(seq, 'no name');
  const order = orderBefore(saved, kind, change.before, seq);
  saved.put({ id: seq, kind, name, lines, view, order, seen: seq, isDeleted: false });
  return done(seq, 0, [{ type: 'saved-delete', id: seq }]);
}

/** Changes its name, its lines, its view, how its lines are read, or all of them. */
export function applySavedEdit({ saved }: Workspace, change: Of<'saved-edit'>): Applied {
  const { seq, id } = change;
  const row = saved.rows.get(id);
  if (!row) return noOp(seq, `nothing kept as ${id}`);
  const name = change.name === undefined ? row.name : cleanName(change.name);
  const lines = change.lines ?? row.lines;
  const view = change.view ?? row.view;
  if (name === '') return noOp(seq, 'no name');
  const kind = change.kind && isList(change.kind) && isList(row.kind) ? change.kind : row.kind;
  const isNamed = name !== row.name;
  const isLined = JSON.stringify(lines) !== JSON.stringify(row.lines);
  const isViewed = JSON.stringify(view) !== JSON.stringify(row.view);
  if (!isNamed && !isLined && !isViewed && kind === row.kind) return noOp(seq, 'nothing to change');
  saved.put({ ...row, kind, name, lines, view });
  const back: EditDraft = {
    type: 'saved-edit',
    id,
    ...(isNamed && { name: row.name }),
    ...(kind !== row.kind && { kind: row.kind }),
    ...(isLined && { lines: row.lines }),
    ...(isViewed && row.view && { view: row.view }),
  };
  return done(seq, 0, [back]);
}

function isList(kind: SavedRow['kind']): boolean {
  return batchKinds.some((one) => one === kind);
}

/** Moves it among those of its kind. */
export function applySavedMove({ saved }: Workspace, { seq, id, before }: Of<'saved-move'>): Applied {
  const row = saved.rows.get(id);
  if (!row) return noOp(seq, `nothing kept as ${id}`);
  const siblings = listOfKind(saved.rows, row.kind);
  // A deleted one counts too: so its place is found again exactly.
  const next = siblings[siblings.findIndex((one) => one.id === id) + 1]?.id ?? null;
  if (before === id || before === next) return noOp(seq, 'it stands there');
  saved.put({ ...row, order: orderBefore(saved, row.kind, before, id) });
  return done(seq, 0, [{ type: 'saved-move', id, before: next }]);
}

/** Takes it away, or brings it back. */
export function applySavedDelete(
  { saved }: Workspace,
  { seq, id, type }: Of<'saved-delete' | 'saved-restore'>,
): Applied {
  const isDeleted = type === 'saved-delete';
  const row = saved.rows.get(id);
  if (!row) return noOp(seq, `nothing kept as ${id}`);
  if (row.isDeleted === isDeleted) return noOp(seq, 'nothing to change');
  saved.put({ ...row, isDeleted });
  return done(seq, 0, [{ type: isDeleted ? 'saved-restore' : 'saved-delete', id }]);
}

/** Moves the line between what is seen and what is new. */
export function applySavedSeen({ saved }: Workspace, { seq, id, upTo }: Of<'saved-seen'>): Applied {
  const row = saved.rows.get(id);
  if (!row) return noOp(seq, `nothing kept as ${id}`);
  const seen = upTo ?? seq;
  if (seen === row.seen) return noOp(seq, 'nothing to change');
  saved.put({ ...row, seen });
  return done(seq, 0, [{ type: 'saved-seen', id, upTo: row.seen }]);
}

/** A key in front of one of the same kind, or last when there is no such one; `self` is not counted among them. */
function orderBefore(saved: SavedWorkspace, kind: SavedRow['kind'], before: number | null, self: number): string {
  const siblings = listOfKind(saved.rows, kind).filter(({ id }) => id !== self);
  const index = siblings.findIndex(({ id }) => id === before);
  const at = index === -1 ? siblings.length : index;
  return keyBetween(siblings[at - 1]?.order ?? null, siblings[at]?.order ?? null);
}
