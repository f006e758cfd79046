import { describe, expect, it } from 'vitest';
import { countOf, formatBytes, formatLeft, readingMinutes } from './numbers';

describe('numbers on the screen', () => {
  it.each([
    [0, '0 articles'],
    [1, '1 article'],
    [12_408, '12,408 articles'],
  ])('count %d articles as “%s”', (value, words) => expect(countOf(value, 'article')).toBe(words));

  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [999_600, '1 MB'],
    [1_240, '1.2 KB'],
    [84_000_000_000, '84 GB'],
  ])('show %d bytes as “%s”', (bytes, words) => expect(formatBytes(bytes)).toBe(words));

  it.each([
    [0.2, '1 s left'],
    [89, '89 s left'],
    [91, '2 min left'],
    [5_400, 'about 2 h left'],
  ])('tell %d seconds left as “%s”', (seconds, words) => expect(formatLeft(seconds)).toBe(words));

  it('never promise less than a minute of reading', () => expect(readingMinutes(3)).toBe(1));
});
