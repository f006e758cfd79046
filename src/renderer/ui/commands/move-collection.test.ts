import { describe, expect, it } from 'vitest';
import type { Collection } from '../../../contract/mark';
import { beside, isWithin, outOfParent, stepped } from './move-collection';

const at = (id: number, parent: number | null): Collection => ({
  id,
  name: `c${id}`,
  description: '',
  parent,
  articles: 0,
  articlesWithin: 0,
});
/** 1 with 4, 5 and 6 in it; 2; 3. */
const all = [at(1, null), at(4, 1), at(5, 1), at(6, 1), at(2, null), at(3, null)];

describe('moving a collection', () => {
  it.each([
    ['up', 5, -1, { parent: 1, before: 4 }],
    ['up from the top', 4, -1, null],
    ['down', 4, 1, { parent: 1, before: 6 }],
    ['down to the end', 5, 1, { parent: 1, before: null }],
    ['down from the end', 3, 1, null],
    ['that is not there', 99, 1, null],
  ] as const)('%s', (_, id, by, place) => {
    expect(stepped(all, id, by)).toEqual(place);
  });

  it('out of its parent puts it right behind that', () => {
    expect(outOfParent(all, 5)).toEqual({ parent: null, before: 2 });
    expect(outOfParent(all, 2)).toBeNull();
  });

  it('beside another puts it in front or behind, among that one’s siblings', () => {
    expect(beside(all, 5, 'before')).toEqual({ parent: 1, before: 5 });
    expect(beside(all, 6, 'after')).toEqual({ parent: 1, before: null });
  });

  it('never goes into itself or what is below it', () => {
    expect([isWithin(all, 4, 1), isWithin(all, 1, 1), isWithin(all, 2, 1)]).toEqual([true, true, false]);
  });
});
