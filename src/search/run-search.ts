import type { Columns } from './archive-columns';
import { buildSearchNode, hasDate } from './build-search-node';
import { compileQuery, type FilterNode, type Plan } from './compile-query';
import { createFacetCounter } from './count-facets';
import type { Executor } from './execute/executor';
import type { ResultSet } from './execute/result-set';
import type { SearchNode } from './execute/search-node';
import type { Explain } from './explain/explain-hits';
import { createFilterTest } from './pass-filter';
import { createOrder, TopSlots } from './rank-slots';
import type { SearchInput, SearchOutput } from './types';
import { createVisibility } from './visibility';
import type { FindKin } from './words/find-kin';

/** What an ended search answers. */
export const nothing: SearchOutput = {
  hits: [],
  total: 0,
  leftOut: { undated: 0, trashed: 0, notArticles: 0 },
  facets: {},
};

interface Engine {
  readonly executor: Executor;
  readonly columns: Columns;
  readonly explain: Explain;
  readonly findKin: FindKin;
}

/** A filter by a date, at the top of a query. */
type DateFilter = Extract<FilterNode, { type: 'date' }>;

/** Runs one search; positions that its phrases need must be in memory. */
export function runSearch({ executor, columns, explain, findKin }: Engine, input: SearchInput): SearchOutput {
  const { onResult } = input;
  const plan = compileQuery(input.tree);
  const makeTest = createFilterTest(columns, input);
  const judge = createVisibility(input, columns);
  const { rest, dates } = splitDates(plan);
  const query = buildSearchNode(rest, makeTest, false, findKin);
  const isScored = query.terms.length > 0 && input.limit > 0;
  const fits = allOf(dates.map((filter) => makeTest(filter, false)));
  const mayFit = allOf(dates.map((filter) => makeTest(filter, true)));
  // What cannot fit is neither shown nor counted: it need not be scored.
  const node: SearchNode =
    dates.length > 0 ? { type: 'and', of: [query.node, { type: 'filter', test: mayFit }] } : query.node;
  const set = executor.run(node, query.terms.length, isScored);
  const order = createOrder(input.sort, columns, isScored ? (slot) => set.scoreOf(slot) : null);
  const isByScore = isScored && input.sort === 'relevance';
  const top = new TopSlots(input.offset + input.limit, order, isByScore ? (slot) => set.scoreOf(slot) : null);
  const facets = (input.facets ?? []).map((name) => createFacetCounter(name, columns));
  const leftOut = { undated: 0, trashed: 0, notArticles: 0 };
  let total = 0;
  const shown = facets.length > 0 ? new Int32Array(set.count) : null;
  for (let at = 0; at < set.count; at += 1) {
    const slot = set.slots[at] ?? 0;
    const verdict = judge(slot);
    if (verdict === 'outside') continue;
    if (!fits(slot)) {
      if (verdict === 'shown') leftOut.undated += 1;
      continue;
    }
    if (verdict === 'trashed') leftOut.trashed += 1;
    else if (verdict === 'notArticle') leftOut.notArticles += 1;
    else {
      if (shown) shown[total] = slot;
      total += 1;
      if (!isByScore || set.scoreOf(slot) >= top.lowest) top.offer(slot);
      onResult?.(columns.get('id', slot) >>> 0);
    }
  }
  if (shown) for (const facet of facets) facet.count(shown, total);
  if (hasDate(rest)) leftOut.undated += countUndated(rest, set);
  const page = top.inOrder().slice(input.offset);
  const scores = page.map((slot) => (isScored ? set.scoreOf(slot) : 0));
  executor.release(set);
  const explained = explain(plan, makeTest, isScored ? page.slice(0, input.explain ?? page.length) : []);
  return {
    hits: page.map((slot, at) => ({
      id: columns.get('id', slot) >>> 0,
      score: explained.get(slot)?.score ?? scores[at] ?? 0,
      terms: explained.get(slot)?.terms ?? [],
    })),
    total,
    leftOut,
    facets: Object.fromEntries(facets.map((facet) => [facet.name, facet.list()])),
  };

  /** What would match if every unknown date that is asked for fitted: for dates within OR or NOT a search of its own. */
  function countUndated(part: Plan, exact: ResultSet): number {
    const granting = buildSearchNode(part, makeTest, true, findKin);
    const granted = executor.run(granting.node, granting.terms.length, false);
    let undated = 0;
    for (let at = 0; at < granted.count; at += 1) {
      const slot = granted.slots[at] ?? 0;
      const isExact = exact.has(slot) && fits(slot);
      if (isExact || judge(slot) !== 'shown' || !mayFit(slot)) continue;
      // One that is exact but for the dates at the top was counted above.
      if (!exact.has(slot)) undated += 1;
    }
    executor.release(granted);
    return undated;
  }
}

/** One test for several; of which there is mostly none or one. */
function allOf(tests: readonly ((slot: number) => boolean)[]): (slot: number) => boolean {
  const [first] = tests;
  if (!first) return () => true;
  return tests.length === 1 ? first : (slot) => tests.every((test) => test(slot));
}

function isDate(part: Plan): part is { readonly type: 'filter'; readonly filter: DateFilter } {
  return part.type === 'filter' && part.filter.type === 'date' && part.filter.interval !== 'unknown';
}

/** Takes the dates at the top of a query out of it: the run keeps what has no date as well, so that one counts both. */
function splitDates(plan: Plan): { readonly rest: Plan; readonly dates: readonly DateFilter[] } {
  if (isDate(plan)) return { rest: { type: 'all' }, dates: [plan.filter] };
  if (plan.type !== 'and') return { rest: plan, dates: [] };
  const others = plan.of.filter((part) => !isDate(part));
  const [only] = others;
  const rest: Plan = others.length > 1 ? { type: 'and', of: others } : (only ?? { type: 'all' });
  return { rest, dates: plan.of.filter(isDate).map(({ filter }) => filter) };
}
