import { compileQuery, type Plan, type Sequence } from './compile-query';
import type { Columns } from './columns';
import { countFacet } from './count-facets';
import { evaluate, hasTerm, scoreOf, type EvaluateContext, type Evaluation } from './evaluate';
import { createFilterTest } from './pass-filter';
import { createOrder, takeFirst } from './rank-slots';
import type { Postings, TermIndex } from './term-index';
import type { FacetCount, FacetName, SearchInput, SearchOutput } from './types';
import { verdictCode, type VerifySequence } from './verify-sequences';
import { createVisibility } from './visibility';

const nothing: SearchOutput = {
  hits: [],
  total: 0,
  leftOut: { undated: 0, trashed: 0, notArticles: 0 },
  facets: {},
};

interface Engine {
  readonly index: TermIndex;
  readonly columns: Columns;
  readonly verify: VerifySequence;
}

/**
 * Runs one search. First with every doubt granted (phrases whose words are all there, dates that are not
 * known), which bounds what can match at all; then the texts of those are looked at; then exactly.
 */
export async function runSearch({ index, columns, verify }: Engine, input: SearchInput): Promise<SearchOutput> {
  await index.settle();
  const plan = compileQuery(input.tree);
  // Documents that come in while texts are read are for the next search.
  const slots = columns.slots;
  const judge = createVisibility(input, columns);
  const filterTest = createFilterTest(columns, input);
  const tests = new Map<unknown, readonly [(slot: number) => boolean, (slot: number) => boolean]>();
  const postings = findPostings(plan, index);
  const terms = numberTerms(plan);
  const verdicts = new Map<string, Uint8Array>();
  const isStale = input.isStale ?? ((): boolean => false);

  const run = (grant: { readonly phrases: boolean; readonly dates: boolean; readonly scores: boolean }): Evaluation => {
    const context: EvaluateContext = {
      slots,
      isLive: (slot) => columns.isLive(slot),
      postings: (sequence) => sequence.steps.map((step) => postings.get(stepKey(sequence, step)) ?? noPostings),
      isVerified: (sequence, slot, isPositive) =>
        grant.phrases ? isPositive : verdicts.get(sequence.key)?.[slot] === verdictCode.yes,
      passesFilter: (filter, slot, isPositive) => {
        let pair = tests.get(filter);
        if (!pair) {
          pair = [filterTest(filter, false), filterTest(filter, true)];
          tests.set(filter, pair);
        }
        return pair[grant.dates && isPositive ? 1 : 0](slot);
      },
      termNumber: grant.scores ? (term) => terms.get(term) ?? 0 : null,
      termCount: terms.size,
    };
    return evaluate(plan, context);
  };

  const phrases = sequencesOf(plan).filter((sequence) => sequence.steps.length > 1);
  if (phrases.length > 0) {
    const possible = run({ phrases: true, dates: true, scores: false }).member;
    const isWorthReading = (slot: number): boolean => possible[slot] === 1 && judge(slot) !== 'outside';
    for (const sequence of phrases) {
      const lists = sequence.steps.map((step) => postings.get(stepKey(sequence, step)) ?? noPostings);
      const candidates = inAll(lists).filter(isWorthReading);
      const found = await verify(sequence, candidates, isStale);
      if (!found) return nothing;
      verdicts.set(sequence.key, found);
    }
  }

  const exact = run({ phrases: false, dates: false, scores: true });
  const shown: number[] = [];
  const leftOut = { undated: 0, trashed: 0, notArticles: 0 };
  for (let slot = 0; slot < slots; slot += 1) {
    if (exact.member[slot] !== 1) continue;
    const verdict = judge(slot);
    if (verdict === 'shown') shown.push(slot);
    else if (verdict === 'trashed') leftOut.trashed += 1;
    else if (verdict === 'notArticle') leftOut.notArticles += 1;
  }
  if (hasDate(plan)) {
    const granted = run({ phrases: false, dates: true, scores: false }).member;
    for (let slot = 0; slot < slots; slot += 1) {
      if (granted[slot] === 1 && exact.member[slot] !== 1 && judge(slot) === 'shown') leftOut.undated += 1;
    }
  }

  const scoreAt = exact.score ? (slot: number): number => scoreOf(exact, slot, slots) : null;
  const order = createOrder(input.sort, columns, scoreAt && rememberScores(shown, scoreAt, slots));
  const page = takeFirst(shown, input.offset + input.limit, order).slice(input.offset);
  const pageTerms = termsOf(page, plan, postings, (slot, term) => hasTerm(exact, slot, slots, terms.get(term) ?? 0));
  const facets: Partial<Record<FacetName, readonly FacetCount[]>> = {};
  for (const name of input.facets ?? []) facets[name] = countFacet(name, shown, columns);
  return {
    hits: page.map((slot) => ({
      id: columns.get('id', slot) >>> 0,
      score: scoreAt?.(slot) ?? 0,
      terms: Array.from(pageTerms.get(slot) ?? []),
    })),
    total: shown.length,
    leftOut,
    facets,
  };
}

const noPostings: Postings = { slots: [], scores: [], terms: [] };

function sequencesOf(plan: Plan): readonly Sequence[] {
  if (plan.type === 'sequence') return [plan];
  if (plan.type === 'not') return sequencesOf(plan.of);
  return plan.type === 'and' || plan.type === 'or' ? plan.of.flatMap(sequencesOf) : [];
}

function hasDate(plan: Plan): boolean {
  if (plan.type === 'filter') return plan.filter.type === 'date' && plan.filter.interval !== 'unknown';
  if (plan.type === 'not') return hasDate(plan.of);
  return (plan.type === 'and' || plan.type === 'or') && plan.of.some(hasDate);
}

function stepKey({ field }: Sequence, { term, prefix }: Sequence['steps'][number]): string {
  return `${field} ${prefix ? '*' : '='} ${term}`;
}

/** Asks MiniSearch for each different term once. */
function findPostings(plan: Plan, index: TermIndex): ReadonlyMap<string, Postings> {
  const postings = new Map<string, Postings>();
  for (const sequence of sequencesOf(plan)) {
    for (const step of sequence.steps) {
      const key = stepKey(sequence, step);
      if (!postings.has(key)) postings.set(key, index.find(step.term, step.prefix, sequence.field));
    }
  }
  return postings;
}

function numberTerms(plan: Plan): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const { steps } of sequencesOf(plan)) {
    for (const { term } of steps) if (!numbers.has(term)) numbers.set(term, numbers.size);
  }
  return numbers;
}

function inAll(lists: readonly Postings[]): readonly number[] {
  const [shortest, ...others] = lists.toSorted((a, b) => a.slots.length - b.slots.length);
  let common = shortest?.slots ?? [];
  for (const { slots } of others) {
    const isThere = new Set(slots);
    common = common.filter((slot) => isThere.has(slot));
  }
  return common;
}

/** Scores worked out once for the comparisons of sorting. */
function rememberScores(
  shown: readonly number[],
  scoreAt: (slot: number) => number,
  slots: number,
): (slot: number) => number {
  const scores = new Float64Array(slots);
  for (const slot of shown) scores[slot] = scoreAt(slot);
  return (slot) => scores[slot] ?? 0;
}

/** The index's terms behind the query terms that counted for a document, so none of a branch that failed. */
function termsOf(
  page: readonly number[],
  plan: Plan,
  postings: ReadonlyMap<string, Postings>,
  hasMatched: (slot: number, term: string) => boolean,
): ReadonlyMap<number, Set<string>> {
  const terms = new Map(page.map((slot) => [slot, new Set<string>()]));
  const seen = new Set<string>();
  for (const sequence of sequencesOf(plan)) {
    for (const step of sequence.steps) {
      const key = stepKey(sequence, step);
      const list = postings.get(key);
      if (seen.has(key) || !list) continue;
      seen.add(key);
      for (const [at, slot] of list.slots.entries()) {
        const found = terms.get(slot);
        if (found && hasMatched(slot, step.term)) for (const term of list.terms[at] ?? []) found.add(term);
      }
    }
  }
  return terms;
}
