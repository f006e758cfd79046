import { expect, it } from 'vitest';
import { tellLeftOut } from './tell-left-out';

it('says what of a list is not run', () => {
  expect(tellLeftOut(0, [])).toBe('');
  expect(tellLeftOut(1, [])).toBe('left out: 1 blank line');
  expect(tellLeftOut(2, ['a', 'b', 'a', 'c', 'd'])).toBe(
    'left out: 5 repeated lines (“a”, “b”, “c” and more) and 2 blank lines',
  );
});
