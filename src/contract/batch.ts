/** Batch search: a list of queries run together. Plain JSON only. */
import type { QueryNotice } from './archive-api';

/** One query of a batch. */
export interface BatchQuestion {
  /** As `batchQuery` makes it of a line. */
  readonly query: string;
  /** Articles with a greater id are new; null: the list was never run, so nothing is. */
  readonly seen: number | null;
  /** Of those the ones up to this id; null: all. `BatchFigures.upTo` of the run's first answer, so that a whole run means one moment. */
  readonly upTo: number | null;
  /** The user's own day, YYYY-MM-DD. */
  readonly today: string;
}

/** What one query of a batch finds. */
export interface BatchFigures {
  readonly found: number;
  /** null: nothing can be new. */
  readonly fresh: number | null;
  /** Days of publication, YYYY-MM-DD; null when none found has one. */
  readonly first: string | null;
  readonly last: string | null;
  /** At most three, most frequent first. */
  readonly outlets: readonly { readonly outlet: string; readonly articles: number }[];
  /** `nothing-sought`: the line holds nothing to look for, and finds nothing. */
  readonly notices: readonly QueryNotice[];
  /** The seq up to which the archive had come when it was asked. */
  readonly upTo: number;
  /** Articles the index covers now and articles held; they differ while it is being made. */
  readonly covered: number;
  readonly held: number;
}

export interface BatchApi {
  /** Runs one query of a batch. A question each, so that typing never waits for a list. */
  batchFigures(question: BatchQuestion): Promise<BatchFigures>;
}
