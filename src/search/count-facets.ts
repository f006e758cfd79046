import { noValue, type Columns } from './columns';
import type { FacetCount, FacetName } from './types';

/** Counts one facet over slots, exactly. */
export function countFacet(name: FacetName, slots: readonly number[], columns: Columns): readonly FacetCount[] {
  const counts = new Map<string | null, number>();
  const valueAt = createValue(name, columns);
  for (const slot of slots) {
    const value = valueAt(slot);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const isTime = name === 'year' || name === 'month';
  return Array.from(counts, ([value, count]) => ({ value, count })).sort(
    (a, b) => (isTime ? 0 : b.count - a.count) || compareText(a.value, b.value),
  );
}

/** By code units, which orders years and months; those without a value last. */
function compareText(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}

function createValue(name: FacetName, columns: Columns): (slot: number) => string | null {
  if (name === 'import') return (slot) => String(columns.get('importId', slot) >>> 0);
  if (name === 'year' || name === 'month') {
    const length = name === 'year' ? 4 : 7;
    const byDay = new Map<number, string>();
    return (slot) => {
      const day = columns.get('published', slot);
      if (day === noValue) return null;
      const known = byDay.get(day);
      if (known !== undefined) return known;
      const value = new Date(day * 86_400_000).toISOString().slice(0, length);
      byDay.set(day, value);
      return value;
    };
  }
  const { values } = columns.texts(name);
  return (slot) => values[columns.get(name, slot)] ?? null;
}
