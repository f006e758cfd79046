import type { Options } from 'minisearch';
import { tokenize } from './scan-tokens';
import type { SearchDocument } from './types';

/** The fields of a document, in the order of their numbers. */
export const archiveFields = ['title', 'byline', 'outlet', 'text'] as const;

/**
 * What a word counts in each field beside the body's 1. A headline is written to say what the article is
 * about; a byline or outlet that holds the word is mostly what somebody who types a name looks for, but
 * must not push down articles *about* that name, whose headlines hold it.
 */
export const fieldBoosts = { title: 3, byline: 2, outlet: 1.5, text: 1 } as const;

/** MiniSearch as it is set up here; a plain one with the same options gives the same scores. */
export const miniSearchOptions: Options<SearchDocument['fields'] & { readonly id: number }> = {
  fields: [...archiveFields],
  tokenize: (text) => tokenize(text),
  // Terms come folded from the tokeniser.
  processTerm: (term) => term,
  searchOptions: { boost: fieldBoosts, combineWith: 'AND' },
  autoVacuum: false,
};

/** MiniSearch 7.2's defaults, which it does not give away: weights of derived terms and the parameters of BM25+. */
export const defaultWeights = { prefix: 0.375, fuzzy: 0.45 } as const;
export const defaultBm25 = { k: 1.2, b: 0.7, d: 0.5 } as const;
export const defaultMaxFuzzy = 6;
