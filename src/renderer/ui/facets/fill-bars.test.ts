import { describe, expect, it } from 'vitest';
import type { Facet } from '../../../contract/facet';
import { chooseUnit, fillBars } from './fill-bars';

const facet = (name: Facet['name'], ...values: readonly string[]): Facet => ({
  name,
  values: values.map((value) => ({ value, label: value, count: 2 })),
  more: 0,
  without: 0,
});

describe('the histogram', () => {
  it.each([
    [['2019-03'], 'day'],
    [['2019-03', '2019-04'], 'day'],
    [['2019-03', '2021-01'], 'month'],
    [['1999-03', '2021-01'], 'year'],
    [[], 'year'],
  ] as const)('of %j is drawn by %s', (months, unit) => {
    expect(chooseUnit(facet('month', ...months))).toBe(unit);
  });

  it.each([
    ['day', ['2020-02-27', '2020-03-01'], ['2020-02-27 2', '2020-02-28 0', '2020-02-29 0', '2020-03-01 2']],
    ['month', ['2019-11', '2020-01'], ['2019-11 2', '2019-12 0', '2020-01 2']],
    ['year', ['2018', '2020'], ['2018 2', '2019 0', '2020 2']],
    ['year', [], []],
  ] as const)('by %s has a bar for every one between the first and the last', (unit, values, bars) => {
    expect(fillBars(facet(unit, ...values), unit).map(({ value, count }) => `${value} ${count}`)).toEqual(bars);
  });

  it('leaves out what is between when a date is centuries away', () => {
    expect(fillBars(facet('year', '0021', '2020'), 'year')).toHaveLength(2);
  });
});
