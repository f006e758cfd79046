/** What a user leaves on an article: highlights, notes, tags; and the collections they are filed in. Plain JSON only. */

export const markColours = ['sun', 'leaf', 'sky', 'rose', 'violet'] as const;
export type MarkColour = (typeof markColours)[number];

/**
 * Where a highlight stands: a W3C Web Annotation TextPositionSelector and TextQuoteSelector
 * (https://www.w3.org/TR/annotation-model/#selectors) over the article's `text`, in UTF-16 units.
 */
export interface Anchor {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
  /** Up to 32 characters before and after, for finding it again. */
  readonly prefix: string;
  readonly suffix: string;
}

export type NoteTarget =
  | { readonly kind: 'article'; readonly id: number }
  | { readonly kind: 'collection'; readonly id: number };

export interface Highlight {
  readonly id: number;
  readonly articleId: number;
  readonly anchor: Anchor;
  /** Where it stands in the text as it is now, or null: adrift, its text is gone. */
  readonly range: readonly [start: number, end: number] | null;
  readonly colour: MarkColour;
  readonly note: string;
  readonly tags: readonly string[];
  /** ISO instants. */
  readonly made: string;
  readonly edited: string;
}

export interface Collection {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly parent: number | null;
  /** Articles filed in it itself, Trash not counted. */
  readonly articles: number;
  /** Different articles filed in it or below it. */
  readonly articlesWithin: number;
}

export interface Tag {
  /** The whole name, `/` between levels. */
  readonly tag: string;
  readonly colour: MarkColour | null;
  readonly articles: number;
}
