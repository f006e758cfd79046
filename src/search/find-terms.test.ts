import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { archive, document } from './archive-fixture';
import { tokenize } from './index';

const texts = [
  'Zelensky spoke in Kyiv',
  'Zelensky and Zelenska',
  'The zelkova tree',
  'Zelenski, as one paper has it',
  'Harbour 北京大学 #ZeroHour',
];
const search = archive(
  [...texts, ...Array.from({ length: 12 }, () => 'Zelensky again')].map((text, at) =>
    document(at + 1, { text, outlet: at < 3 ? 'Guardian' : 'Gazette', byline: 'Ana Lind' }),
  ),
  5,
);

describe('the words of the index that begin so', () => {
  it('come with the articles that hold them, most first, from all segments', () => {
    expect(search.completeTerm('zel', 3)).toEqual([
      { term: 'zelensky', documents: 14 },
      { term: 'zelenska', documents: 1 },
      { term: 'zelenski', documents: 1 },
    ]);
    expect(search.completeTerm('ZÉL', 1)).toEqual([{ term: 'zelensky', documents: 14 }]);
    expect(search.completeTerm('gua', 9)).toEqual([{ term: 'guardian', documents: 3 }]);
    expect(search.completeTerm('qqq', 9)).toEqual([]);
  });

  it('are counted without articles that were removed', () => {
    const few = archive([document(1, { text: 'zebra' }), document(2, { text: 'zebra zest' })]);
    few.remove([2]);
    expect(few.completeTerm('ze', 9)).toEqual([{ term: 'zebra', documents: 1 }]);
  });

  it('are those that a scan of all texts counts', () => {
    const word = fc.constantFrom('pay', 'pays', 'paid', 'pain', 'port', 'par', 'Páy');
    const body = fc.array(word, { maxLength: 5 }).map((list) => list.join(' '));
    fc.assert(
      fc.property(
        fc.array(fc.tuple(body, body), { maxLength: 9 }),
        fc.constantFrom('pa', 'pai', 'p'),
        (list, beginning) => {
          const counts = new Map<string, number>();
          for (const pair of list) {
            for (const term of new Set(tokenize(pair.join(' ')))) counts.set(term, (counts.get(term) ?? 0) + 1);
          }
          const expected = [...counts]
            .filter(([term]) => term.startsWith(beginning))
            .map(([term, documents]) => ({ term, documents }))
            .sort((a, b) => b.documents - a.documents || (a.term < b.term ? -1 : 1));
          const drafts = list.map(([title, text], at) => document(at + 1, { title, text }));
          expect(drafts.length === 0 ? [] : archive(drafts, 4).completeTerm(beginning, 20)).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('the words that a misspelt one may have been meant for', () => {
  it.each([
    ['zelenskj', 'any', 'zelensky'],
    ['Zelensyk', 'any', 'zelensky'],
    ['gaurdian', 'outlet', 'guardian'],
    ['Linf', 'byline', 'lind'],
    ['habour', 'any', 'harbour'],
  ] as const)('%s in %s: %s', (word, field, meant) => {
    expect(search.nearTerms(word, field, 3)[0]?.term).toBe(meant);
  });

  it('are of the field that is asked about', () => {
    expect(search.nearTerms('gaurdian', 'text', 3)).toEqual([]);
  });

  it.each(['zelensky', 'ab', '12345', '北京太学', 'no such words', '🐳', '', 'x'.repeat(10_000)])(
    'are none for itself, nor for what is no word of letters: %s',
    (word) => {
      expect(search.nearTerms(word, 'any', 3).map(({ term }) => term)).not.toContain(word);
      if (word !== 'zelensky') expect(search.nearTerms(word, 'any', 3)).toEqual([]);
    },
  );
});
