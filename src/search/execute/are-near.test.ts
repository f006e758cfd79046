import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areNear } from './are-near';

interface Placed {
  readonly starts: readonly number[];
  readonly length: number;
}

/** Every choice of a place for each phrase, one after the other. */
function naive(
  phrases: readonly Placed[],
  within: number,
  taken: readonly (readonly [number, number])[] = [],
): boolean {
  const [phrase, ...others] = phrases;
  if (!phrase) {
    const from = Math.min(...taken.map(([start]) => start));
    const to = Math.max(...taken.map(([, end]) => end));
    return to - from - taken.reduce((sum, [start, end]) => sum + end - start, 0) <= within;
  }
  return phrase.starts.some((start) => {
    const end = start + phrase.length;
    if (taken.some(([from, to]) => start < to && from < end)) return false;
    return naive(others, within, [...taken, [start, end]]);
  });
}

describe('phrases near each other', () => {
  it('are those that trying every place finds', () => {
    const phrase = fc.record({
      starts: fc.uniqueArray(fc.nat(14), { minLength: 1, maxLength: 6 }).map((list) => list.sort((a, b) => a - b)),
      length: fc.constantFrom(1, 1, 1, 2, 3),
    });
    const phrases = fc
      .tuple(fc.array(phrase, { minLength: 2, maxLength: 4 }), fc.nat(2))
      .map(([list, twins]) => [...list, ...list.slice(0, twins)]);
    fc.assert(
      fc.property(phrases, fc.nat(6), (list, within) => {
        expect(areNear(list, within)).toBe(naive(list, within));
      }),
      { numRuns: 3_000 },
    );
  });

  it('are found or not when one word is named sixteen times', () => {
    const starts = Array.from({ length: 40 }, (_, at) => at * 3);
    const sixteen = Array.from({ length: 16 }, () => ({ starts, length: 1 }));
    expect(areNear(sixteen, 100)).toBe(true);
    expect(areNear(sixteen, 29)).toBe(false);
    expect(areNear(sixteen, 30)).toBe(true);
  });
});
