/** The words intake is spoken about in. The door is `index.ts`. */
import type { ArticleContent, IdentityKeys, Sha256, SourceFormat } from '../../contract/article';
import type { ExplainedBlock } from '../../contract/explain';
import type { Refusal } from '../../contract/failure';
import type { OutletRuleDraft } from '../../contract/outlet-rule';

/** Version of the extraction rules, as `Origin.extractor` has it. Raise it with any change to what comes out of a file. */
export const extractorVersion = 2;

/** One entry found under what the user gave. `path` is for reading (bytes kept when not UTF-8), `shown` for people. */
export type WalkEntry =
  | {
      readonly kind: 'file';
      readonly path: Buffer;
      /** Path as given plus the way down; U+FFFD for bytes that are not UTF-8. Unique within one walk. */
      readonly shown: string;
      readonly bytes: number;
      readonly modifiedMs: number;
    }
  | {
      readonly kind: 'companion';
      readonly shown: string;
      readonly why: 'saved-page' | 'system';
      readonly bytes: number;
      readonly modifiedMs: number;
    }
  | { readonly kind: 'refused'; readonly shown: string; readonly refusal: Refusal };

/** One source file's bytes, as read, with what was known of it then. */
export interface SourceFile {
  readonly shown: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
  readonly modifiedMs: number;
}

/** Bytes ready for the vault: hashed, and packed when that helps. */
export interface PackedObject {
  readonly sha256: Sha256;
  /** Length before packing. */
  readonly bytes: number;
  readonly encoding: 'gzip' | 'raw';
  readonly stored: Uint8Array;
}

/** One article cut out of a file. `object` is its original, in `IntakeResult.objects`. */
export interface IntakeArticle {
  readonly part: string | null;
  readonly format: SourceFormat;
  readonly charset: string;
  readonly object: Sha256;
  readonly bytes: number;
  readonly content: ArticleContent;
  readonly keys: IdentityKeys;
  /** What was removed and why; only when asked for. */
  readonly explained: readonly ExplainedRemoval[];
  /** All blocks of the original, where `explain` asks for them. */
  readonly blocks?: readonly ExplainedBlock[];
}

export interface ExplainedRemoval {
  readonly rule: string;
  readonly why: string;
  readonly text: string;
}

/** What came out of one file. A file of several articles gives several; parts that failed stand beside those that did not. */
export interface IntakeResult {
  readonly articles: readonly IntakeArticle[];
  readonly refused: readonly { readonly part: string | null; readonly refusal: Refusal }[];
  readonly companions: number;
  /** Originals of the articles, and images found in them. */
  readonly objects: readonly PackedObject[];
}

export interface IntakeOptions {
  /** Pool workers; processors less one, at least one, when not given. */
  readonly workers?: number;
  readonly explain?: boolean;
  /** Seconds one document may take; limits.fileSeconds when not given. */
  readonly fileSeconds?: number;
  /** Megabytes of JavaScript heap one worker may use; 1,024 when not given. */
  readonly workerMegabytes?: number;
}

/** How a file is to be read, where it is not as ever. */
export interface ReadHow {
  readonly explain?: boolean;
  /** Decoded with this charset whatever it says of itself; `bad-text` when that cannot be. */
  readonly charset?: string;
  /** What users have said of outlets' pages; those that are off do nothing. */
  readonly rules?: readonly OutletRuleDraft[];
}

/** The pool of killable workers. One bad file never harms its neighbours: it is killed at its budget and coded. */
export interface Intake {
  /** Reads one file in a worker. Never rejects for what is in the file. Rejects with AbortError when `signal` is aborted. */
  read(file: SourceFile, signal?: AbortSignal, how?: ReadHow): Promise<IntakeResult>;
  /** How many `read`s may usefully be under way. */
  readonly parallel: number;
  close(): Promise<void>;
}
