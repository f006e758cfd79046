import type { QueryNotice, SearchApi, SearchPage, SearchRequest, View } from '../../../contract/archive-api';
import type { Facet, FacetName } from '../../../contract/facet';
import type { ExactNode, ParsedQuery, QueryNode } from '../../../query/index';
import { findHits } from '../../../search/index';
import type { SearchInput } from '../../../search/types';
import type { Store } from '../store';
import { storyOf } from '../story-holdings';
import { countFacets } from './count-facets';
import { describeResults, type FoundArticle } from './describe-results';
import { hasWords } from './has-words';
import { createListing, type Listing } from './listing';
import { readQuery } from './read-query';
import { resolveSets } from './resolve-sets';
import { toSearchView } from './search-view';
import { listViewSet } from './view-sets';

const maxRows = 500;
/** Results fetched at one go and kept, so that scrolling on costs no search. */
const windowResults = 1_000;
/** How long texts are read for exact words before the answer so far is given. */
const patienceMs = 500;
/** Results whose scores MiniSearch itself works out again: those that are in sight first. */
const explainedResults = 25;

/** What a query found, with the results from `first` on. */
interface Found {
  readonly first: number;
  readonly results: readonly FoundArticle[];
  readonly total: number;
  readonly leftOut: SearchPage['leftOut'];
  /** Articles the index covered when it was asked. */
  readonly covered: number;
  /** Articles that may hold an exact word and were not read in time. */
  readonly unread: number;
}

/** Answers queries: an empty one from memory, any other from the search index, and says how much of the archive that covers. */
export function answerSearch(store: Store): SearchApi {
  const listing = createListing(store.holdings);
  let kept: { readonly key: string; readonly found: Found } | null = null;

  async function find(request: SearchRequest, parsed: ParsedQuery, offset: number, limit: number): Promise<Found> {
    const { query, view, today } = request;
    const byStory = isByStory(request);
    const sort = parsed.sort ?? request.sort;
    const key = JSON.stringify([query, view, sort, today, byStory, store.generation, store.indexing.generation]);
    if (kept?.key === key && kept.found.unread === 0 && isInside(kept.found, offset, limit)) return kept.found;
    // A window's start, so that paging up and down stays inside it.
    const first = Math.floor(offset / windowResults) * windowResults;
    const wanted = { view, sort, today, first, limit: windowResults + maxRows, patienceMs };
    // One row a story asks for everything: only then it is known which rows are the first of theirs.
    const found = byStory
      ? keepFirstOfStories(store, await search(store, listing, parsed.tree, { ...wanted, ...everything }))
      : await search(store, listing, parsed.tree, wanted);
    kept = { key, found };
    return found;
  }

  return {
    async search(request) {
      const started = performance.now();
      const offset = toCount(request.offset, Number.MAX_SAFE_INTEGER);
      const limit = toCount(request.limit, maxRows);
      const parsed = readQuery(store.holdings, request.query, request.today);
      const found = await find(request, parsed, offset, limit);
      const from = offset - found.first;
      const words = hasWords(parsed.tree) ? parsed.tree : null;
      const rows = await describeResults(store, found.results.slice(from, from + limit), words, request.view);
      const { facets } = request;
      return {
        ...(facets ? { facets: await count(store, parsed.tree, request.view, facets, request.today) } : {}),
        rows,
        total: found.total,
        leftOut: found.leftOut,
        notices: found.unread > 0 ? [...parsed.remarks, sayUnread(parsed.tree, found.unread)] : parsed.remarks,
        unread: found.unread,
        milliseconds: performance.now() - started,
        covered: found.covered,
        held: store.holdings.states.size,
      };
    },

    async searchIds(request) {
      const { query, view, sort, today } = request;
      const parsed = readQuery(store.holdings, query, today);
      const found = await search(store, listing, parsed.tree, {
        view,
        sort: parsed.sort ?? sort,
        today,
        ...everything,
      });
      return (isByStory(request) ? keepFirstOfStories(store, found) : found).results.map(({ id }) => id);
    },

    async hits(id, query) {
      const { tree } = readQuery(store.holdings, query, '1970-01-01');
      const [row, body] = await Promise.all([store.database.articles.get(id), store.database.bodies.get(id)]);
      if (!row || !hasWords(tree)) return { title: [], text: [] };
      return {
        title: findHits(row.title, tree, 'title', row.language),
        text: findHits(body?.text ?? '', tree, 'text', row.language),
      };
    },
  };
}

async function count(
  store: Store,
  tree: QueryNode,
  view: View,
  names: readonly FacetName[],
  today: string,
): Promise<readonly Facet[]> {
  const { holdings, indexing } = store;
  const resolveSet = await resolveSets(store, tree, today, { milliseconds: patienceMs, onUnread: () => undefined });
  return countFacets(holdings, names, (counting) =>
    indexing.search.search({
      tree,
      states: holdings,
      resolveSet,
      view: toSearchView(holdings, view),
      sort: 'newest',
      offset: 0,
      limit: 0,
      ...counting,
    }),
  );
}

interface Wanted {
  readonly today: string;
  readonly view: View;
  readonly sort: SearchRequest['sort'];
  readonly first: number;
  readonly limit: number;
  /** Left out: texts are read to the end. */
  readonly patienceMs?: number;
}

async function search(
  store: Store,
  listing: Listing,
  tree: QueryNode,
  { view, sort, first, limit, today, patienceMs: milliseconds }: Wanted,
): Promise<Found> {
  const ranked = sort === 'relevance' && !hasWords(tree) ? 'newest' : sort;
  if (tree.type === 'all' && ranked !== 'relevance' && ranked !== 'longest' && ranked !== 'outlet') {
    const { ids, leftOut } = listing.list(view, ranked);
    return {
      first: 0,
      results: ids.map((id) => ({ id, score: 0 })),
      total: ids.length,
      leftOut,
      covered: store.indexing.search.size,
      unread: 0,
    };
  }
  const { holdings } = store;
  let unread = 0;
  const onUnread = (articles: number): void => {
    unread = articles;
  };
  const resolveSet = await resolveSets(
    store,
    tree,
    today,
    milliseconds === undefined ? undefined : { milliseconds, onUnread },
  );
  const covered = store.indexing.search.size;
  const set = listViewSet(holdings, view);
  const { hits, total, leftOut } = await store.indexing.search.search({
    tree,
    states: holdings,
    resolveSet,
    view: toSearchView(holdings, view),
    sort: toSearchSort(ranked, view.kind === 'collection' ? set : null),
    offset: first,
    limit,
    explain: explainedResults,
  });
  // A damaged file may have been left out meanwhile, and other articles taken in.
  return { first, results: hits, total, leftOut, covered: Math.min(covered, store.indexing.search.size), unread };
}

const everything = { first: 0, limit: Number.MAX_SAFE_INTEGER } as const;

/** Whether one row is to stand for each story: in the view of stories always. */
function isByStory({ view, byStory = false }: Pick<SearchRequest, 'view' | 'byStory'>): boolean {
  return byStory || view.kind === 'stories';
}

/** Of each story the first article found. */
function keepFirstOfStories({ holdings }: Store, found: Found): Found {
  const shown = new Set<number>();
  const results = found.results.filter(({ id }) => {
    const state = holdings.states.get(id);
    const story = state ? storyOf(state) : id;
    return !shown.has(story) && shown.add(story);
  });
  return { ...found, results, total: results.length };
}

function isInside(found: Found, offset: number, limit: number): boolean {
  const end = Math.min(offset + limit, found.total);
  return offset >= found.first && end <= found.first + found.results.length;
}

/** Says at the first exact word of a query that not all texts are read. */
function sayUnread(tree: QueryNode, unread: number): QueryNotice {
  const { text, range } = listExact(tree)[0] ?? { text: '', range: tree.range };
  const message = `“=${text}” is looked for in the texts themselves; ${unread.toLocaleString('en')} are still to be read.`;
  return { code: 'still-reading', message, range };
}

function listExact(node: QueryNode): readonly ExactNode[] {
  if (node.type === 'and' || node.type === 'or') return node.of.flatMap(listExact);
  if (node.type === 'not') return listExact(node.of);
  return node.type === 'exact' ? [node] : [];
}

function toSearchSort(sort: SearchRequest['sort'], set: ReadonlySet<number> | null): SearchInput['sort'] {
  if (sort !== 'own') return sort;
  return set ? { order: new Map(Array.from(set, (id, i) => [id, i])) } : 'newest';
}

function toCount(value: number, max: number): number {
  return Number.isFinite(value) ? Math.min(max, Math.max(0, Math.floor(value))) : 0;
}
