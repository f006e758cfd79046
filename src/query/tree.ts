/** The tree of a query. Ranges are half-open, in UTF-16 units of what was typed. The door is `index.ts`. */

export type Range = readonly [start: number, end: number];

export type TextField = 'title' | 'byline' | 'outlet' | 'text' | 'any';

/** An interval of days, both inclusive, `YYYY-MM-DD`; null is open. */
export interface DayInterval {
  readonly from: string | null;
  readonly to: string | null;
}

/**
 * A set that only whoever holds the documents can tell; the search asks them for its ids. `in`: filed in a
 * collection, by its name or its path (`A/B`). `tag`: has a tag, or one nested in it. `note`: a note on it, or
 * on one of its highlights, holds the word or phrase. `has`: one of these was left on it, or belongs to it.
 * `section`: the name of its section holds the words. `url`: its address holds the text. `exact`: its text itself
 * holds the word or phrase as it is written.
 */
export type SetNode =
  | { readonly type: 'in'; readonly name: string; readonly range: Range }
  | { readonly type: 'tag'; readonly tag: string; readonly range: Range }
  | { readonly type: 'note'; readonly of: WordNode; readonly range: Range }
  | { readonly type: 'has'; readonly what: 'highlight' | 'note' | 'original'; readonly range: Range }
  | { readonly type: 'section'; readonly text: string; readonly range: Range }
  | { readonly type: 'url'; readonly text: string; readonly range: Range }
  | ExactNode;

/** A word or phrase in just this case and with just these accents; its set, what the index cannot tell, is of those it finds. */
export interface ExactNode {
  readonly type: 'exact';
  readonly text: string;
  readonly field: TextField;
  readonly range: Range;
}

/** A word or phrase; in a `note` its field is `any`. */
export type WordNode = Extract<QueryNode, { type: 'word' | 'phrase' }>;

export type QueryNode =
  /** One word. `prefix`: matches the beginning of words (a `*` was typed, or it is the last word still being typed). */
  | {
      readonly type: 'word';
      readonly text: string;
      readonly field: TextField;
      readonly prefix: boolean;
      readonly range: Range;
    }
  | { readonly type: 'phrase'; readonly text: string; readonly field: TextField; readonly range: Range }
  /** Words of that form: `*` stands for any letters, none too, `?` for one letter. Letters, digits and these two only. */
  | { readonly type: 'wildcard'; readonly pattern: string; readonly field: TextField; readonly range: Range }
  /** Words that differ by at most so many letters; null leaves it to the word's length. */
  | {
      readonly type: 'fuzzy';
      readonly text: string;
      readonly distance: 1 | 2 | null;
      readonly field: TextField;
      readonly range: Range;
    }
  /** Two or more words or phrases, in any order, in a stretch that holds at most `within` other words. All of one field. */
  | {
      readonly type: 'near';
      readonly within: number;
      readonly of: readonly WordNode[];
      readonly field: TextField;
      readonly range: Range;
    }
  /** The words and phrases of one of the user's word lists; `expandLists` puts them in its place before a search. */
  | { readonly type: 'list'; readonly name: string; readonly range: Range }
  | { readonly type: 'and'; readonly of: readonly QueryNode[]; readonly range: Range }
  | { readonly type: 'or'; readonly of: readonly QueryNode[]; readonly range: Range }
  | { readonly type: 'not'; readonly of: QueryNode; readonly range: Range }
  | {
      readonly type: 'date';
      readonly field: 'published' | 'saved' | 'imported';
      readonly interval: DayInterval | 'unknown';
      readonly range: Range;
    }
  | { readonly type: 'is'; readonly state: 'unread' | 'read' | 'starred' | 'trashed'; readonly range: Range }
  | { readonly type: 'language'; readonly tag: string; readonly range: Range }
  | { readonly type: 'kind'; readonly kind: string; readonly range: Range }
  | { readonly type: 'id'; readonly id: number; readonly range: Range }
  | SetNode
  /** Matches everything: an empty query, an empty bracket. */
  | { readonly type: 'all'; readonly range: Range };

export interface Notice {
  readonly code:
    | 'unbalanced-quote'
    | 'unbalanced-bracket'
    | 'unknown-field'
    | 'bad-date'
    | 'bad-value'
    | 'too-long'
    | 'stray-operator'
    | 'only-negative'
    | 'too-deep';
  readonly message: string;
  readonly range: Range;
}

export interface ParsedQuery {
  readonly tree: QueryNode;
  readonly notices: readonly Notice[];
  /** From `sort:`, or null. */
  readonly sort: 'relevance' | 'newest' | 'oldest' | 'longest' | 'outlet' | 'imported' | 'own' | null;
}
