/** What is chosen in the result list: one current row, and the ids chosen with it. */
export interface Selection {
  /** Row the keys move from; -1 for none. */
  readonly index: number;
  /** Article of the current row, or null while its row is not loaded. */
  readonly id: number | null;
  /** Row a range began at. */
  readonly anchor: number;
  /** All chosen articles, the current one among them. */
  readonly ids: ReadonlySet<number>;
}

/** Nothing chosen. */
export const noSelection: Selection = { index: -1, id: null, anchor: -1, ids: new Set() };

/** One row chosen. */
export function selectOne(index: number, id: number | null): Selection {
  return { index, id, anchor: index, ids: new Set(id === null ? [] : [id]) };
}

/** Adds a row to what is chosen, or takes it away. */
export function toggleOne(old: Selection, index: number, id: number): Selection {
  const ids = new Set(old.ids);
  if (ids.has(id) && ids.size > 1) ids.delete(id);
  else ids.add(id);
  return { index, id, anchor: index, ids };
}

/** Chooses all rows from the anchor to `index`; `between` are their ids. */
export function selectRange(old: Selection, index: number, id: number | null, between: readonly number[]): Selection {
  return { index, id, anchor: old.anchor < 0 ? index : old.anchor, ids: new Set(between) };
}

/** Where a step leads: clamped to the list, and to its first row when nothing is chosen. */
export function stepIndex(from: number, by: number, total: number): number {
  if (total === 0) return -1;
  if (from < 0) return by < 0 ? total - 1 : 0;
  return Math.min(total - 1, Math.max(0, from + by));
}
