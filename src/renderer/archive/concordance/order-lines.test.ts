import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConcordanceLines, type NewLine } from './concordance-lines';
import { orderLines } from './order-lines';
import { sortInSlices } from './sort-in-slices';
import { createWordCodes } from './word-codes';

describe('sorting in slices', () => {
  it('sorts as sorting at one go does, equal ones left as they stand', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(50), { maxLength: 9_000, minLength: 0, size: 'max' }), async (keys) => {
        const numbers = Uint32Array.from(keys, (_, at) => at);
        const compare = (a: number, b: number): number => (keys[a] ?? 0) - (keys[b] ?? 0);
        const expected = [...numbers].sort(compare);
        await sortInSlices(numbers, compare);
        expect([...numbers]).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});

describe('lines by their words', () => {
  const word = fc.constantFrom('', 'alpha', 'beta', 'gamma', 'delta 2', 'delta 10', 'ж', '北');
  const line = fc.record({
    before: fc.array(word, { maxLength: 3 }),
    after: fc.array(word, { maxLength: 3 }),
    hit: word,
  });

  it.each(['before1', 'before2', 'after1', 'after2', 'hit'] as const)(
    'are ordered as a naive sort has them: %s',
    async (order) => {
      await fc.assert(
        fc.asyncProperty(fc.array(line, { maxLength: 60 }), async (drafts) => {
          const codes = createWordCodes();
          const lines = new ConcordanceLines();
          const made = drafts.map(({ before, after, hit }, at): NewLine => ({
            isTitle: false,
            start: at,
            end: at + 1,
            hit: codes.codeOf(hit),
            before: before.map(codes.codeOf),
            after: after.map(codes.codeOf),
          }));
          lines.addArticle({ id: 1, content: 0, published: null, outlet: null }, made, 1_000);
          const { compare } = new Intl.Collator(undefined, { numeric: true });
          const keys = {
            before1: (d: (typeof drafts)[number]) => [d.before[0], d.before[1], d.before[2]],
            before2: (d: (typeof drafts)[number]) => [d.before[1], d.before[0], d.before[2]],
            after1: (d: (typeof drafts)[number]) => [d.after[0], d.after[1], d.after[2]],
            after2: (d: (typeof drafts)[number]) => [d.after[1], d.after[0], d.after[2]],
            hit: (d: (typeof drafts)[number]) => [d.hit, d.after[0], d.before[0]],
          }[order];
          const expected = drafts
            .map((draft, at) => ({ key: keys(draft), at }))
            .sort((a, b) => {
              for (let part = 0; part < 3; part += 1) {
                const found = compare(a.key[part] ?? '', b.key[part] ?? '');
                if (found !== 0) return found;
              }
              return a.at - b.at;
            });
          expect([...((await orderLines(lines, codes, order)) ?? [])]).toEqual(expected.map(({ at }) => at));
        }),
      );
    },
  );
});

describe('lines that are too many', () => {
  it('are left out, and those kept are whole', () => {
    const lines = new ConcordanceLines();
    const line = { isTitle: true, start: 7, end: 9, hit: 1, before: [2], after: [3] };
    lines.addArticle({ id: 1, content: 0, published: null, outlet: null }, [line, line, line], 2);
    lines.addArticle({ id: 2, content: 0, published: null, outlet: null }, [line], 2);
    expect(lines).toMatchObject({ count: 2, articlesWithLines: 1 });
    expect(lines.at(1)).toMatchObject({ isTitle: true, start: 7, end: 9, article: { id: 1 } });
    expect(lines.at(2)).toBeNull();
  });
});
