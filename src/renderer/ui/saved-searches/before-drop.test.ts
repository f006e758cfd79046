import { expect, it } from 'vitest';
import { beforeDrop } from './before-drop';

it('a saved search is dropped before or after another; where it stands already nothing is done', () => {
  const ids = [1, 2, 3, 4];
  expect(beforeDrop(ids, 4, 1, 'before')).toBe(1);
  expect(beforeDrop(ids, 1, 3, 'after')).toBe(4);
  expect(beforeDrop(ids, 1, 4, 'after')).toBe(null);
  expect(beforeDrop(ids, 2, 1, 'after')).toBe(undefined);
  expect(beforeDrop(ids, 2, 3, 'before')).toBe(undefined);
  expect(beforeDrop(ids, 2, 2, 'before')).toBe(undefined);
  expect(beforeDrop(ids, 2, 3, 'on')).toBe(undefined);
});
