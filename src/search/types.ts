/**
 * The words the search library is spoken about in. It knows no article, database or window: documents
 * are `{ id, fields, columns }`, answers are ids, scores and ranges. The door is `index.ts`.
 */
import type { QueryNode, SetNode, TextField } from '../query/tree';
import type { MergeInput } from './merge/merge-segments';
import type { SegmentFiles } from './segment/segment-writer';
import type { SegmentStore } from './store/segment-store';

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
  /** Who wrote it, as one text: telling several apart is the caller's. */
  readonly byline?: string | null;
  readonly section?: string | null;
  /** How long it is. */
  readonly words?: number;
}

/** A set of ids: a `Set`, or a bitmap by id, which answers sooner. Empty ones are never asked. */
export interface IdSet {
  readonly size: number;
  has(id: number): boolean;
}

/** States that change, kept by the caller as sets of ids. */
export interface StateSets {
  readonly unread: IdSet;
  readonly starred: IdSet;
  readonly trashed: IdSet;
  /** In a withdrawn import: never shown anywhere. */
  readonly withdrawn: IdSet;
}

/** The ids that a set of the query holds: collections, tags and the like are the caller's. Asked once for each node of a search. */
export type SetResolver = (node: SetNode) => IdSet;

export interface SearchInput {
  readonly tree: QueryNode;
  readonly states: StateSets;
  /** Left out, sets are empty. */
  readonly resolveSet?: SetResolver;
  /** The view's own condition, e.g. only starred. Trash lists only trashed ones; every other view leaves them out. */
  readonly view: 'all' | 'unread' | 'starred' | 'trash' | { readonly importId: number } | { readonly ids: IdSet };
  /** `order`: the caller's own, as places by id; ids without a place come last, newest first. */
  readonly sort:
    | 'relevance'
    | 'newest'
    | 'oldest'
    | 'imported'
    | 'longest'
    | 'outlet'
    | { readonly order: ReadonlyMap<number, number> };
  readonly offset: number;
  /** At most this many hits; 0 for the counts alone. */
  readonly limit: number;
  /** What to count over all results, not only those returned. */
  readonly facets?: readonly FacetName[];
  /** Called once for each result, not only those returned, in no order: for counts of what only the caller knows. */
  readonly onResult?: (id: number) => void;
  /**
   * For so many of the hits, from the first on, MiniSearch itself is asked: their score and terms are its own. The rest
   * have the executor's score, which is the same within 1e-9, and no terms. Left out: all.
   */
  readonly explain?: number;
  /** Asked between batches of work; true ends the search early with an empty answer, for one that nobody waits for. */
  readonly isStale?: () => boolean;
}

/** What can be counted beside the results. `year`, `month` and `day` are of publication. */
export type FacetName = 'outlet' | 'byline' | 'section' | 'language' | 'kind' | 'year' | 'month' | 'day' | 'import';

/** A value and how many of the results have it; null are those without one. Months are `YYYY-MM`, days `YYYY-MM-DD`. */
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
  /** For each facet asked for: most frequent first, `year`, `month` and `day` in their own order. */
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetCount[]>>>;
}

/** What became of the index's files when they were opened. */
export interface OpenedArchive {
  readonly search: ArchiveSearch;
  /** As it was given to `save`: what the caller's log holds beyond it is not covered. */
  readonly appliedSeq: number;
  /** Documents of files that were missing, damaged or of another version: the search does not have them. */
  readonly lost: number;
}

/**
 * Told of ids that went with a segment whose places of words turned out to be damaged, as the first phrase, save or merge
 * after opening finds out: the caller adds them again, later.
 */
export type NoteLost = (ids: readonly number[]) => void;

export interface ArchiveSearch {
  /** Documents held. */
  readonly size: number;
  /** Segments it is made of. */
  readonly segments: number;
  /** Batches in; searchable when this returns. An id that is already there is replaced. Larger batches cost less. */
  add(documents: readonly SearchDocument[]): void;
  /** Takes documents out, at once. Their words stay in the files until a merge with `isErasing`. */
  remove(ids: readonly number[]): void;
  has(id: number): boolean;
  /** Ids of all documents held. */
  ids(): Iterable<number>;
  /** Documents that hold a word, about; see count-holding.ts. */
  countHolding(word: string): number;
  /**
   * Terms that begin so, most frequent first; folded, as the index holds them. Takes time with how many terms begin so:
   * ask with two letters or more.
   */
  completeTerm(beginning: string, most: number): readonly TermCount[];
  /** Terms of a field that a misspelt word may have been meant for, the likeliest first. Empty for what is no word of letters. */
  nearTerms(word: string, field: TextField, most: number): readonly TermCount[];
  /** Top k out. Rejects only when the store does. */
  search(input: SearchInput): Promise<SearchOutput>;
  /** Writes the segments that the store does not have, swaps its manifest and clears away what nothing refers to. */
  save(store: SegmentStore, appliedSeq: number): Promise<void>;
  /**
   * The next merge worth making, or null. `isErasing`: also of segments that hold removed documents. Run it anywhere
   * with `runMerge`, then give the result to `applyMerge`; one at a time.
   */
  planMerge(isErasing?: boolean): Promise<MergeJob | null>;
  /** Puts a merged segment in its inputs' place. False, and nothing changed, when they are no longer there. */
  applyMerge(job: MergeJob, files: MergedFiles): boolean;
}

/** A term of the index and how many documents hold it. */
export interface TermCount {
  readonly term: string;
  readonly documents: number;
}

/** A merge to be made: plain data, for another worker. The buffers are those of the index: copy them, never transfer them. */
export interface MergeJob {
  readonly names: readonly string[];
  readonly inputs: readonly MergeInput[];
}

/** A merge's result, whose buffers may be transferred; null: no document was left. */
export type MergedFiles = SegmentFiles | null;
