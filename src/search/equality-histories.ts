/** Random corpora, histories and queries, played to a plain MiniSearch and to segments: for the equality tests. */
import * as fc from 'fast-check';
import MiniSearch, { type Query, type SearchOptions } from 'minisearch';
import { mergeSegments } from './merge/merge-segments';
import { SegmentIndex, toInput } from './segment-index';
import { createSegmentedMiniSearch, cutAsMiniSearch, type RankingOptions } from './segmented-mini-search';
import { loadPositions, openStored, saveStored } from './store/stored-index';
import { createMemoryStore } from './store/segment-store';

const words = 'a an ant antler be bee beetle cat catalog cattle dog dogs élan 大学 🐳 Zebra zebras stripe strike'.split(
  ' ',
);
const word = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: fc.string({ maxLength: 5, unit: 'grapheme' }) },
);
const text = fc.array(word, { maxLength: 12 }).map((list) => list.join(' '));
const maybeText = fc.option(text, { nil: null, freq: 5 });

/** A corpus's form: which fields, how words are cut and processed. */
const schemas = fc.record({
  fields: fc.constantFrom<string[]>(['title', 'body'], ['body'], ['a', 'b', 'c', 'd']),
  tokenize: fc.constantFrom<(value: string) => string[]>(
    (value: string) => value.split(/[\n\r\p{Z}\p{P}]+/u),
    (value: string) => Array.from(value).filter((sign) => sign !== ' '),
    (value: string) => value.split(' '),
  ),
  processTerm: fc.constantFrom<(term: string) => string | string[] | null>(
    (term: string) => term.toLowerCase(),
    (term: string) => term,
    (term: string) => (term.length < 2 ? null : term.toLowerCase()),
    (term: string) => (term.length > 3 ? [term, term.slice(0, 3)] : term),
  ),
});

const steps = fc.array(
  fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({
        do: fc.constant('add' as const),
        documents: fc.array(fc.array(maybeText, { minLength: 4, maxLength: 4 }), { minLength: 1, maxLength: 6 }),
      }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('discard' as const), at: fc.nat(40) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        do: fc.constant('merge' as const),
        from: fc.nat(5),
        count: fc.integer({ min: 1, max: 4 }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
  ),
  { minLength: 1, maxLength: 12 },
);

const query = fc.oneof(word, text);
const nested: fc.Arbitrary<Query> = fc.letrec<{ tree: Query }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    query as fc.Arbitrary<Query>,
    fc.constant(MiniSearch.wildcard as Query),
    fc.record({
      queries: fc.array(tie('tree'), { maxLength: 3 }),
      combineWith: fc.constantFrom('AND' as const, 'OR' as const, 'AND_NOT' as const),
      prefix: fc.boolean(),
    }),
  ),
})).tree;

/** A query and its options. */
export type AskedQuery = readonly [Query, SearchOptions];

/** The twenty kinds of query. */
export const queryKinds: Readonly<Record<string, fc.Arbitrary<AskedQuery>>> = {
  single: word.map((one) => [one, {}]),
  or: text.map((some) => [some, { combineWith: 'OR' }]),
  and: text.map((some) => [some.split(' ').slice(0, 3).join(' '), { combineWith: 'AND' }]),
  'and not': fc.tuple(query, query).map((queries) => [{ queries, combineWith: 'AND_NOT' }, {}]),
  nested: nested.map((tree) => [tree, {}]),
  prefix: query.map((some) => [some, { prefix: true }]),
  'two-character prefix': word.map((one) => [one.slice(0, 2), { prefix: true }]),
  fuzzy: query.map((some) => [some, { fuzzy: 0.34 }]),
  'fuzzy of one edit': query.map((some) => [some, { fuzzy: 1 }]),
  'prefix and fuzzy': query.map((some) => [some, { prefix: true, fuzzy: 0.2, combineWith: 'AND' }]),
  boosts: query.map((some) => [some, { boost: { title: 3, body: 0.5, b: 2 } }]),
  'one field': query.map((some) => [some, { fields: ['body', 'c', 'nowhere'] }]),
  wildcard: fc.constant([MiniSearch.wildcard, {}]),
  filter: query.map((some) => [some, { filter: ({ id }) => Number(id) % 2 === 0 }]),
  boostDocument: query.map((some) => [some, { boostDocument: (id) => Number(id) % 3 }]),
  boostTerm: query.map((some) => [some, { boostTerm: (_, at) => 1 + at }]),
  'parameters of BM25': fc
    .tuple(query, fc.constantFrom(0.5, 1.2, 2), fc.constantFrom(0.2, 0.9), fc.constantFrom(0.1, 1))
    .map(([some, k, b, d]) => [some, { bm25: { k, b, d } }]),
  'a repeated term': word.map((one) => [`${one} ${one} ${one}`, { combineWith: 'AND' }]),
  'empty or unknown': fc.constantFrom<AskedQuery>(['', {}], ['nowhereatall', { prefix: true }], [{ queries: [] }, {}]),
  'more than 31 terms': fc
    .array(word, { minLength: 40, maxLength: 60 })
    .map((list) => [list.join(' '), { prefix: true }]),
};

/** One case: what both are given. */
export const histories = fc.record({ schema: schemas, steps });

/** What both hold after a history. */
export interface Played {
  readonly plain: MiniSearch;
  readonly index: SegmentIndex;
  readonly options: RankingOptions;
  /** The documents left, in order. */
  readonly left: readonly { readonly id: number; readonly fields: readonly (string | null)[] }[];
}

/** Plays a history to both. */
export async function play({
  schema,
  steps: list,
}: typeof histories extends fc.Arbitrary<infer H> ? H : never): Promise<Played> {
  const options: RankingOptions = schema;
  const plain = new MiniSearch({ ...options, autoVacuum: false });
  const layout = { fields: options.fields.length, columns: { numbers: 1, texts: 0 } };
  const cut = cutAsMiniSearch(options);
  let index = new SegmentIndex(layout, cut);
  const left = new Map<number, readonly (string | null)[]>();
  let next = 0;
  for (const step of list) {
    if (step.do === 'add') {
      const documents = step.documents.map((values) => ({
        id: next++,
        fields: options.fields.map((_, at) => values[at] ?? null),
      }));
      for (const { id, fields } of documents) {
        left.set(id, fields);
        plain.add({ id, ...Object.fromEntries(options.fields.map((name, at) => [name, fields[at]])) });
      }
      index.add(documents.map(({ id, fields }) => ({ fields, columns: { numbers: [id], texts: [] } })));
    } else if (step.do === 'discard') {
      const id = [...left.keys()][step.at];
      if (id === undefined) continue;
      left.delete(id);
      plain.discard(id);
      index.remove(slotOf(index, id));
    } else if (step.do === 'merge') {
      const merged = index.segments.slice(step.from, step.from + step.count);
      if (merged.length === 0) continue;
      await loadPositions(index, null, merged);
      const inputs = merged.map(toInput);
      index.applyMerge(
        merged.map(({ name }) => name),
        inputs,
        mergeSegments(inputs, layout),
      );
    } else {
      const store = createMemoryStore();
      await saveStored(index, store, 0);
      index = new SegmentIndex(layout, cut);
      await openStored(index, store);
      await loadPositions(index, store, [...index.segments]);
    }
  }
  await plain.vacuum();
  return { plain, index, options, left: Array.from(left, ([id, fields]) => ({ id, fields })) };
}

function slotOf(index: SegmentIndex, id: number): number {
  for (const { base, segment } of index.segments) {
    const at = segment.numbers[0]?.indexOf(id) ?? -1;
    if (at >= 0) return base + at;
  }
  throw new Error(`document ${id} is not in the index`);
}

/** What differs between the two for a query; null when nothing does. Ties are sets: MiniSearch keeps no order of them. */
export function findDifference({ plain, index, options }: Played, [asked, searchOptions]: AskedQuery): string | null {
  const ids = index.segments.flatMap(({ segment }) => Array.from(segment.numbers[0] ?? []));
  const { filter, boostDocument, ...rest } = searchOptions;
  const inSlots: SearchOptions = {
    ...rest,
    ...(filter && { filter: (result) => filter({ ...result, id: ids[Number(result.id)] }) }),
    ...(boostDocument && { boostDocument: (slot, term, stored) => boostDocument(ids[Number(slot)], term, stored) }),
  };
  const ours = createSegmentedMiniSearch(index, options)(asked, inSlots, Infinity);
  const wanted = new Map(plain.search(asked, searchOptions).map((result) => [Number(result.id), result]));
  if (ours.total !== wanted.size || ours.results.length !== wanted.size)
    return `${ours.total} found instead of ${wanted.size}`;
  for (const { id, score, terms, match } of ours.results) {
    const other = wanted.get(ids[Number(id)] ?? -1);
    if (!other) return `${String(id)} is not among MiniSearch's`;
    if (Math.abs(other.score - score) > 1e-9 * Math.abs(other.score)) return `${score} instead of ${other.score}`;
    if (terms.toSorted().join(' ') !== other.terms.toSorted().join(' '))
      return `${terms.join(' ')} instead of ${other.terms.join(' ')}`;
    if (Object.keys(match).length !== Object.keys(other.match).length) return 'another match';
  }
  return null;
}
