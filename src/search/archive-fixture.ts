/** Documents and questions for the tests of this folder. */
import { parseQuery } from '../query/index';
import { createArchiveSearch, openArchiveSearch } from './archive-search';
import { createMemoryStore } from './store/segment-store';
import { dayNumber } from './pass-filter';
import type { ArchiveSearch, SearchDocument, SearchInput, StateSets } from './types';

/** Nothing is unread, starred, trashed or withdrawn. */
export const noStates: StateSets = { unread: new Set(), starred: new Set(), trashed: new Set(), withdrawn: new Set() };

interface Draft {
  readonly title?: string;
  readonly byline?: string;
  readonly outlet?: string;
  readonly text?: string;
  readonly published?: string | null;
  readonly language?: string | null;
  readonly kind?: string;
  readonly importId?: number;
  readonly section?: string | null;
  readonly words?: number;
}

/** A document of which the test names only what matters. */
export function document(id: number, draft: Draft): SearchDocument {
  const { title = '', byline = '', outlet = '', text = '', published = null, language = null } = draft;
  const columns = {
    publishedDay: published === null ? null : dayNumber(published),
    savedDay: null,
    importedDay: 20_000 + id,
    outlet: outlet === '' ? null : outlet,
    language,
    kind: draft.kind ?? 'article',
    importId: draft.importId ?? 1,
    byline: byline === '' ? null : byline,
    section: draft.section ?? null,
    words: draft.words ?? 0,
  };
  return { id, fields: { title, byline, outlet, text }, columns };
}

/** A search over documents; `batch`: how many are added at a time, so into how many segments. */
export function archive(documents: readonly SearchDocument[], batch = documents.length): ArchiveSearch {
  const search = createArchiveSearch();
  for (let at = 0; at < documents.length; at += batch) search.add(documents.slice(at, at + batch));
  return search;
}

/** The same search out of a store it was saved in. */
export async function reopened(search: ArchiveSearch): Promise<ArchiveSearch> {
  const store = createMemoryStore();
  await search.save(store, 0);
  const opened = await openArchiveSearch(store);
  if (!opened) throw new Error('what was saved does not open');
  return opened.search;
}

/** A request for a query. */
export function ask(query: string, more: Partial<SearchInput> = {}): SearchInput {
  const { tree } = parseQuery(query, { today: '2026-03-31', typing: false });
  return { tree, states: noStates, view: 'all', sort: 'relevance', offset: 0, limit: 500, ...more };
}

/** What a query finds, in order. */
export async function idsOf(search: ArchiveSearch, query: string, more: Partial<SearchInput> = {}): Promise<number[]> {
  return (await search.search(ask(query, more))).hits.map((hit) => hit.id);
}
