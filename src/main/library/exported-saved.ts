import type { ChangeDraft } from '../../contract/change';
import type { Saved } from '../../contract/saved';
import type { View } from '../../contract/view';
import { id as isId, isRecord } from './checks';
import { readEdit } from './exported-marks';

type SavedMake = Extract<ChangeDraft, { type: 'saved-make' }>;

/** Something to search with out of a JSON Lines export, checked; its view names what it was in the library it comes from. */
export interface ExportedSaved {
  readonly make: SavedMake;
  readonly seen: number;
}

/** How what an export names is called in this library. */
export interface NewNames {
  readonly articles: ReadonlyMap<number, number>;
  readonly collections: ReadonlyMap<number, number>;
  readonly importId: number;
}

/** Reads such a line; null when it is none. */
export function readSaved(value: unknown): ExportedSaved | null {
  if (!isRecord(value) || !isId(value['seen'])) return null;
  const { kind, name, lines, view, seen } = value;
  const make = readEdit({ type: 'saved-make', kind, name, lines, view, before: null });
  return make?.type === 'saved-make' ? { make, seen } : null;
}

/**
 * The changes that keep it in this library; none when it is there already just so. What was new in it stays new: it is seen up to the
 * last of the articles that had been.
 */
export function listSaved(
  { make, seen }: ExportedSaved,
  held: readonly Saved[],
  names: NewNames,
): ((firstSeq: number) => ChangeDraft[]) | null {
  const here = { ...make, view: make.view && moveView(make.view, names) };
  if (held.some((one) => tell(one) === tell(here))) return null;
  let upTo = names.importId;
  for (const [old, now] of names.articles) if (old <= seen) upTo = Math.max(upTo, now);
  return (firstSeq) => [here, { type: 'saved-seen', id: firstSeq, upTo }];
}

function tell({ kind, name, lines, view }: Pick<Saved, 'kind' | 'name' | 'lines' | 'view'>): string {
  return JSON.stringify([kind, name, lines, view && Object.entries(view).sort(([a], [b]) => (a < b ? -1 : 1))]);
}

function moveView(view: View, { collections, importId }: NewNames): View {
  // All of the export is one import here, the nearest there is to the one it names.
  if (view.kind === 'import') return { kind: 'import', importId };
  if (view.kind !== 'collection') return view;
  // A collection that had been deleted is no place here either: an import's number is never one.
  return { ...view, id: collections.get(view.id) ?? importId };
}
