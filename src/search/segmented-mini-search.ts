import MiniSearch, { type Options, type Query, type SearchOptions, type SearchResult } from 'minisearch';
import { Executor } from './execute/executor';
import type { Leaf, SearchNode } from './execute/search-node';
import { ViewedMiniSearch } from './explain/viewed-mini-search';
import { defaultBm25, defaultMaxFuzzy, defaultWeights } from './mini-options';
import type { SegmentIndex } from './segment-index';
import type { CutField } from './segment/segment-builder';

/** The options of MiniSearch that decide how its documents are cut and ranked; tokeniser and term processor may be one's own. */
export type RankingOptions = Pick<Options, 'fields' | 'searchOptions'> &
  Required<Pick<Options, 'tokenize' | 'processTerm'>>;

/** How a MiniSearch with these options cuts a field: its length are its different raw tokens. */
export function cutAsMiniSearch({ fields, tokenize, processTerm }: RankingOptions): CutField {
  return (text, field, sink) => {
    const name = fields[field] ?? '';
    const tokens = tokenize(text, name);
    for (const token of tokens) {
      const terms = processTerm(token, name);
      for (const [at, term] of (Array.isArray(terms) ? terms : [terms || '']).entries()) sink.term(term, at === 0);
    }
    return new Set(tokens).size;
  };
}

/** The first results of a query, as MiniSearch itself gives them, and how many there are. Ids are slots. */
export interface TopResults {
  readonly total: number;
  readonly results: readonly SearchResult[];
}

/**
 * MiniSearch's queries over segments: the executor finds the best documents, MiniSearch explains them. What the
 * executor has no notion of (`boostDocument`, `filter`) is left to MiniSearch over all documents.
 */
export function createSegmentedMiniSearch(index: SegmentIndex, options: RankingOptions) {
  const executor = new Executor(index, () => () => true);
  const mini = new ViewedMiniSearch(index, options);
  const defaults: SearchOptions = { ...options.searchOptions };

  return function search(query: Query, searchOptions: SearchOptions, limit: number): TopResults {
    const built = buildMiniQuery(query, searchOptions, options, defaults);
    if (!built || searchOptions.filter || defaults.filter) {
      const all = mini.explain(query, null, searchOptions);
      return { total: all.length, results: all.slice(0, limit) };
    }
    const set = executor.run(built.node, built.terms);
    const slots = Array.from(set.slots.subarray(0, set.count));
    slots.sort((a, b) => set.scoreOf(b) - set.scoreOf(a) || a - b);
    const scores = new Map(slots.map((slot) => [slot, set.scoreOf(slot)]));
    executor.release(set);
    const results = mini.explain(query, slots.slice(0, limit), searchOptions);
    for (const { id, score } of results) {
      if (Math.abs(score - (scores.get(Number(id)) ?? 0)) > 1e-9 * Math.abs(score)) {
        throw new Error(`the executor and MiniSearch disagree on document ${String(id)}`);
      }
    }
    return { total: slots.length, results };
  };
}

/** A query as MiniSearch 7.2's `executeQuery` takes it apart; null when it has what the executor does not know. */
function buildMiniQuery(
  query: Query,
  given: SearchOptions,
  { fields, tokenize, processTerm }: RankingOptions,
  defaults: SearchOptions,
): { readonly node: SearchNode; readonly terms: number } | null {
  const numbers = new Map<string, number>();
  let isKnown = true;

  function build(part: Query, inherited: SearchOptions): SearchNode {
    const options = { ...defaults, ...inherited };
    if (options.boostDocument) isKnown = false;
    if (part === MiniSearch.wildcard) return { type: 'all', score: 1 };
    if (typeof part === 'string') return buildWords(part, options);
    if (typeof part !== 'object') return { type: 'or', of: [] };
    const { queries, ...own } = part;
    const inner = { ...inherited, ...own };
    return combine(
      queries.map((each) => build(each, inner)),
      inner.combineWith,
    );
  }

  function buildWords(text: string, options: SearchOptions): SearchNode {
    const cut = options.tokenize ?? tokenize;
    const process = options.processTerm ?? processTerm;
    const terms = cut(text)
      .flatMap((token) => process(token) || [])
      .filter((term) => term !== '');
    return combine(
      terms.map((term, at) => buildLeaf(term, at, terms, options)),
      options.combineWith,
    );
  }

  function buildLeaf(term: string, at: number, terms: string[], options: SearchOptions): Leaf {
    const { prefix, fuzzy = false, boost, maxFuzzy = defaultMaxFuzzy } = options;
    const asked = typeof fuzzy === 'function' ? fuzzy(term, at, terms) : fuzzy;
    const share = asked === true ? 0.2 : Number(asked);
    const names = (options.fields ?? fields).filter((name) => fields.includes(name));
    const number = numbers.get(term) ?? numbers.size;
    numbers.set(term, number);
    return {
      type: 'leaf',
      term,
      prefix: typeof prefix === 'function' ? prefix(term, at, terms) : prefix === true,
      maxDistance: Math.floor(share < 1 ? Math.min(maxFuzzy, Math.round(term.length * share)) : share),
      fields: names.map((name) => fields.indexOf(name)),
      boosts: names.map((name) => (boost && Object.hasOwn(boost, name) ? boost[name] : 1) || 1),
      termBoost: options.boostTerm?.(term, at, terms) ?? 1,
      weights: { ...defaultWeights, ...options.weights },
      bm25: { ...defaultBm25, ...options.bm25 },
      number,
    };
  }

  const node = build(query, given);
  return isKnown ? { node, terms: numbers.size } : null;
}

function combine(of: readonly SearchNode[], combineWith = 'or'): SearchNode {
  const operator = combineWith.toLowerCase();
  if (of.length === 0 || operator === 'or') return { type: 'or', of };
  return { type: operator === 'and' ? 'and' : 'andNot', of };
}
