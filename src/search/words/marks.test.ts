import { describe, expect, it } from 'vitest';
import { expandLists, parseQuery, type QueryNode } from '../../query/index';
import { bestPassage, findHits } from '../index';
import { languageSamples } from './language-samples';

const passageUnits = 90;

function read(query: string, list: readonly string[] = []): QueryNode {
  return expandLists(parseQuery(query, { today: '2026-03-31', typing: false }).tree, () => list);
}

/** Every way to ask for words that a sample finds: what is marked in the list must be marked in the text for each. */
function listQueries(finds: Readonly<Record<string, string>>): readonly (readonly [string, QueryNode])[] {
  const words = Object.keys(finds);
  const [first = ''] = words;
  const marks = Object.values(finds).flatMap((mark) => mark.split('|'));
  const queries = [
    ...words,
    ...words.map((word) => `"${word}"`),
    ...words.map((word) => `${word}*`),
    ...words.map((word) => `${word}~`),
    ...words.map((word) => `*${word.slice(0, 3)}*`),
    ...marks.filter((mark) => mark !== '').map((mark) => `="${mark}"`),
    words.join(' '),
    words.join(' OR '),
    `near/9(${words.join(' ')})`,
    `${first} -${words.at(-1) ?? ''}`,
  ];
  return [...queries.map((query) => [query, read(query)] as const), ['list:samples', read('list:samples', words)]];
}

/** Marks of the passage as ranges of the whole text. */
function placeMarks(text: string, tree: QueryNode, language: string): readonly string[] {
  const { text: shown, hits } = bestPassage(text, tree, passageUnits, language);
  const head = shown.startsWith('… ') ? 2 : 0;
  const core = shown.slice(head).replace(/ ?…$/, '');
  const at = text.indexOf(core);
  expect(at).toBeGreaterThanOrEqual(0);
  return hits.map(([start, end]) => `${start - head + at}-${end - head + at}`);
}

describe('what is marked in the list is marked in the text', () => {
  it.each(languageSamples.map(([language, sample, finds]) => [language, sample, finds] as const))(
    '%s: %s',
    (language, sample, finds) => {
      const text = `${'... 0 0 0 0. '.repeat(20)}${sample} ${'0 0 0 0 ... '.repeat(20)}${sample}`;
      for (const [query, tree] of listQueries(finds)) {
        const inText = findHits(text, tree, 'text', language).map(([start, end]) => `${start}-${end}`);
        const inList = placeMarks(text, tree, language);
        expect(inText, query).toEqual(expect.arrayContaining([...inList]));
        // One that has marks shows some of them.
        expect(inList.length > 0, query).toBe(inText.length > 0);
      }
    },
  );

  it('every sample that is found has a mark to step to', () => {
    for (const [language, sample, finds] of languageSamples) {
      for (const [word, marks] of Object.entries(finds)) {
        expect(findHits(sample, read(word), 'text', language).length > 0, `${language} ${word}`).toBe(marks !== '');
      }
    }
  });
});
