import { expect, it } from 'vitest';
import { uniqueNames } from './unique-names';

it.each([
  [
    ['a.html', 'b.html'],
    ['a.html', 'b.html'],
  ],
  [
    ['a.html', 'a.html', 'a.html'],
    ['a.html', 'a (2).html', 'a (3).html'],
  ],
  [
    ['a.html', 'a (2).html', 'a.html'],
    ['a.html', 'a (2).html', 'a (3).html'],
  ],
  [
    ['x.y/a', 'x.y/a'],
    ['x.y/a', 'x.y/a (2)'],
  ],
  [
    ['.env', '.env'],
    ['.env', '.env (2)'],
  ],
])('files of one name are told apart: %j', (names, unique) => {
  expect(uniqueNames(names)).toEqual(unique);
});
