/** A line of a list of results, as the archive answers it. */
import type { ArticleDate, ArticleKind } from './article';
import type { MarkColour } from './mark';

/** Half-open range of UTF-16 units. */
export type TextRange = readonly [start: number, end: number];

/** A line of a result list. */
export interface ResultRow {
  readonly id: number;
  readonly title: string;
  readonly titleHits: readonly TextRange[];
  readonly byline: readonly string[];
  readonly outlet: string | null;
  readonly section: string | null;
  readonly published: ArticleDate | null;
  /** ISO instants: when its file was saved, where that is known, and when it came in. */
  readonly saved: string | null;
  readonly imported: string;
  readonly language: string | null;
  readonly words: number;
  readonly kind: ArticleKind;
  readonly score: number;
  /** The best passage, or the lead when nothing was sought. */
  readonly snippet: string;
  readonly snippetHits: readonly TextRange[];
  readonly isRead: boolean;
  readonly isStarred: boolean;
  readonly isTrashed: boolean;
  readonly tags: readonly { readonly tag: string; readonly colour: MarkColour | null }[];
  readonly highlights: number;
  /** How often it was saved again, and the last time (ISO). */
  readonly sightings: number;
  readonly lastSighting: string | null;
  /** Other versions held of the same address. */
  readonly versions: number;
  /** Whether a later version is held. */
  readonly isEarlierVersion: boolean;
  /** The story it tells with others that are shown, or null when it stands alone. */
  readonly story: RowStory | null;
  /** Its place in the user's own order of the collection listed, from 1; null in other views, and where it is filed below that only. */
  readonly place: number | null;
}

/** What a row says of the story it belongs to. */
export interface RowStory {
  /** Articles of it, this one among them; versions of one address count once. */
  readonly articles: number;
  /** The other articles' outlets, each once, at most 12, in the order they came in. */
  readonly outlets: readonly string[];
}
