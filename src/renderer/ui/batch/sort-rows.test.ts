import { expect, it } from 'vitest';
import type { BatchFigures } from '../../../contract/batch';
import { sortRows, type BatchColumn } from './sort-rows';

const row = (line: string, found: number, first: string | null, outlet: string | null) => {
  const outlets = outlet === null ? [] : [{ outlet, articles: 1 }];
  const figures: BatchFigures = {
    found,
    fresh: null,
    first,
    last: first,
    outlets,
    notices: [],
    upTo: 1,
    covered: 1,
    held: 1,
  };
  return { line, figures };
};
const rows = [row('Zoë', 2, null, null), row('ada', 10, '2019-02-01', 'Post'), row('Bea', 2, '2001-01-01', 'Ärzte')];
const order = (column: BatchColumn, isDescending: boolean) =>
  sortRows(rows, { column, isDescending }).map(({ line }) => line);

it('a batch is sorted by any column; what has nothing there comes last both ways', () => {
  expect(order('line', false)).toEqual(['ada', 'Bea', 'Zoë']);
  expect(order('found', true)).toEqual(['ada', 'Zoë', 'Bea']);
  expect(order('found', false)).toEqual(['Zoë', 'Bea', 'ada']);
  expect(order('first', false)).toEqual(['Bea', 'ada', 'Zoë']);
  expect(order('first', true)).toEqual(['ada', 'Bea', 'Zoë']);
  expect(order('outlets', false)).toEqual(['Bea', 'ada', 'Zoë']);
  expect(order('fresh', true)).toEqual(['Zoë', 'ada', 'Bea']);
});
