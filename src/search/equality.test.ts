import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDifference, histories, play, queryKinds, type AskedQuery } from './equality-histories';
import { mergeSegments } from './merge/merge-segments';
import { toInput } from './segment-index';
import { SegmentBuilder } from './segment/segment-builder';
import { cutAsMiniSearch } from './segmented-mini-search';

/** Cases of each kind; `npm run fuzz -- search` gives thousands. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 60);

function differ(a: ArrayBuffer | undefined, b: ArrayBuffer): boolean {
  return !a || !Buffer.from(a).equals(Buffer.from(b));
}

describe('segments find what a plain MiniSearch finds, with its scores', () => {
  it.each(Object.keys(queryKinds))('%s', async (kind) => {
    await fc.assert(
      fc.asyncProperty(
        histories,
        fc.array(queryKinds[kind] ?? fc.constant<AskedQuery>(['', {}]), { minLength: 1, maxLength: 4 }),
        async (history, queries) => {
          const played = await play(history);
          for (const query of queries) expect(findDifference(played, query)).toBeNull();
        },
      ),
      { numRuns: runs },
    );
  });
});

describe('merged segments', () => {
  it('are byte for byte the files of one build from the documents that are left', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const { index, options, left } = await play(history);
        const { schema } = index;
        const merged = mergeSegments(index.segments.map(toInput), schema);
        const builder = new SegmentBuilder(schema, cutAsMiniSearch(options));
        for (const { id, fields } of left) builder.add({ fields, columns: { numbers: [id], texts: [] } });
        if (left.length === 0) expect(merged).toBeNull();
        else {
          const built = builder.finish();
          expect(differ(merged?.segment, built.segment)).toBe(false);
          expect(differ(merged?.positions, built.positions)).toBe(false);
        }
      }),
      { numRuns: runs * 2 },
    );
  });

  it('keep the running averages of MiniSearch to the bit', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const { index, plain, options } = await play(history);
        // Nothing of a MiniSearch's JSON is hidden; a field that never was has no average there.
        const { averageFieldLength } = JSON.parse(JSON.stringify(plain)) as { averageFieldLength: (number | null)[] };
        expect(index.averages).toEqual(options.fields.map((_, field) => averageFieldLength[field] ?? 0));
      }),
      { numRuns: runs },
    );
  });
});
