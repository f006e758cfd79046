/** The words an export is spoken about in. The door is `index.ts`. */
import type { ArticleView } from '../../contract/archive-api';
import type { Sha256 } from '../../contract/article';
import type { Collection, Tag } from '../../contract/mark';
import type { OutletRule } from '../../contract/outlet-rule';
import type { Saved } from '../../contract/saved';

/** What stands over an export as a whole. */
export interface ExportHead {
  readonly title: string;
  /** Of the collection that is exported; '' for none. */
  readonly description: string;
  /** The collection's note in Markdown; '' for none. */
  readonly note: string;
  /** ISO instant of the export. */
  readonly made: string;
}

/** All an exporter asks for. It holds one page of articles at a time, however many there are. */
export interface ExportInput {
  readonly head: ExportHead;
  /** Articles asked for; some may be gone by the time they are read. */
  readonly count: number;
  /** Whether the user's own notes go along, on articles, highlights and collections. */
  readonly withNotes: boolean;
  /** Whether this is the whole library: then collections and tags without an article go along too (JSON Lines). */
  readonly isWhole: boolean;
  readonly collections: readonly Collection[];
  readonly tags: readonly Tag[];
  /** What is kept to search with, each kind in its order, and the rules of outlets; of a whole library only (JSON Lines). */
  readonly saved: readonly Saved[];
  readonly outletRules: readonly OutletRule[];
  /** The articles in the order they are to have. Each call begins anew. */
  pages(): AsyncIterable<readonly ArticleView[]>;
  /** Stored bytes of an original or an image; null when there are none that are sound. */
  object(sha256: Sha256): Promise<Uint8Array | null>;
  /** Articles filed in a collection itself, in the user's own order; those in Trash may be among them. */
  filedIn(collection: number): Promise<readonly number[]>;
  /** A collection's note in Markdown. */
  noteOf(collection: number): Promise<string>;
  /** Called as articles are written, with how many more. */
  onWritten(articles: number): void;
}

/** Makes the bytes of an export file, a piece at a time. */
export type Exporter = (input: ExportInput) => AsyncIterable<string | Uint8Array>;
