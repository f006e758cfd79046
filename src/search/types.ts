/**
 * The words the search library is spoken about in. It knows no article, database or window: documents
 * are `{ id, fields, columns }`, answers are ids, scores and ranges. The door is `index.ts`.
 */
import type { QueryNode } from '../query/tree';

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

export interface SearchInput {
  readonly tree: QueryNode;
  readonly states: StateSets;
  /** The view's own condition, e.g. only starred. Trash lists only trashed ones; every other view leaves them out. */
  readonly view: 'all' | 'unread' | 'starred' | 'trash' | { readonly importId: number };
  readonly sort: 'relevance' | 'newest' | 'oldest' | 'imported';
  readonly offset: number;
  readonly limit: number;
}

export interface SearchOutput {
  readonly hits: readonly { readonly id: number; readonly score: number; readonly terms: readonly string[] }[];
  readonly total: number;
  readonly leftOut: { readonly undated: number; readonly trashed: number; readonly notArticles: number };
}

/** Gives the stored fields of documents, for verifying phrases: the index keeps no text. */
export type FieldReader = (ids: readonly number[]) => Promise<ReadonlyMap<number, SearchDocument['fields']>>;

export interface ArchiveSearch {
  readonly size: number;
  /** Batches in. An id that is already there is replaced. */
  add(documents: readonly SearchDocument[]): void;
  remove(ids: readonly number[]): void;
  has(id: number): boolean;
  /** Top k out. */
  search(input: SearchInput): Promise<SearchOutput>;
  /** The whole index, with `version` and a checksum inside. */
  save(): Uint8Array;
}
