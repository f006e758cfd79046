import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../query/index';
import { archive, ask, document } from './archive-fixture';
import { bestPassage, findHits } from './index';

const articles = 20_000;
const wordsOfAnArticle = 60;
const differentWords = 9_000;

/** A sequence that is the same each time (Numerical Recipes' linear congruential generator). */
function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Words by rank, so that few are in nearly every article and most in few. */
function wordAt(rank: number): string {
  const little = ['the', 'of', 'and', 'a', 'to', 'in', 'is', 'that', 'it', 'for'];
  return little[rank] ?? `${'bcdfgklmnprstvz'.charAt(rank % 15)}${rank.toString(26).replaceAll(/\d/g, 'a')}e`;
}

const random = createRandom(7);
const documents = Array.from({ length: articles }, (_, at) => {
  const text = Array.from({ length: wordsOfAnArticle }, () => wordAt(Math.floor(differentWords ** random()) - 1));
  return document(at + 1, { title: text.slice(0, 4).join(' '), text: text.join(' '), language: 'en' });
});
const search = archive(documents, 2_500);

const five = Array.from({ length: 500 }, (_, at) => wordAt(at)).join(' ');
const queries: readonly (readonly [string, string])[] = [
  ['500 words', five],
  ['500 words, any of them', five.replaceAll(' ', ' OR ')],
  ['500 words left out', `-${five.replaceAll(' ', ' -')}`],
  ['500 beginnings', `${five.replaceAll(' ', '* ')}*`],
  ['one word of 10,000 characters', 'x'.repeat(10_000)],
  ['10,000 characters', 'harbour '.repeat(1_250)],
  ['10,000 quotation marks', '"'.repeat(10_000)],
  ['10,000 brackets', '('.repeat(10_000)],
  ['a star', '*'],
  ['two stars', '**'],
  ['a letter and a star', 'a*'],
  ['a star in a word', 'a*e'],
  ['stars everywhere', '*a*e*a*e*a*e*'],
  ['stars that go back and forth', `${'*a'.repeat(60)}b`],
  ['only stop words', 'the of and a to in'],
  ['a phrase of stop words', '"of the and to in a"'],
  ['stop words near each other', 'near/100(the of and a to in is that it for)'],
  ['sixteen times the same word near itself', `near/100(${'the '.repeat(16)})`],
  ['only punctuation', '... !!! ??? — – ‚‘’“”'],
  ['control characters', 'the\u0000of\u0007\u001b[31m\u007f'],
  ['a line of all controls', Array.from({ length: 32 }, (_, at) => String.fromCharCode(at)).join('')],
  ['half of a surrogate pair', '\uD83D the'],
  ['a regular expression that blows up', '(a+)+$ ^(([a-z])+.)+[A-Z]([a-z])+$'],
  ['another one', `${'a?'.repeat(40)}${'a'.repeat(40)}`],
  ['nearly everything, misspelt', 'the~2 and~2 that~2'],
  ['500 misspelt words', `${five.replaceAll(' ', '~ ')}~`],
  ['exact stop words', '=the ="of the" =and'],
  ['fields that are none', 'foo:bar baz:qux title:by:outlet:'],
  ['emoji', '🐳🐳🐳 🏴󠁧󠁢󠁳󠁣󠁴󠁿'],
];

async function answer(text: string) {
  const { tree, notices } = parseQuery(text, { today: '2026-03-31', typing: true });
  const found = await search.search({ ...ask(''), tree, limit: 50, resolveSet: () => new Set() });
  const [first] = documents;
  if (first) {
    findHits(first.fields.text, tree, 'text', 'en');
    bestPassage(first.fields.text, tree, 240, 'en');
  }
  return { found, notices };
}

describe('a query that nobody should ask of 20,000 articles', () => {
  it.each(queries)(
    'is answered, or says what was not read: %s',
    async (_name, text) => {
      const { found, notices } = await answer(text);
      expect(found.total).toBeLessThanOrEqual(articles);
      if (text.length > 2_000) expect(notices.map(({ code }) => code)).toContain('too-long');
    },
    10_000,
  );

  it('of only stop words finds what a count of all articles finds', async () => {
    const wanted = ['the', 'of', 'and', 'a', 'to', 'in'];
    const holding = documents.filter(({ fields }) => wanted.every((word) => fields.text.split(' ').includes(word)));
    expect((await answer('the of and a "to" "in"')).found.total).toBe(holding.length);
    const phrase = documents.filter(({ fields }) => ` ${fields.text} `.includes(' of the '));
    expect((await answer('"of the"')).found.total).toBe(phrase.length);
    expect(phrase.length).toBeGreaterThan(0);
  });

  it('and any other one is answered', async () => {
    const piece = fc.constantFrom(
      ...'the of a* *a " ( ) - OR ~ ~2 ? * near/9( =the = \\ title: by: : 🐳 \u0000 | 北京'.split(' '),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(piece, fc.constantFrom('', ' ')), { maxLength: 30 }), async (pieces) => {
        const { found } = await answer(pieces.flat().join(''));
        expect(found.total).toBeLessThanOrEqual(articles);
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});
