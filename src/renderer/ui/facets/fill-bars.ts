import type { Facet } from '../../../contract/facet';

/** What one bar of the histogram stands for. */
export type BarUnit = 'year' | 'month' | 'day';

/** A stretch of time, `2019`, `2019-03` or `2019-03-04`, and how many of the results are in it. */
export interface Bar {
  readonly value: string;
  readonly count: number;
}

const characters = { year: 4, month: 7, day: 10 } as const;
/** More than these are as thin as a line. */
const mostBars = 400;

/** The unit in which results over these months are drawn: days of up to two months, months of up to five years, else years. */
export function chooseUnit(months: Facet | undefined): BarUnit {
  const first = months?.values.at(0)?.value;
  const last = months?.values.at(-1)?.value;
  if (!first || !last) return 'year';
  const span = monthNumber(last) - monthNumber(first);
  return span < 2 ? 'day' : span < 60 ? 'month' : 'year';
}

/** Bars in their order, those between without any result among them. */
export function fillBars(counts: Facet | undefined, unit: BarUnit): readonly Bar[] {
  const values = counts?.values ?? [];
  const [first, last] = [values.at(0)?.value, values.at(-1)?.value];
  if (first === undefined || last === undefined) return [];
  const byValue = new Map(values.map(({ value, count }) => [value, count]));
  const bars: Bar[] = [];
  for (let value = first; value <= last; value = after(value, unit)) {
    bars.push({ value, count: byValue.get(value) ?? 0 });
    // A misread date centuries away: what is between is left out.
    if (bars.length > mostBars) return values;
  }
  return bars;
}

function after(value: string, unit: BarUnit): string {
  const [year = 1970, month = 1, day = 1] = value.split('-').map(Number);
  const next = new Date(0);
  next.setUTCFullYear(
    unit === 'year' ? year + 1 : year,
    unit === 'month' ? month : month - 1,
    unit === 'day' ? day + 1 : 1,
  );
  return next.toISOString().slice(0, characters[unit]);
}

function monthNumber(value: string): number {
  const [year = 0, month = 1] = value.split('-').map(Number);
  return year * 12 + month;
}
