import type { Columns } from './archive-columns';
import { noValue } from './segment/columns-writer';
import type { FacetCount, FacetName } from './types';

/** Counts one facet exactly, one result at a time. */
export interface FacetCounter {
  readonly name: FacetName;
  count(slot: number): void;
  /** Most frequent first; years and months in their own order; those without a value last. */
  list(): readonly FacetCount[];
}

/** Counts by the column's own numbers; what they mean is looked up once for each that occurred. */
export function createFacetCounter(name: FacetName, columns: Columns): FacetCounter {
  const column = columns.values(columnOf[name]);
  // Days and codes lie close together: an array counts them in a fraction of a map's time.
  const counts = new Int32Array(dense);
  const others = new Map<number, number>();
  let missing = 0;
  return {
    name,
    count(slot) {
      const number = column[slot] ?? noValue;
      if (number === noValue && name !== 'import') missing += 1;
      else if (number >= -dense / 2 && number < dense / 2)
        counts[number + dense / 2] = (counts[number + dense / 2] ?? 0) + 1;
      else others.set(number, (others.get(number) ?? 0) + 1);
    },
    list() {
      const byValue = new Map<string | null, number>();
      const give = (value: string | null, count: number): void => {
        if (count > 0) byValue.set(value, (byValue.get(value) ?? 0) + count);
      };
      for (let at = 0; at < dense; at += 1) {
        const count = counts[at] ?? 0;
        if (count > 0) give(valueOf(name, at - dense / 2, columns), count);
      }
      for (const [number, count] of others) give(valueOf(name, number, columns), count);
      give(null, missing);
      const isTime = name in timeCharacters;
      return Array.from(byValue, ([value, count]) => ({ value, count })).sort(
        (a, b) => (isTime ? 0 : b.count - a.count) || compareText(a.value, b.value),
      );
    },
  };
}

/** Numbers around 0 that are counted in an array: 89 years of days on either side of 1970. */
const dense = 1 << 16;

/** How much of an ISO day names each time. */
const timeCharacters = { year: 4, month: 7, day: 10 } as const;

const columnOf = {
  outlet: 'outlet',
  byline: 'byline',
  section: 'section',
  language: 'language',
  kind: 'kind',
  year: 'published',
  month: 'published',
  day: 'published',
  import: 'importId',
} as const;

function valueOf(name: FacetName, number: number, columns: Columns): string | null {
  if (name === 'import') return String(number >>> 0);
  if (name === 'year' || name === 'month' || name === 'day') {
    return new Date(number * 86_400_000).toISOString().slice(0, timeCharacters[name]);
  }
  return columns.texts(name).values[number] ?? null;
}

/** By code units, which orders years and months; those without a value last. */
function compareText(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}
