import type { Options } from 'minisearch';
import type { TextField } from '../query/tree';
import { SavableMiniSearch, type SavedState, type SavedTerms } from './savable-mini-search';
import { tokenize } from './scan-tokens';
import type { SearchDocument } from './types';

const fields = ['title', 'byline', 'outlet', 'text'] as const;

/**
 * What a word counts in each field beside the body's 1. A headline is written to say what the article is
 * about; a byline or outlet that holds the word is mostly what somebody who types a name looks for, but
 * must not push down articles *about* that name, whose headlines hold it.
 */
const fieldBoosts = { title: 3, byline: 2, outlet: 1.5, text: 1 } as const;

/** One document as MiniSearch gets it; `id` is the slot. */
type Row = SearchDocument['fields'] & { readonly id: number };

/** MiniSearch as it is set up here; a plain one with the same options gives the same scores. */
export const miniSearchOptions: Options<Row> = {
  fields: [...fields],
  tokenize: (text) => tokenize(text),
  // Terms come folded from the tokeniser.
  processTerm: (term) => term,
  searchOptions: { boost: fieldBoosts, combineWith: 'AND' },
  // After a discard MiniSearch's scores drift from one search to the next until it is vacuumed, so the
  // index is vacuumed before the next search instead of at some later time of MiniSearch's choosing.
  autoVacuum: false,
};

/** Documents that hold a term, with MiniSearch's own score and the terms of the index it matched. */
export interface Postings {
  readonly slots: readonly number[];
  readonly scores: readonly number[];
  readonly terms: readonly (readonly string[])[];
}

/** MiniSearch, asked for one term at a time. */
export interface TermIndex {
  add(slot: number, document: SearchDocument['fields']): void;
  discard(slot: number): void;
  /** Makes the index free of what was discarded, so that scores are those of the documents held. */
  settle(): Promise<void>;
  find(term: string, prefix: boolean, field: TextField): Postings;
  saveState(): SavedState;
  /** The terms in pieces of some thousand. */
  saveTerms(): Iterable<SavedTerms>;
}

/** Terms MiniSearch walks before it lets others run while it vacuums. */
const vacuumBatch = 20_000;

/** Terms in one piece of the saved form. */
const termsOfAPiece = 5_000;

/** An empty index, or one that was saved. */
export function createTermIndex(saved?: {
  readonly state: SavedState;
  readonly pieces: Iterable<SavedTerms>;
}): TermIndex {
  const mini = saved
    ? SavableMiniSearch.restore<Row>(saved.state, saved.pieces, miniSearchOptions)
    : new SavableMiniSearch<Row>(miniSearchOptions);
  return {
    add(slot, document) {
      mini.add({ id: slot, ...document });
    },
    discard(slot) {
      mini.discard(slot);
    },
    async settle() {
      while (mini.dirtCount > 0) await mini.vacuum({ batchSize: vacuumBatch, batchWait: 1 });
    },
    find(term, prefix, field) {
      const slots: number[] = [];
      const scores: number[] = [];
      const terms: string[][] = [];
      mini.search(term, {
        tokenize: (text) => [text],
        prefix,
        fields: field === 'any' ? [...fields] : [field],
        // Everything is taken here and nothing kept: MiniSearch would sort what it keeps.
        filter: (result) => {
          // Ids of rows are slots, which are numbers; MiniSearch types every id as any.
          slots.push(result.id as number);
          scores.push(result.score);
          terms.push(result.terms);
          return false;
        },
      });
      return { slots, scores, terms };
    },
    saveState: () => mini.saveState(),
    saveTerms: () => mini.saveTerms(termsOfAPiece),
  };
}
