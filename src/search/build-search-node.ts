import type { FilterNode, Plan, Sequence, Step } from './compile-query';
import { patternMark } from './explain/pattern-mark';
import type { Leaf, Phrase, SearchNode } from './execute/search-node';
import type { FindKin } from './words/find-kin';
import { archiveFields, defaultBm25, defaultWeights, fieldBoosts } from './mini-options';

/** Makes the test of a filter; `undated` is what a document without the date that is asked for counts as. */
type MakeTest = (filter: FilterNode, undated: boolean) => (slot: number) => boolean;

/** A plan in the executor's terms. */
export interface BuiltQuery {
  readonly node: SearchNode;
  /** Different terms among its leaves, by their numbers. */
  readonly terms: readonly string[];
}

/**
 * Turns a plan into what the executor runs. `isUndatedFine`: dates that are not known count as fitting where the query
 * asks for a date, not where it excludes one.
 */
export function buildSearchNode(plan: Plan, makeTest: MakeTest, isUndatedFine: boolean, findKin: FindKin): BuiltQuery {
  const numbers = new Map<string, number>();

  function buildLeaf(
    { term, prefix, maxDistance = 0, isPattern = false, hasKin = false }: Step,
    field: Sequence['field'],
  ): Leaf {
    const names = field === 'any' ? archiveFields : ([field] as const);
    const asked = isPattern ? patternMark + term : term;
    const number = numbers.get(asked) ?? numbers.size;
    numbers.set(asked, number);
    return {
      type: 'leaf',
      term,
      prefix,
      maxDistance,
      isPattern,
      findKin: hasKin ? findKin : undefined,
      fields: names.map((name) => archiveFields.indexOf(name)),
      boosts: names.map((name) => fieldBoosts[name]),
      termBoost: 1,
      weights: defaultWeights,
      bm25: defaultBm25,
      number,
    };
  }

  function buildPhrase({ steps, field }: Sequence): Phrase {
    return { steps: steps.map((step) => ({ leaf: buildLeaf(step, field), offset: step.offset })) };
  }

  function build(each: Plan, isPositive: boolean): SearchNode {
    switch (each.type) {
      case 'sequence': {
        const phrase = buildPhrase(each);
        const [only] = phrase.steps;
        return only && phrase.steps.length === 1 ? only.leaf : { type: 'sequence', of: [phrase], within: 0 };
      }
      case 'near':
        return { type: 'sequence', of: each.of.map(buildPhrase), within: each.within };
      case 'and':
      case 'or':
        return { type: each.type, of: each.of.map((child) => build(child, isPositive)) };
      case 'not':
        return { type: 'not', of: build(each.of, !isPositive) };
      case 'filter':
        return { type: 'filter', test: makeTest(each.filter, isUndatedFine && isPositive) };
      default:
        return { type: 'all', score: 0 };
    }
  }

  const node = build(plan, true);
  return { node, terms: [...numbers.keys()] };
}

/** Whether a plan asks for a date that a document may not have. */
export function hasDate(plan: Plan): boolean {
  if (plan.type === 'filter') return plan.filter.type === 'date' && plan.filter.interval !== 'unknown';
  if (plan.type === 'not') return hasDate(plan.of);
  return (plan.type === 'and' || plan.type === 'or') && plan.of.some(hasDate);
}

/** Whether a plan can only be answered with the places of words. */
export function needsPlaces(plan: Plan): boolean {
  if (plan.type === 'near') return true;
  if (plan.type === 'sequence') return plan.steps.length > 1;
  if (plan.type === 'not') return needsPlaces(plan.of);
  return (plan.type === 'and' || plan.type === 'or') && plan.of.some(needsPlaces);
}
