import { expect, it } from 'vitest';
import { chipsOf } from './query-chips';

const today = '2026-03-10';

it('each part that is asked for is a chip, and taking one away leaves the others', () => {
  expect(chipsOf('harbour outlet:gazette -ferry (a OR b) sort:newest', today)).toMatchObject([
    { text: 'harbour', without: 'outlet:gazette -ferry (a OR b) sort:newest' },
    { text: 'outlet:gazette', without: 'harbour -ferry (a OR b) sort:newest' },
    { text: '-ferry', without: 'harbour outlet:gazette (a OR b) sort:newest' },
    { text: '(a OR b)', without: 'harbour outlet:gazette -ferry sort:newest' },
  ]);
  expect(chipsOf('list:water', today)).toEqual([{ start: 0, text: 'list:"water"', without: '' }]);
});

it('words alone make no chips', () => {
  expect(chipsOf('harbour wall', today)).toEqual([]);
  expect(chipsOf('', today)).toEqual([]);
});

it('what is typed by half still has its chips, and taking all of them away ends with nothing', () => {
  let query = '("open outlet:x OR -(y published:2018..';
  for (let left = 20; query !== '' && left > 0; left -= 1) query = chipsOf(query, today)[0]?.without ?? '';
  expect(query).toBe('');
});
