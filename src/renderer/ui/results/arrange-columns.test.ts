import { describe, expect, it } from 'vitest';
import { type Column, columnPx } from '../state/looks';
import { moveColumn, resizeColumn, toggleColumn } from './arrange-columns';

const columns: readonly Column[] = [
  { id: 'title', widthPx: 280 },
  { id: 'outlet', widthPx: 130 },
  { id: 'words', widthPx: 64 },
];
const idsOf = (some: readonly Column[]): readonly string[] => some.map(({ id }) => id);

describe('columns of the table', () => {
  it.each([
    ['outlet', 0, ['outlet', 'title', 'words']],
    ['title', 2, ['outlet', 'words', 'title']],
    ['title', 99, ['outlet', 'words', 'title']],
    ['words', -1, ['words', 'title', 'outlet']],
    ['tags', 0, ['title', 'outlet', 'words']],
  ] as const)('%s is put at place %i', (id, to, expected) => {
    expect(idsOf(moveColumn(columns, id, to))).toEqual(expected);
  });

  it('are never so narrow that they cannot be taken hold of, nor so wide that they hide all others', () => {
    const widths = [-50, 200.4, 1e9].map((px) => resizeColumn(columns, 'outlet', px)[1]?.widthPx);
    expect(widths).toEqual([columnPx.least, 200, columnPx.most]);
  });

  it('come back where they stand among all there are', () => {
    expect(idsOf(toggleColumn(columns, 'published', 100))).toEqual(['title', 'outlet', 'published', 'words']);
    expect(idsOf(toggleColumn(columns, 'state', 44))).toEqual(['state', 'title', 'outlet', 'words']);
  });

  it('can be taken away but for the last', () => {
    const two = toggleColumn(columns, 'outlet', 0);
    const one = toggleColumn(two, 'words', 0);
    expect(idsOf(toggleColumn(one, 'title', 0))).toEqual(['title']);
  });
});
