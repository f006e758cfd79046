/** What a user keeps to search with again: word lists, saved searches and lists of queries. Plain JSON only. */
import type { View } from './view';

/**
 * `words`: a word list, found by `list:` and its name. `search`: a saved search. `batch`: a list of queries that are run
 * together; `names` the same, of which each line is a phrase.
 */
export const savedKinds = ['words', 'search', 'batch', 'names'] as const;
export type SavedKind = (typeof savedKinds)[number];

/** The kinds that are lists of queries; they stand in one order, and one can become the other. */
export const batchKinds = ['batch', 'names'] as const satisfies readonly SavedKind[];
export type BatchKind = (typeof batchKinds)[number];

/** One kept thing. Its id is the seq of the change that made it. */
export interface Saved {
  readonly id: number;
  readonly kind: SavedKind;
  readonly name: string;
  /** The spellings of a word list, the one query of a saved search, the queries of a batch; as typed. */
  readonly lines: readonly string[];
  /** Of a saved search; null for the others, which look everywhere. */
  readonly view: View | null;
  /** The seq up to which articles are known to the user: those with a greater id are new. */
  readonly seen: number;
}

/** What a saved search finds now. */
export interface SavedCount {
  readonly id: number;
  readonly found: number;
  /** Of these, articles that came in after `Saved.seen`. */
  readonly fresh: number;
}

export interface SavedApi {
  /** All that are not deleted, each kind in the user's order. */
  saved(): Promise<readonly Saved[]>;
  /** Runs every saved search; `today` as in a search. Other questions are answered in between. */
  savedCounts(today: string): Promise<readonly SavedCount[]>;
}
