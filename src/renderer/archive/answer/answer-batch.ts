import type { BatchApi, BatchFigures } from '../../../contract/batch';
import type { Store } from '../store';
import { readQuery } from './read-query';
import { resolveSets } from './resolve-sets';

const shownOutlets = 3;

/** Answers the queries of a batch, each in one pass over what it finds. */
export function answerBatch(store: Store): BatchApi {
  const { holdings, indexing } = store;
  return {
    async batchFigures({ query, seen, upTo, today }) {
      const { tree, remarks } = readQuery(holdings, query, today);
      const now = store.standing.appliedSeq;
      const base = { upTo: now, covered: indexing.search.size, held: holdings.states.size };
      // Without a condition it would find the whole library, which no line of a list means.
      if (tree.type === 'all') return { ...base, ...nothing(seen), notices: [...remarks, nothingSought(query)] };
      const resolveSet = await resolveSets(store, tree, today);
      const last = upTo ?? now;
      let fresh = 0;
      const countFresh = (id: number): void => {
        if (seen !== null && id > seen && id <= last) fresh += 1;
      };
      const { total, facets } = await indexing.search.search({
        tree,
        states: holdings,
        resolveSet,
        view: 'all',
        sort: 'newest',
        offset: 0,
        limit: 0,
        facets: ['outlet', 'day'],
        ...(seen !== null && { onResult: countFresh }),
      });
      const days = (facets.day ?? []).flatMap(({ value }) => value ?? []);
      const outlets = (facets.outlet ?? []).flatMap(({ value, count }) =>
        value === null ? [] : [{ outlet: value, articles: count }],
      );
      return {
        ...base,
        found: total,
        fresh: seen === null ? null : fresh,
        first: days[0] ?? null,
        last: days.at(-1) ?? null,
        outlets: outlets.slice(0, shownOutlets),
        notices: remarks,
      };
    },
  };
}

function nothing(seen: number | null): Omit<BatchFigures, 'notices' | 'upTo' | 'covered' | 'held'> {
  return { found: 0, fresh: seen === null ? null : 0, first: null, last: null, outlets: [] };
}

function nothingSought(query: string): BatchFigures['notices'][number] {
  const message = 'There is nothing to search for in this line.';
  return { code: 'nothing-sought', message, range: [0, query.trimEnd().length] };
}
