import type { FilterNode } from './compile-query';
import type { Columns } from './archive-columns';
import { noValue } from './segment/columns-writer';
import type { SearchInput } from './types';

/** The number of a day `YYYY-MM-DD` since 1970-01-01. */
export function dayNumber(iso: string): number {
  return Math.floor(Date.parse(`${iso}T00:00:00Z`) / 86_400_000);
}

type Test = (slot: number) => boolean;

/**
 * Makes the test for filters. `undated` is what a document without the date asked for counts as: the
 * search runs once with false for the results, and once with true to count what a date left out.
 */
export function createFilterTest(
  columns: Columns,
  { states, resolveSet }: Pick<SearchInput, 'states' | 'resolveSet'>,
): (filter: FilterNode, undated: boolean) => Test {
  const ids = columns.values('id');
  const idAt = (slot: number): number => (ids[slot] ?? 0) >>> 0;
  return (filter, undated) => {
    switch (filter.type) {
      case 'date': {
        const { field, interval } = filter;
        const days = columns.values(field);
        if (interval === 'unknown') return (slot) => days[slot] === noValue;
        const from = interval.from === null ? -Infinity : dayNumber(interval.from);
        const to = interval.to === null ? Infinity : dayNumber(interval.to);
        return (slot) => {
          const day = days[slot] ?? noValue;
          return day === noValue ? undated : day >= from && day <= to;
        };
      }
      case 'is': {
        const { unread, starred, trashed } = states;
        if (filter.state === 'unread') return (slot) => unread.has(idAt(slot));
        if (filter.state === 'read') return (slot) => !unread.has(idAt(slot));
        if (filter.state === 'starred') return (slot) => starred.has(idAt(slot));
        return (slot) => trashed.has(idAt(slot));
      }
      case 'language': {
        if (filter.tag === 'unknown') return (slot) => columns.get('language', slot) === noValue;
        // `pt` finds pt-BR; `pt-br` does not find pt.
        const tag = filter.tag.toLowerCase();
        const isIt = columns.texts('language').values.map((value) => value === tag || value.startsWith(`${tag}-`));
        return (slot) => isIt[columns.get('language', slot)] === true;
      }
      case 'kind': {
        const code = columns.texts('kind').codeOf(filter.kind);
        return (slot) => columns.get('kind', slot) === code;
      }
      case 'id': {
        const wanted = columns.slotOf(filter.id);
        return (slot) => slot === wanted;
      }
      default: {
        const wanted = resolveSet?.(filter);
        return (slot) => wanted?.has(idAt(slot)) === true;
      }
    }
  };
}
