import type { BatchRow } from './batch-run';

/** What the table of a batch can be sorted by; `line` is as the list has them. */
export type BatchColumn = 'line' | 'found' | 'fresh' | 'first' | 'last' | 'outlets';

export interface BatchSort {
  readonly column: BatchColumn;
  readonly isDescending: boolean;
}

const byWords = new Intl.Collator(undefined, { sensitivity: 'base', numeric: true });

/** The rows in another order; those that have nothing in the column come last either way, equal ones stay as in the list. */
export function sortRows(rows: readonly BatchRow[], { column, isDescending }: BatchSort): readonly BatchRow[] {
  const turn = isDescending ? -1 : 1;
  return rows.toSorted((a, b) => {
    const [one, other] = [valueOf(a, column), valueOf(b, column)];
    if (one === null || other === null) return Number(one === null) - Number(other === null);
    if (typeof one === 'number' && typeof other === 'number') return turn * (one - other);
    return turn * byWords.compare(String(one), String(other));
  });
}

function valueOf({ line, figures }: BatchRow, column: BatchColumn): string | number | null {
  if (column === 'line') return line;
  if (column === 'outlets') return figures.outlets[0]?.outlet ?? null;
  return figures[column];
}
