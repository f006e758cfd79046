import MiniSearch, { type Query, type SearchResult } from 'minisearch';
import type { FilterNode, Plan, Sequence } from '../compile-query';
import { buildSearchNode } from '../build-search-node';
import type { Executor } from '../execute/executor';
import type { LiveIndex } from '../live-index';
import { miniSearchOptions } from '../mini-options';
import type { FindKin } from '../words/find-kin';
import { kinDistance, patternMark, prefixKinDistance } from './pattern-mark';
import { ViewedMiniSearch } from './viewed-mini-search';

/** MiniSearch's own results for some slots that match a plan, by slot. */
export type Explain = (
  plan: Plan,
  makeTest: (filter: FilterNode, undated: boolean) => (slot: number) => boolean,
  slots: readonly number[],
) => ReadonlyMap<number, SearchResult>;

/** Makes MiniSearch explain hits: its unchanged code runs over the index as if only these documents were in it. */
export function createExplain(index: LiveIndex, executor: Executor, findKin: FindKin): Explain {
  const mini = new ViewedMiniSearch(index, miniSearchOptions, findKin);
  return (plan, makeTest, slots) => {
    if (slots.length === 0) return new Map();
    const results = mini.explain(toMiniQuery(plan), slots);
    return new Map(results.map((result) => [Number(result.id), result]));

    function toMiniQuery(part: Plan): Query {
      switch (part.type) {
        case 'sequence':
          return part.steps.length > 1 ? onlyIf(sequenceQuery(part), holding(part)) : sequenceQuery(part);
        case 'and':
        case 'or':
          return { queries: part.of.map(toMiniQuery), combineWith: part.type === 'and' ? 'AND' : 'OR' };
        case 'near':
          return onlyIf({ queries: part.of.map(sequenceQuery), combineWith: 'AND' }, holding(part));
        case 'not':
          return onlyIf(everything(), holding(part));
        case 'filter':
          return onlyIf(everything(), makeTest(part.filter, false));
        default:
          return everything();
      }
    }

    /** Which of all documents a part matches by the executor: what MiniSearch cannot know. */
    function holding(part: Plan): (slot: number) => boolean {
      const built = buildSearchNode(part, makeTest, false, findKin);
      const shown = new Set(slots);
      const only = { type: 'filter' as const, test: (slot: number) => shown.has(slot) };
      const set = executor.run({ type: 'and', of: [built.node, only] }, built.terms.length);
      const found = new Set(set.slots.subarray(0, set.count));
      executor.release(set);
      return (slot) => found.has(slot);
    }
  };
}

function sequenceQuery({ steps, field }: Sequence): Query {
  const queries = steps.map(({ term, prefix, maxDistance = 0, isPattern = false, hasKin = false }): Query => ({
    queries: [isPattern ? patternMark + term : term],
    prefix,
    fuzzy: isPattern ? 1 : hasKin ? kinMark(prefix) : maxDistance > 0 && maxDistance,
    tokenize: (text) => [text],
  }));
  return { queries, combineWith: 'AND', ...(field === 'any' ? {} : { fields: [field] }) };
}

function kinMark(isPrefix: boolean): number {
  return isPrefix ? prefixKinDistance : kinDistance;
}

/** Every document, with nothing to score. */
function everything(): Query {
  return { queries: [MiniSearch.wildcard], boostDocument: () => 0 };
}

function onlyIf(query: Query, test: (slot: number) => boolean): Query {
  return ViewedMiniSearch.onlyIf(query, test);
}
