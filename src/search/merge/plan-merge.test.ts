import { describe, expect, it } from 'vitest';
import type { HeldSegment } from '../live-index';
import { Segment } from '../segment/segment';
import { SegmentBuilder } from '../segment/segment-builder';
import { planInlineMerge, planMerge } from './plan-merge';

const schema = { fields: 1, columns: { numbers: 1, texts: 0 } };

/** A segment of so many documents without a word, some of them removed. */
function held(documents: number, removedCount = 0): HeldSegment & { readonly positions: unknown } {
  const builder = new SegmentBuilder(schema, () => 0);
  for (let id = 0; id < documents; id += 1) builder.add({ fields: [''], columns: { numbers: [id], texts: [] } });
  const segment = Segment.open(builder.finish().segment, schema);
  if (!segment) throw new Error('what was built does not open');
  return { name: '', segment, base: 0, removed: null, removedCount, positions: true };
}

function many(count: number, documents: number) {
  return Array.from({ length: count }, () => held(documents));
}

describe('which segments are merged', () => {
  it('eight neighbours of one size, the smallest first, and no fewer', () => {
    expect(planMerge(many(7, 1_000), false)).toBeNull();
    expect(planMerge(many(8, 1_000), false)).toEqual({ from: 0, to: 8 });
    expect(planMerge([...many(8, 1_000), ...many(8, 70)], false)).toEqual({ from: 8, to: 16 });
  });
  it('small ones by themselves where there are eight side by side, else with the larger one between them', () => {
    expect(planMerge([...many(4, 70), held(5_000), ...many(8, 70)], false)).toEqual({ from: 5, to: 13 });
    expect(planMerge([...many(4, 70), held(5_000), ...many(4, 70)], false)).toEqual({ from: 0, to: 8 });
    expect(planMerge([...many(3, 70), held(5_000), ...many(3, 70)], false)).toBeNull();
  });
  it('a single one when more than a tenth of it was removed, and any removed when words are to be erased', () => {
    expect(planMerge([held(100), held(100, 10)], false)).toBeNull();
    expect(planMerge([held(100), held(100, 11)], false)).toEqual({ from: 1, to: 2 });
    expect(planMerge([held(100), held(100, 1)], true)).toEqual({ from: 1, to: 2 });
  });
  it('at once only when they are small and their places are in memory', () => {
    expect(planInlineMerge(many(8, 60))).toEqual({ from: 0, to: 8 });
    expect(planInlineMerge(many(8, 70))).toBeNull();
    expect(planInlineMerge(many(8, 60).map((each) => ({ ...each, positions: null })))).toBeNull();
  });
});
