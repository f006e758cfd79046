import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TextRange } from '../../../contract/archive-api';
import { joinRanges } from './join-ranges';

const covered = (ranges: readonly TextRange[]): string => {
  const seen = new Set<number>();
  for (const [start, end] of ranges) for (let at = start; at < end; at += 1) seen.add(at);
  return [...seen].sort((a, b) => a - b).join(' ');
};

describe('highlights of one colour', () => {
  it('are drawn over the very same characters, however they cross, and never twice', () => {
    const range = fc.tuple(fc.nat(60), fc.nat(20)).map(([start, length]): TextRange => [start, start + length + 1]);
    fc.assert(
      fc.property(fc.array(range, { maxLength: 20 }), (ranges) => {
        const joined = joinRanges([...ranges].sort((a, b) => a[0] - b[0]));
        expect(covered(joined)).toBe(covered(ranges));
        for (const [at, [start]] of joined.entries()) {
          const before = joined[at - 1];
          if (before) expect(start).toBeGreaterThan(before[1]);
        }
      }),
    );
  });
});
