import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { archive, ask, document } from './archive-fixture';
import type { FacetCount } from './types';

const drafts = fc.array(
  fc.record({
    text: fc.constantFrom('strike', 'pay', 'strike pay'),
    outlet: fc.constantFrom('', 'Post', 'Times'),
    published: fc.constantFrom(null, '1850-06-01', '2019-12-31', '2020-01-01', '2199-05-05'),
    language: fc.constantFrom(null, 'en', 'pt-BR'),
    importId: fc.constantFrom(1, 2, 4_000_000_000),
    section: fc.constantFrom(null, 'World', 'Sport'),
    byline: fc.constantFrom('', 'Ada Nowak', 'Ada Nowak, Bo Li'),
  }),
  { maxLength: 40 },
);

function sorted(counts: readonly FacetCount[] | undefined): readonly string[] {
  return (counts ?? []).map(({ value, count }) => `${value ?? '-'} ${count}`).sort();
}

function countEach(values: readonly (string | null)[]): readonly string[] {
  const counts = new Map<string | null, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return Array.from(counts, ([value, times]) => `${value ?? '-'} ${times}`).sort();
}

it('facets and the histogram are what a loop over all results counts', async () => {
  await fc.assert(
    fc.asyncProperty(drafts, fc.integer({ min: 1, max: 9 }), async (list, batch) => {
      const search = archive(
        list.map((draft, index) => document(index + 1, draft)),
        batch,
      );
      const facets = ['outlet', 'byline', 'section', 'language', 'year', 'month', 'day', 'import'] as const;
      const ids: number[] = [];
      const output = await search.search(ask('strike', { facets, limit: 2, onResult: (id) => ids.push(id) }));
      const found = list.filter(({ text }) => text.includes('strike'));
      expect(output.total).toBe(found.length);
      expect(ids.sort((a, b) => a - b)).toEqual(
        list.flatMap(({ text }, at) => (text.includes('strike') ? [at + 1] : [])),
      );
      expect(sorted(output.facets.byline)).toEqual(countEach(found.map(({ byline }) => byline || null)));
      expect(sorted(output.facets.section)).toEqual(countEach(found.map(({ section }) => section)));
      expect(sorted(output.facets.day)).toEqual(countEach(found.map(({ published }) => published)));
      expect(sorted(output.facets.outlet)).toEqual(countEach(found.map(({ outlet }) => outlet || null)));
      expect(sorted(output.facets.language)).toEqual(
        countEach(found.map(({ language }) => language?.toLowerCase() ?? null)),
      );
      expect(sorted(output.facets.year)).toEqual(
        countEach(found.map(({ published }) => published?.slice(0, 4) ?? null)),
      );
      expect(sorted(output.facets.month)).toEqual(
        countEach(found.map(({ published }) => published?.slice(0, 7) ?? null)),
      );
      expect(sorted(output.facets.import)).toEqual(countEach(found.map(({ importId }) => String(importId))));
    }),
    { numRuns: 200 },
  );
});
