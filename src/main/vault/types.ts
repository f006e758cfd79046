/** The words the vault is spoken about in. The door is `index.ts`. Formats: docs/notes. */
import type { Sha256 } from '../../contract/article';
import type { Change, ChangeDraft, Frame, Group, GroupName } from '../../contract/change';

/** Bytes ready to be stored. */
export interface ObjectToStore {
  readonly sha256: Sha256;
  readonly bytes: number;
  readonly encoding: 'gzip' | 'raw';
  readonly stored: Uint8Array;
}

/** Original bytes by their SHA-256. */
export interface Objects {
  /** Stores what is not there yet; when it resolves, all of it is on the medium (files and folders fsynced). */
  putAll(objects: readonly ObjectToStore[]): Promise<void>;
  has(sha256: Sha256): Promise<boolean>;
  /** The original bytes, unpacked and checked against their hash; null if there is none, throws if they differ (see isObjectDamaged). */
  get(sha256: Sha256): Promise<Uint8Array | null>;
  /** Every object in the vault, in no order. */
  list(): AsyncIterable<Sha256>;
  /**
   * Takes these away for ever, in every copy there is of them, by writing their packs anew (beside, fsynced,
   * renamed). A crash leaves each pack as it was or as it is to be; removing again does the rest. Puts wait.
   */
  remove(objects: ReadonlySet<Sha256>): Promise<void>;
  /** Bytes all objects take on disk. */
  sizeBytes(): Promise<number>;
}

/** What an append gives before it is applied anywhere. */
export interface AppendRequest {
  readonly name: GroupName;
  /** Goes on with a group that is already there (an import's next frame); a new one when left out. */
  readonly group?: Group;
  readonly undoes?: number | null;
  /** A function is called with the seq the first change will get, since a change's seq names what it makes. */
  readonly changes: readonly ChangeDraft[] | ((firstSeq: number) => readonly ChangeDraft[]);
}

export interface JournalEnd {
  readonly frame: number;
  readonly chain: string;
  readonly seq: number;
}

/** Append-only record of changes. One process writes. */
export interface Journal {
  readonly end: JournalEnd;
  /**
   * When it resolves, the frame is on the medium. Appends are kept in call order and may share an fsync.
   * When one cannot be written, it and all that wait behind it are rejected (see failureOf for the code), so
   * that none overtakes another; nothing of them stays, and the journal can be appended to again.
   */
  append(request: AppendRequest): Promise<Frame>;
  /** Puts back frames that were journaled before and lost (same n, chain checked). */
  restore(frames: readonly Frame[]): Promise<void>;
  /**
   * Frames after number `frame`, in order, up to the end as it is when the reader gets there (compare `end`
   * afterwards: a frame may have come since). Damage in the middle is a finding, skipped frame by frame, never rewritten.
   */
  readAfter(frame: number, onDamage?: (finding: VaultFinding) => void): AsyncIterable<Frame>;
  /**
   * Strikes the changes of these seqs out of the record for ever: `purged` stands in their place, or the change of the same seq
   * given in `instead`, which must say that it is `struck`. Files concerned are
   * written anew beside, fsynced and renamed, so that a crash leaves each as it was or as it is to be; striking
   * again does the rest. Chains stay as they were. Appends wait meanwhile. Gives the frames that were rewritten.
   */
  strike(seqs: ReadonlySet<number>, instead?: readonly Change[]): Promise<number>;
  /** Number of the frame that holds change `seq`, or null. */
  frameOf(seq: number): Promise<number | null>;
  /** The chain after frame `n`, or null if it is not known (never was, or lies in damage). */
  chainAt(n: number): Promise<string | null>;
}

/** What is known to be safe, kept beside the journal; rewritten whole, by rename. */
export interface LedgerEntry {
  readonly version: 1;
  readonly libraryId: string;
  readonly end: JournalEnd;
  /** As the archive last reported them, and at which frame. */
  readonly archive: { readonly frame: number; readonly articles: number; readonly digest: string | null } | null;
  readonly schema: number;
  readonly cleanShutdown: boolean;
  /** When everything was last verified, ISO, or null. */
  readonly verifiedAt: string | null;
}

export type VaultFinding =
  | { readonly kind: 'object-missing'; readonly sha256: Sha256 }
  | { readonly kind: 'object-damaged'; readonly sha256: Sha256; readonly detail: string }
  | {
      readonly kind: 'frame-damaged';
      readonly file: string;
      readonly offset: number;
      readonly bytes: number;
      readonly detail: string;
    }
  /** Bytes among the originals that belong to none: the original that was there is found missing where an article names it. */
  | {
      readonly kind: 'pack-damaged';
      readonly file: string;
      readonly offset: number;
      readonly bytes: number;
      readonly detail: string;
    }
  | { readonly kind: 'chain-broken'; readonly frame: number }
  | { readonly kind: 'tail-cut'; readonly file: string; readonly bytes: number }
  | { readonly kind: 'ledger-behind' | 'ledger-ahead'; readonly detail: string };

export interface Vault {
  readonly dir: string;
  readonly objects: Objects;
  readonly journal: Journal;
  ledger(): LedgerEntry;
  /** Merges into the ledger and writes it (tmp, fsync, rename, fsync folder). */
  note(entry: Partial<Omit<LedgerEntry, 'version' | 'libraryId'>>): Promise<void>;
  /** What opening it found (a torn tail cut back, damage in the middle). */
  readonly findings: readonly VaultFinding[];
  close(): Promise<void>;
}
