import { expect, it } from 'vitest';
import { readLines } from './read-lines';

it('a list holds each line once, trimmed, without empty ones, whatever the line ends', () => {
  expect(readLines(' Kyiv \r\nKiew\n\nKyiv\rКиїв\n')).toEqual(['Kyiv', 'Kiew', 'Київ']);
  expect(readLines(' \n ')).toEqual([]);
});
