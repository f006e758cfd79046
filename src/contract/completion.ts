/** What helps to write a query: values and words to go on with, and what a misspelt word may have meant. Plain JSON only. */
import type { SearchRequest } from './archive-api';

/** Fields whose values the archive knows; `word`: a word by itself, which also means people. */
export type CompletedField = 'word' | 'by' | 'outlet' | 'section' | 'tag' | 'in' | 'lang' | 'list';

export interface Completion {
  /** `word`: goes in as it is. `value`: a value of the field, which may need quotation marks. */
  readonly kind: 'word' | 'value';
  /** The field it is a value of; null of a word. */
  readonly field: Exclude<CompletedField, 'word'> | null;
  readonly text: string;
  /** Articles that have it, Trash left out; of words, all articles that hold it. Null: not counted. */
  readonly articles: number | null;
}

/** A query that finds more, and what it says differently. */
export interface Proposal {
  readonly query: string;
  readonly words: string;
  /** What it finds, asked as the query it mends was. */
  readonly total: number;
}

export interface CompletionApi {
  /** What could stand where `typed` is being written, the likeliest first, at most `most` (50). */
  complete(field: CompletedField, typed: string, most: number): Promise<readonly Completion[]>;
  /** For a query that finds nothing or next to nothing: what it may have meant, at most three, each of which finds more. */
  didYouMean(request: Omit<SearchRequest, 'offset' | 'limit' | 'facets'>): Promise<readonly Proposal[]>;
}
