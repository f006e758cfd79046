import * as fc from 'fast-check';
import MiniSearch, { type Query } from 'minisearch';
import { describe, expect, it } from 'vitest';
import { archive, ask, document, idsOf } from './archive-fixture';
import type { QueryNode } from '../query/index';
import { miniSearchOptions } from './mini-options';
import { stemmedLanguage, stemTerm } from './words/stem-term';

const words = ['strike', 'strikes', 'wage', 'pay', 'the', 'of', 'market'];
const text = fc.array(fc.constantFrom(...words), { maxLength: 8 }).map((list) => list.join(' '));

/** A term's postings in plain MiniSearch, of which some documents are left out; their number stays that of all. */
function restrictTo(isMeant: (shortId: number) => boolean, term: ReadonlyMap<number, ReadonlyMap<number, number>>) {
  return {
    size: term.size,
    get: (field: number) => {
      const counts = term.get(field);
      if (!counts) return undefined;
      const keys = [...counts.keys()].filter(isMeant);
      return { size: counts.size, keys: () => keys.values(), get: (id: number) => counts.get(id) };
    },
  };
}

describe('scores of other forms of a word are those of MiniSearch, told that they are one edit away', () => {
  it.each(['strike', 'wages', 'strikes paying', 'market OR strike', 'strike -paying', 'wag* strike'])(
    '%s',
    async (query) => {
      const forms = ['strike', 'strikes', 'striking', 'wage', 'wages', 'pay', 'paying', 'the', 'market', 'markets'];
      const some = fc.array(fc.constantFrom(...forms), { maxLength: 8 }).map((list) => list.join(' '));
      const draft = fc.record({ title: some, text: some, language: fc.constantFrom('en', 'en-GB', 'de', 'xx', null) });
      const documents = fc.sample(draft, { numRuns: 300, seed: 11 }).map((each, at) => document(at + 1, each));
      const mini = new MiniSearch(miniSearchOptions);
      mini.addAll(documents.map((each) => ({ id: each.id, ...each.fields })));
      // What MiniSearch has of its own: terms by field by short id, which is here the id less one.
      const { _index: index } = mini as unknown as {
        _index: { get(term: string): ReadonlyMap<number, ReadonlyMap<number, number>> | undefined; fuzzyGet: unknown };
      };
      index.fuzzyGet = (term: string) =>
        new Map(
          forms.flatMap((form) => {
            const held = index.get(form);
            const isForm = (shortId: number) => {
              const language = stemmedLanguage(documents[shortId]?.columns.language ?? null);
              return language !== null && stemTerm(form, language) === stemTerm(term, language);
            };
            return held && form !== term ? [[form, [restrictTo(isForm, held), 1]]] : [];
          }),
        );
      const { tree } = ask(query);
      const toQuery = (node: QueryNode): Query => {
        if (node.type === 'word') return { queries: [node.text], fuzzy: 1, prefix: node.prefix };
        if (node.type !== 'and' && node.type !== 'or') return '';
        const asked = node.of.filter((each) => each.type !== 'not').map(toQuery);
        const positive: Query = { queries: asked, combineWith: node.type === 'and' ? 'AND' : 'OR' };
        const without = node.of.flatMap((each) =>
          each.type === 'not' && each.of.type === 'word' ? [each.of.text] : [],
        );
        return { queries: [positive, ...without], combineWith: 'AND_NOT' };
      };
      const expected = new Map(mini.search(toQuery(tree)).map((result) => [Number(result.id), result.score]));
      const search = archive(documents, 37);
      for (const explain of [0, 500]) {
        const { hits } = await search.search(ask(query, { explain }));
        expect(hits.length).toBe(expected.size);
        expect(hits.length).toBeGreaterThan(20);
        for (const hit of hits) expect(hit.score / (expected.get(hit.id) ?? 0)).toBeCloseTo(1, 9);
      }
    },
  );
});

describe('scores are those of MiniSearch', () => {
  const queries: readonly (readonly [string, Parameters<MiniSearch['search']>[0]])[] = [
    ['strike', 'strike'],
    ['strike wage pay', 'strike wage pay'],
    ['strike strike', 'strike strike'],
    ['str*', { queries: ['str'], prefix: true }],
    ['strike OR wage', { queries: ['strike', 'wage'], combineWith: 'OR' }],
    [
      '(strike wage) OR pay',
      { queries: [{ queries: ['strike', 'wage'], combineWith: 'AND' }, 'pay'], combineWith: 'OR' },
    ],
    [
      'strike (wage OR pay*)',
      {
        queries: ['strike', { queries: ['wage', { queries: ['pay'], prefix: true }], combineWith: 'OR' }],
        combineWith: 'AND',
      },
    ],
    ['strike -wage', { queries: ['strike', 'wage'], combineWith: 'AND_NOT' }],
    [
      'title:strike text:wage',
      {
        queries: [
          { queries: ['strike'], fields: ['title'] },
          { queries: ['wage'], fields: ['text'] },
        ],
        combineWith: 'AND',
      },
    ],
  ];
  it.each(queries)('%s', async (query, miniQuery) => {
    const list = fc.sample(fc.record({ title: text, byline: text, outlet: text, text }), { numRuns: 250, seed: 7 });
    const documents = list.map((draft, index) => document(index + 1, draft));
    const mini = new MiniSearch(miniSearchOptions);
    mini.addAll(documents.map((each) => ({ id: each.id, ...each.fields })));
    const expected = new Map(mini.search(miniQuery).map((result) => [Number(result.id), result]));
    const { hits } = await archive(documents, 37).search(ask(query));
    expect(hits.length).toBe(expected.size);
    expect(hits.length).toBeGreaterThan(5);
    for (const hit of hits) {
      expect(hit.score).toBeCloseTo(expected.get(hit.id)?.score ?? -1, 9);
      expect(hit.terms.toSorted()).toEqual(expected.get(hit.id)?.terms.toSorted());
    }
  });

  it('do not drift after articles were removed', async () => {
    const documents = Array.from({ length: 60 }, (_, index) =>
      document(index + 1, { text: `strike w${String(index % 7)}` }),
    );
    const search = archive(documents);
    search.remove(documents.slice(0, 20).map((each) => each.id));
    const first = await search.search(ask('strike OR w3'));
    expect(await search.search(ask('strike OR w3'))).toEqual(first);
    const mini = new MiniSearch(miniSearchOptions);
    mini.addAll(documents.slice(20).map((each) => ({ id: each.id, ...each.fields })));
    expect(first.hits[0]?.score).toBeCloseTo(mini.search('strike w3', { combineWith: 'OR' })[0]?.score ?? 0, 9);
  });

  it('count a thousand different words', async () => {
    const long = Array.from({ length: 300 }, (_, index) => `w${String(index)}`).join(' ');
    const search = archive([document(1, { text: long }), document(2, { text: 'w1 w2' })]);
    expect(await idsOf(search, long)).toEqual([1]);
    expect(await idsOf(search, `"${long}"`)).toEqual([1]);
    const mini = new MiniSearch(miniSearchOptions);
    mini.addAll([
      { id: 1, title: '', byline: '', outlet: '', text: long },
      { id: 2, title: '', byline: '', outlet: '', text: 'w1 w2' },
    ]);
    const score = (await search.search(ask(long))).hits[0]?.score ?? 0;
    expect(score / (mini.search(long)[0]?.score ?? 1)).toBeCloseTo(1, 9);
  });
});
