import type { Columns } from './archive-columns';
import { noValue } from './segment/columns-writer';
import type { FacetCount, FacetName } from './types';

/** Counts one facet exactly. */
export interface FacetCounter {
  readonly name: FacetName;
  /** Counts the first so many of the slots, in a loop of its own: one call for each costs as much as the counting. */
  count(slots: Int32Array, length: number): void;
  /** Most frequent first; years and months in their own order; those without a value last. */
  list(): readonly FacetCount[];
}

/** Counts by the column's own numbers; what they mean is looked up once for each that occurred. */
export function createFacetCounter(name: FacetName, columns: Columns): FacetCounter {
  if (name === 'day') return countDays(columns);
  if (name === 'year' || name === 'month') return countTimes(name, columns);
  const column = columns.values(columnOf[name]);
  const counts = new Map<number, number>();
  if (name === 'import') {
    return {
      name,
      count(slots, length) {
        for (let index = 0; index < length; index += 1) {
          const number = column[slots[index] ?? 0] ?? noValue;
          counts.set(number, (counts.get(number) ?? 0) + 1);
        }
      },
      list: () => sortByCount(Array.from(counts, ([number, count]) => ({ value: String(number >>> 0), count }))),
    };
  }
  const { values } = columns.texts(name);
  /** By code; the last one counts those without a value. */
  const byCode = new Uint32Array(values.length + 1);
  return {
    name,
    count(slots, length) {
      for (let index = 0; index < length; index += 1) {
        const code = column[slots[index] ?? 0] ?? noValue;
        const at = code === noValue ? values.length : code;
        byCode[at] = (byCode[at] ?? 0) + 1;
      }
    },
    list() {
      const found: FacetCount[] = [];
      for (let code = 0; code < byCode.length; code += 1) {
        const count = byCode[code] ?? 0;
        if (count > 0) found.push({ value: values[code] ?? null, count });
      }
      return sortByCount(found);
    },
  };
}

const columnOf = {
  outlet: 'outlet',
  byline: 'byline',
  section: 'section',
  language: 'language',
  kind: 'kind',
  import: 'importId',
} as const;

/** Days on either side of 1970 whose months are worked out once: 89 years. */
const tabledDays = 1 << 15;
/** By day + `tabledDays` the months since January 0, year 0. */
let monthTable: Int32Array | null = null;

/** Counts months, of which there are few; years are made of them at the end. */
function countTimes(name: 'year' | 'month', columns: Columns): FacetCounter {
  monthTable ??= Int32Array.from({ length: 2 * tabledDays }, (_, at) => monthOf(at - tabledDays));
  const months = monthTable;
  const days = columns.values('published');
  const first = months[0] ?? 0;
  const counts = new Uint32Array((months.at(-1) ?? 0) - first + 1);
  const others = new Map<number, number>();
  let missing = 0;
  return {
    name,
    count(slots, length) {
      for (let index = 0; index < length; index += 1) {
        const day = days[slots[index] ?? 0] ?? noValue;
        const at = day + tabledDays;
        if (day === noValue) missing += 1;
        else if (at >= 0 && at < months.length) {
          const place = (months[at] ?? 0) - first;
          counts[place] = (counts[place] ?? 0) + 1;
        } else others.set(monthOf(day), (others.get(monthOf(day)) ?? 0) + 1);
      }
    },
    list() {
      const byMonth: (readonly [month: number, count: number])[] = [];
      for (let at = 0; at < counts.length; at += 1) {
        const count = counts[at] ?? 0;
        if (count > 0) byMonth.push([at + first, count]);
      }
      const byValue = new Map<string, number>();
      for (const [month, count] of [...byMonth, ...others].sort(([a], [b]) => a - b)) {
        const value = name === 'year' ? yearText(month) : monthText(month);
        byValue.set(value, (byValue.get(value) ?? 0) + count);
      }
      const found: FacetCount[] = Array.from(byValue, ([value, count]) => ({ value, count }));
      return missing > 0 ? [...found, { value: null, count: missing }] : found;
    },
  };
}

function countDays(columns: Columns): FacetCounter {
  const days = columns.values('published');
  const counts = new Map<number, number>();
  return {
    name: 'day',
    count(slots, length) {
      for (let index = 0; index < length; index += 1) {
        const day = days[slots[index] ?? 0] ?? noValue;
        counts.set(day, (counts.get(day) ?? 0) + 1);
      }
    },
    list: () =>
      Array.from(counts)
        // Those without a day last.
        .sort(([a], [b]) => (a === noValue ? Infinity : a) - (b === noValue ? Infinity : b))
        .map(([day, count]) => ({ value: day === noValue ? null : isoDay(day), count })),
  };
}

function isoDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function monthOf(day: number): number {
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
}

function yearText(month: number): string {
  return String(Math.floor(month / 12)).padStart(4, '0');
}

function monthText(month: number): string {
  return `${yearText(month)}-${String((month % 12) + 1).padStart(2, '0')}`;
}

/** Equal counts by code units; those without a value last. */
function sortByCount(found: FacetCount[]): readonly FacetCount[] {
  return found.sort((a, b) => b.count - a.count || compareText(a.value, b.value));
}

function compareText(a: string | null, b: string | null): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  return a < b ? -1 : a > b ? 1 : 0;
}
