import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { QueryNode } from '../query/index';
import { archive, ask, document, reopened } from './archive-fixture';
import { createArchiveSearch, type ArchiveSearch, type SearchDocument, type SearchInput } from './index';
import { dayNumber } from './pass-filter';
import type { SetResolver } from './types';
import { stemmedLanguage, stemTerm } from './words/stem-term';

const words = ['strike', 'strikes', 'wage', 'pay', 'the', 'of', 'market'];
const text = fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((list) => list.join(' '));
const day = fc.constantFrom(null, '2019-05-01', '2020-01-31', '2020-02-01');
const drafts = fc.array(
  fc.record({
    title: text,
    byline: text,
    outlet: fc.constantFrom('', 'market', 'the pay'),
    text,
    published: day,
    language: fc.constantFrom(null, 'en', 'en-GB', 'de'),
    kind: fc.constantFrom('article', 'article', 'live', 'stub'),
    importId: fc.constantFrom(1, 2),
  }),
  { maxLength: 14 },
);
const range = [0, 0] as const;
const field = fc.constantFrom(
  'any' as const,
  'any' as const,
  'title' as const,
  'byline' as const,
  'outlet' as const,
  'text' as const,
);
const { tree: anyTree } = fc.letrec<{ tree: QueryNode; leaf: QueryNode }>((tie) => ({
  leaf: fc.oneof(
    fc.record({
      type: fc.constant('word' as const),
      text: fc.constantFrom(...words, 'str'),
      field,
      prefix: fc.boolean(),
      range: fc.constant(range),
    }),
    fc.record({
      type: fc.constant('phrase' as const),
      text: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 3 }).map((list) => list.join(' ')),
      field,
      range: fc.constant(range),
    }),
    fc.constantFrom<QueryNode>(
      { type: 'date', field: 'published', interval: { from: '2020-01-01', to: '2020-01-31' }, range },
      { type: 'date', field: 'published', interval: { from: null, to: '2019-12-31' }, range },
      { type: 'date', field: 'published', interval: 'unknown', range },
      { type: 'language', tag: 'en', range },
      { type: 'kind', kind: 'stub', range },
      { type: 'is', state: 'unread', range },
      { type: 'is', state: 'trashed', range },
      { type: 'id', id: 3, range },
      { type: 'tag', tag: 'odd', range },
      { type: 'in', name: 'few', range },
      { type: 'all', range },
    ),
  ),
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.record({
      type: fc.constantFrom('and' as const, 'or' as const),
      of: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
      range: fc.constant(range),
    }),
    tie('tree').map((of): QueryNode => ({ type: 'not', of, range })),
  ),
}));
const ids = fc.array(fc.integer({ min: 1, max: 14 }), { maxLength: 4 }).map((list) => new Set(list));
const states = fc.record({ unread: ids, starred: ids, trashed: ids, withdrawn: ids });
const view = fc.constantFrom<SearchInput['view']>(
  'all',
  'unread',
  'starred',
  'trash',
  { importId: 2 },
  { ids: new Set([1, 2, 5, 6, 9, 99]) },
);
/** What the caller knows: the odd ids are tagged, a few are filed. */
const resolveSet: SetResolver = (node) => new Set(node.type === 'tag' ? [1, 3, 5, 7, 9, 11, 13] : [2, 3, 99]);

/** Whether two words have the same stem in the language of a document. */
function isForm(word: string, asked: string, { columns }: SearchDocument): boolean {
  const language = stemmedLanguage(columns.language);
  return language !== null && word !== '' && stemTerm(word, language) === stemTerm(asked, language);
}

/** The slow, obvious search. `isUndatedFine`: a date filter that is asked for lets undated documents pass. */
function matches(
  node: QueryNode,
  each: SearchDocument,
  input: SearchInput,
  isUndatedFine: boolean,
  isAsked = true,
): boolean {
  const texts = (name: string): string[] =>
    Object.entries(each.fields).flatMap(([key, value]) => (name === 'any' || name === key ? [value] : []));
  switch (node.type) {
    case 'word':
      return texts(node.field).some((value) =>
        value
          .split(' ')
          .some(
            (word) =>
              (node.prefix ? word.startsWith(node.text) : word === node.text) ||
              (isAsked && isForm(word, node.text, each)),
          ),
      );
    case 'phrase':
      return texts(node.field).some((value) => ` ${value} `.includes(` ${node.text} `));
    case 'and':
      return node.of.every((child) => matches(child, each, input, isUndatedFine, isAsked));
    case 'or':
      return node.of.some((child) => matches(child, each, input, isUndatedFine, isAsked));
    case 'not':
      return !matches(node.of, each, input, isUndatedFine, !isAsked);
    case 'date': {
      const { publishedDay } = each.columns;
      if (node.interval === 'unknown') return publishedDay === null;
      if (publishedDay === null) return isUndatedFine && isAsked;
      const { from, to } = node.interval;
      return (from === null || publishedDay >= dayNumber(from)) && (to === null || publishedDay <= dayNumber(to));
    }
    case 'language':
      return each.columns.language?.startsWith(node.tag) ?? false;
    case 'kind':
      return each.columns.kind === node.kind;
    case 'is':
      return node.state === 'unread' ? input.states.unread.has(each.id) : input.states.trashed.has(each.id);
    case 'id':
      return each.id === node.id;
    case 'tag':
    case 'in':
      return resolveSet(node).has(each.id);
    default:
      return true;
  }
}

function naive(documents: readonly SearchDocument[], input: SearchInput) {
  const asked = JSON.stringify(input.tree);
  const { states: held, view: place } = input;
  const shown: number[] = [];
  const leftOut = { undated: 0, trashed: 0, notArticles: 0 };
  for (const each of documents) {
    const isThere =
      place === 'all' ||
      (place === 'unread' && held.unread.has(each.id)) ||
      (place === 'starred' && held.starred.has(each.id)) ||
      (place === 'trash' && held.trashed.has(each.id)) ||
      (typeof place === 'object' && 'importId' in place && each.columns.importId === place.importId) ||
      (typeof place === 'object' && 'ids' in place && place.ids.has(each.id));
    if (!isThere || held.withdrawn.has(each.id)) continue;
    const isHidden = held.trashed.has(each.id) && place !== 'trash' && !asked.includes('"trashed"');
    const isOther =
      each.columns.kind === 'stub' && (place === 'all' || place === 'unread') && !/"type":"(kind|id)"/.test(asked);
    if (!matches(input.tree, each, input, false)) {
      if (!isHidden && !isOther && matches(input.tree, each, input, true)) leftOut.undated += 1;
    } else if (isHidden) leftOut.trashed += 1;
    else if (isOther) leftOut.notArticles += 1;
    else shown.push(each.id);
  }
  return { ids: shown, total: shown.length, leftOut };
}

async function answer(search: ArchiveSearch, input: SearchInput) {
  const { hits, total, leftOut } = await search.search(input);
  return { ids: hits.map((hit) => hit.id).sort((a, b) => a - b), total, leftOut };
}

describe('compared with a search that looks at every article', () => {
  it('every query finds the same articles, with the same counts', async () => {
    await fc.assert(
      fc.asyncProperty(drafts, anyTree, states, view, async (list, tree, held, place) => {
        const documents = list.map((draft, index) => document(index + 1, draft));
        const input = { ...ask(''), tree, states: held, view: place, resolveSet };
        expect(await answer(archive(documents, 3), input)).toEqual(naive(documents, input));
      }),
      { numRuns: 1_500 },
    );
  });

  it('also after articles were replaced and removed, and after saving and loading', async () => {
    await fc.assert(
      fc.asyncProperty(drafts, drafts, ids, anyTree, async (before, after, gone, tree) => {
        const first = before.map((draft, index) => document(index + 1, draft));
        const second = after.map((draft, index) => document(index * 2 + 1, draft));
        const held = new Map([...first, ...second].map((each) => [each.id, each]));
        const search = archive([...held.values()]);
        const replayed = createArchiveSearch();
        replayed.add(first);
        await replayed.search(ask('strike'));
        replayed.add(second);
        for (const each of [search, replayed]) each.remove([...gone]);
        const documents = [...held.values()].filter((each) => !gone.has(each.id)).sort((a, b) => a.id - b.id);
        const input = { ...ask(''), tree, resolveSet };
        const expected = naive(documents, input);
        const loaded = await reopened(replayed);
        expect(loaded.size).toBe(documents.length);
        for (const each of [search, replayed, loaded]) {
          expect(await answer(each, input)).toEqual(expected);
        }
      }),
      { numRuns: 300 },
    );
  });
});
