import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitMarks } from './split-marks';

describe('marks in a line', () => {
  it('stand where the words stand', () => {
    expect(splitMarks('the harbour wall', [[4, 11]]).map(({ text, isMarked }) => [text, isMarked])).toEqual([
      ['the ', false],
      ['harbour', true],
      [' wall', false],
    ]);
  });

  it('never add or lose a letter, whatever the ranges', () => {
    fc.assert(
      fc.property(fc.string(), fc.array(fc.tuple(fc.nat(40), fc.nat(40))), (text, ranges) => {
        const parts = splitMarks(text, ranges);
        expect(parts.map((part) => part.text).join('')).toBe(text);
        const marked = new Set(
          parts.flatMap((part) =>
            part.isMarked ? Array.from({ length: part.text.length }, (_, i) => part.start + i) : [],
          ),
        );
        for (const at of marked) expect(ranges.some(([start, end]) => at >= start && at < end)).toBe(true);
      }),
    );
  });
});
