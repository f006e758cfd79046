import { type Column, type ColumnId, columnIds, toColumnPx } from '../state/looks';

/** The columns with one put in the place that another has now; the others close up. */
export function moveColumn(columns: readonly Column[], id: ColumnId, to: number): readonly Column[] {
  const moved = columns.find((one) => one.id === id);
  if (!moved) return columns;
  const rest = columns.filter((one) => one !== moved);
  const at = Math.min(rest.length, Math.max(0, to));
  return [...rest.slice(0, at), moved, ...rest.slice(at)];
}

/** The columns with one made as wide as is asked, within what a column may be. */
export function resizeColumn(columns: readonly Column[], id: ColumnId, widthPx: number): readonly Column[] {
  return columns.map((one) => (one.id === id ? { id, widthPx: toColumnPx(widthPx) } : one));
}

/**
 * The columns with one taken away, or put where it stands among all that there are. The last one stays: a table
 * without columns shows nothing to bring one back by.
 */
export function toggleColumn(columns: readonly Column[], id: ColumnId, widthPx: number): readonly Column[] {
  if (columns.some((one) => one.id === id)) {
    return columns.length === 1 ? columns : columns.filter((one) => one.id !== id);
  }
  const rank = columnIds.indexOf(id);
  const before = columns.findLastIndex((one) => columnIds.indexOf(one.id) < rank);
  return [...columns.slice(0, before + 1), { id, widthPx }, ...columns.slice(before + 1)];
}
