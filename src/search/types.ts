/**
 * The words the search library is spoken about in. It knows no article, database or window: documents
 * are `{ id, fields, columns }`, answers are ids, scores and ranges. The door is `index.ts`.
 */
import type { QueryNode, SetNode } from '../query/tree';

/** Half-open range of UTF-16 units. */
export type HitRange = readonly [start: number, end: number];

export interface SearchDocument {
  readonly id: number;
  readonly fields: { readonly title: string; readonly byline: string; readonly outlet: string; readonly text: string };
  readonly columns: DocumentColumns;
}

/** What filters, sorting and facets read; never changes for one id. Days are days since 1970-01-01, null unknown. */
export interface DocumentColumns {
  readonly publishedDay: number | null;
  readonly savedDay: number | null;
  readonly importedDay: number;
  readonly outlet: string | null;
  readonly language: string | null;
  readonly kind: string;
  readonly importId: number;
}

/** States that change, kept by the caller as sets of ids. */
export interface StateSets {
  readonly unread: ReadonlySet<number>;
  readonly starred: ReadonlySet<number>;
  readonly trashed: ReadonlySet<number>;
  /** In a withdrawn import: never shown anywhere. */
  readonly withdrawn: ReadonlySet<number>;
}

/** The ids that a set of the query holds: collections, tags and the like are the caller's. Asked once for each node of a search. */
export type SetResolver = (node: SetNode) => ReadonlySet<number>;

export interface SearchInput {
  readonly tree: QueryNode;
  readonly states: StateSets;
  /** Left out, sets are empty. */
  readonly resolveSet?: SetResolver;
  /** The view's own condition, e.g. only starred. Trash lists only trashed ones; every other view leaves them out. */
  readonly view:
    | 'all'
    | 'unread'
    | 'starred'
    | 'trash'
    | { readonly importId: number }
    | { readonly ids: ReadonlySet<number> };
  /** `order`: the caller's own, as places by id; ids without a place come last, newest first. */
  readonly sort: 'relevance' | 'newest' | 'oldest' | 'imported' | { readonly order: ReadonlyMap<number, number> };
  readonly offset: number;
  /** At most this many hits; 0 for the counts alone. */
  readonly limit: number;
  /** What to count over all results, not only those returned. */
  readonly facets?: readonly FacetName[];
  /** Asked between batches of work; true ends the search early with an empty answer, for one that nobody waits for. */
  readonly isStale?: () => boolean;
}

/** What can be counted beside the results. `year` and `month` are of publication. */
export type FacetName = 'outlet' | 'language' | 'kind' | 'year' | 'month' | 'import';

/** A value and how many of the results have it; null are those without one. Months are `YYYY-MM`. */
export interface FacetCount {
  readonly value: string | null;
  readonly count: number;
}

export interface SearchOutput {
  /** In order. `score` is MiniSearch's, 0 where there was no word to rank by; `terms` are the index's terms that matched. */
  readonly hits: readonly { readonly id: number; readonly score: number; readonly terms: readonly string[] }[];
  readonly total: number;
  /**
   * What matches and is not in `total`, each document under one head. `trashed`: in Trash. `notArticles`:
   * neither article nor live page, in a view that lists only those. `undated`: would match but for a date
   * filter and has no such date.
   */
  readonly leftOut: { readonly undated: number; readonly trashed: number; readonly notArticles: number };
  /** For each facet asked for: most frequent first, `year` and `month` in their own order. */
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetCount[]>>>;
}

/** Gives the stored fields of documents, for verifying phrases: the index keeps no text. */
export type FieldReader = (ids: readonly number[]) => Promise<ReadonlyMap<number, SearchDocument['fields']>>;

export interface ArchiveSearch {
  readonly size: number;
  /** Batches in; searchable when this returns. An id that is already there is replaced. */
  add(documents: readonly SearchDocument[]): void;
  remove(ids: readonly number[]): void;
  has(id: number): boolean;
  /** Top k out. Rejects only when the field reader does. */
  search(input: SearchInput): Promise<SearchOutput>;
  /** The whole index, with `version` and a checksum inside. */
  save(): Uint8Array;
}
