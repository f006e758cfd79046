/** What a user decides about an import before it begins, and what Backfile shows of it until then. Plain JSON only. */
import type { ArticleKind, DatePrecision, SourceFormat } from './article';
import type { Failure, Refusal, RefusalCode } from './failure';

/** What everything an import brings is given. */
export interface ImportDefaults {
  readonly collection: number | null;
  readonly tags: readonly string[];
  /** Only where the file says none; its evidence is then `user`. */
  readonly outlet: string | null;
  /** BCP 47; only where none was found. */
  readonly language: string | null;
}

/** What of the files is not to come in. An article is left out when any of these means it. */
export interface LeaveOut {
  /** Paths as shown. */
  readonly files: readonly string[];
  /** null: articles of no known outlet. */
  readonly outlets: readonly (string | null)[];
  readonly formats: readonly SourceFormat[];
  /** Articles that are held already, in Trash too. */
  readonly held: boolean;
}

/** What the user had left out of an import, for its report: not all files by name where they are many. */
export interface LeftOut extends LeaveOut {
  /** At most `mostLeftOutListed`, the first ones. */
  readonly files: readonly string[];
  /** How many there are in all. */
  readonly fileCount: number;
}

export const mostLeftOutListed = 200;

/** Kept in the record with the import, so that one that is continued goes on as it was begun. */
export interface ImportChoices {
  readonly defaults?: ImportDefaults;
  readonly leaveOut?: LeaveOut;
  /** Left out: what comes of a folder arrives as read, single files do not. */
  readonly arrivesRead?: boolean;
}

/** How an article that is looked at before an import stands to those held, and to those before it among the files. */
export type PreviewStanding =
  | 'new'
  | 'held'
  | 'in-trash'
  /** Same address as a held article, other text. */
  | 'version'
  /** The same as one of the files before it. */
  | 'copy'
  /** The archive has not said yet. */
  | 'unknown';

/** One line of a preview: an article as it would come in, or what would not and why. */
export interface PreviewRow {
  readonly file: string;
  readonly part: string | null;
  readonly format: SourceFormat | null;
  readonly kind: ArticleKind | null;
  /** null for a refusal, and for a file whose articles are only read when it comes in (`isUnread`). */
  readonly title: string | null;
  readonly outlet: string | null;
  /** ISO, as precise as known. */
  readonly published: string | null;
  /** How precise `published` is; null undated. */
  readonly precision: DatePrecision | null;
  readonly language: string | null;
  readonly standing: PreviewStanding;
  readonly refusal: Refusal | null;
  /** An export of Backfile's own, which is read when it comes in. */
  readonly isUnread: boolean;
}

/** Which rows of a preview are asked for. */
export type PreviewShow = 'all' | 'new' | 'held' | 'refused';

export interface PreviewCounts {
  /** Files read so far, those that belong to a saved page among them. */
  readonly files: number;
  readonly articles: number;
  readonly standings: { readonly [S in PreviewStanding]: number };
  readonly companions: number;
  readonly refused: number;
}

/** How far a preview is. Counts rise while files are read. */
export interface PreviewState {
  readonly id: string;
  readonly label: string;
  /** Files found; null while they are still being listed. */
  readonly of: number | null;
  readonly isComplete: boolean;
  readonly counts: PreviewCounts;
  readonly formats: readonly { readonly format: SourceFormat; readonly count: number }[];
  /** Most articles first; at most 200. */
  readonly outlets: readonly { readonly outlet: string | null; readonly count: number }[];
  readonly refusals: readonly { readonly code: RefusalCode; readonly count: number }[];
  /** Whether what is chosen holds a folder, so that what comes of it arrives as read unless chosen otherwise. */
  readonly isFolder: boolean;
  /** Why reading waits, or has ended before its end. */
  readonly failure: Failure | null;
}

/** What the archive is asked of an article that is not in it: enough to decide what it would be. */
export interface HeldProbe {
  readonly object: string;
  readonly canonicalUrl: string | null;
  readonly keys: {
    readonly rules: number;
    readonly content: string;
    readonly body: string;
    readonly signature: string;
  };
}
export type HeldAnswer = Extract<PreviewStanding, 'new' | 'held' | 'in-trash' | 'version'>;
