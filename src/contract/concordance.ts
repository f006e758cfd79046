/** Questions to the archive about where words stand: every hit of a query as a line of its own, and what is like an article. */
import type { SearchRequest, TextRange } from './archive-api';
import type { ArticleDate } from './article';

/**
 * The orders of a concordance. `list`: articles in the order of the list, and in each of them the hits as they stand.
 * `before1`: by the word before the hit, then the one before that; `before2`: by the second word before it first;
 * `after1` and `after2` the same of the words after it; `hit`: by the hit's own words.
 */
export const concordanceOrders = [
  'list',
  'before1',
  'before2',
  'hit',
  'after1',
  'after2',
  'newest',
  'oldest',
  'outlet',
] as const;
export type ConcordanceOrder = (typeof concordanceOrders)[number];

/** What is sought as in a list of results, and which of its lines are wanted. */
export interface ConcordanceRequest extends Omit<SearchRequest, 'facets'> {
  readonly order: ConcordanceOrder;
  /** No more lines are to be sought: those that are there are given, in the order asked for. Asked again without it, it goes on. */
  readonly isStopped?: boolean;
  /** Only lines of this build (`ConcordancePage.version`) are of use: for reading all of them page by page. */
  readonly version?: number;
}

/** One hit with what stands around it, cut to some 120 characters at either side; line breaks are spaces. */
export interface ConcordanceLine {
  readonly id: number;
  readonly title: string;
  readonly byline: readonly string[];
  readonly outlet: string | null;
  readonly published: ArticleDate | null;
  readonly language: string | null;
  readonly url: string | null;
  readonly before: string;
  readonly hit: string;
  readonly after: string;
  /** Whether the hit stands in the headline. */
  readonly isTitle: boolean;
  /** Where the hit stands in the headline or the text, as `hits` of SearchApi gives it. */
  readonly range: TextRange;
}

export interface ConcordancePage {
  /** From `offset` on, at most `limit`. */
  readonly lines: readonly ConcordanceLine[];
  /** Lines so far, and articles that have one. */
  readonly total: number;
  readonly articles: number;
  /** `building`: more lines may come, and they are in the order `list`. */
  readonly state: 'building' | 'stopped' | 'done';
  /** Articles looked through, of those found. */
  readonly done: number;
  readonly of: number;
  /** False: nothing is asked for that could stand in a line. */
  readonly hasWords: boolean;
  /** There are more lines than are listed: the rest is left out. */
  readonly isCut: boolean;
  /** The archive has changed since, and a newer build is under way: ask again. */
  readonly isStale: boolean;
  /** Of the build; another one may have other lines. */
  readonly version: number;
  /** The order the lines are in. */
  readonly order: ConcordanceOrder;
}

export interface ConcordanceApi {
  /**
   * A page of the lines. The first question begins a build in the background and is answered with what is there after a
   * moment; ask again for more while `state` is `building`. A build that nobody asks about for some seconds rests.
   */
  concordance(request: ConcordanceRequest): Promise<ConcordancePage>;
  /**
   * A query for articles that are like this one: its rarest words, any of them, without the article itself and its
   * versions. Null when it holds no word that others have too, or is not there.
   */
  queryLike(id: number): Promise<string | null>;
}
