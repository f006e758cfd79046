import type { SourceFormat } from '../../../contract/article';
import type { Refusal } from '../../../contract/failure';

/** Bytes that may hold documents: a file, or a member of an archive. */
export interface Container {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** The member's name inside the file, or null for the file itself. */
  readonly part: string | null;
  readonly modifiedMs: number | null;
  /** The charset to decode it with, whatever it says. */
  readonly charset?: string;
  /** How many archives it lies in. */
  readonly depth: number;
}

/** One document, decoded. For Markdown, `text` is the HTML of its body and `frontMatter` its head. */
export interface SourceDocument {
  readonly kind: 'document';
  /** The member's name, or null; of a text of several articles with `#` and a number behind it. */
  readonly part: string | null;
  readonly format: SourceFormat;
  readonly text: string;
  readonly charset: string;
  /** The original: the file's own bytes, or the member's, unpacked. */
  readonly bytes: Uint8Array;
  readonly modifiedMs: number | null;
  readonly fileName: string;
  /** Of a text: it may hold several articles, which could not be told apart. */
  readonly isKeptWhole?: boolean;
  readonly frontMatter?: Readonly<Record<string, unknown>>;
}

/** What a file holds, in order. */
export type Found =
  | SourceDocument
  | { readonly kind: 'refused'; readonly part: string | null; readonly refusal: Refusal }
  | { readonly kind: 'companion'; readonly part: string | null };

/** Bytes that may still be unpacked from one file, all archives in it together. */
export interface UnpackBudget {
  leftBytes: number;
}

/** Reads what lies inside an archive; archives get it handed in, since a member may be an archive again. */
export type ReadInner = (inner: Container) => AsyncIterable<Found>;
