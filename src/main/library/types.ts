/** The words an open library is spoken about in. The door is `index.ts`. */
import type { ArchiveApi } from '../../contract/archive-api';
import type { FromMain, Job, NativeMenuBar, ToMain } from '../../contract/control';
import type { FromWorker, ToWorker } from '../../contract/port';
import type { OwnArticle } from '../../contract/own-article';
import type { Sha256 } from '../../contract/article';
import type { Vault } from '../vault/types';
import type { Wire } from './wire';

export type ControlWire = Wire<ToMain, FromMain>;
export type ArchiveWire = Wire<FromWorker, ToWorker>;

/** What a shell lends to the library. A method that is missing is something the shell cannot do. */
export interface ShellServices {
  readonly shell: 'electron' | 'browser';
  readonly version: string;
  readonly samplesDir: string;
  /** Starts a hidden page that hosts the archive worker and will attach itself; resolves once it was started. */
  startEngine(): Promise<void>;
  /** Opens a window or brings one to the front. */
  showWindow(): Promise<void>;
  /** False where `showWindow` only says where the window can be had. Left out: it brings one to the front. */
  readonly canShow?: boolean;
  chooseSources?(what: 'files' | 'folder'): Promise<readonly string[] | null>;
  chooseSavePath?(fileName: string): Promise<string | null>;
  /**
   * Serves a file to the shell's pages once, as an attachment, and gives its address on their own origin. Calls `onOver` when it was
   * fetched, or will not be any more; the file is the caller's to remove.
   */
  offerDownload?(file: { readonly path: string; readonly fileName: string }, onOver: () => void): string;
  reveal?(path: string): Promise<void>;
  /** Starts another Backfile on another library, at the article of a link. */
  openOther?(dir: string, link: string): Promise<void>;
  /** Opens an article in a window of its own, or brings the one that shows it to the front. */
  openArticle?(article: OwnArticle): Promise<void>;
  setMenu?(bar: NativeMenuBar): void;
  openLink?(url: string): Promise<void>;
  log(line: string): void;
}

/** `config.json` of a library: written whole by rename; unknown keys are kept. */
export interface LibraryConfig {
  readonly version: 1;
  /** Browser mode's port; the page's origin, so the archive's address. Chosen once. */
  readonly port: number;
}

/** Folder for bytes a page streams to us, inside the library, emptied when its import is over. */
export interface Spool {
  readonly id: string;
  readonly dir: string;
  /**
   * Writes one file under a relative name; names that would lead out are made safe. `modifiedMs` (a File's
   * `lastModified`) is the file's date, which may suggest when it was saved; give it wherever it is known.
   */
  write(name: string, body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, modifiedMs?: number): Promise<void>;
}

export interface Library {
  readonly dir: string;
  readonly config: LibraryConfig;
  readonly vault: Vault;
  /**
   * A window (or the hidden engine page) came. It gets a role: the first is `host` and runs the archive
   * worker on `archive`; the others are `guest`. When the host goes, the next one is promoted, or, with
   * work under way and none left, the shell's engine is started. A command-line client has no archive wire.
   */
  attach(control: ControlWire, archive: ArchiveWire | null): void;
  /** Paths of dropped files, for the `import` command with this token; forgotten after ten minutes. */
  registerDropped(paths: readonly string[]): string;
  newSpool(): Promise<Spool>;
  /** A spool by the id `newSpool` gave, or null. */
  spool(id: string): Spool | null;
  /** Original bytes, or null; throws when they are damaged. */
  original(object: Sha256): Promise<Uint8Array | null>;
  /** Asks the archive; starts the engine if nobody hosts it. */
  ask<M extends keyof ArchiveApi>(method: M, ...args: Parameters<ArchiveApi[M]>): ReturnType<ArchiveApi[M]>;
  readonly jobs: readonly Job[];
  /** Resolves when no job is under way and every journaled frame is applied. */
  settled(): Promise<void>;
  /** Lets running frames finish, notes a clean shutdown, frees the lock. */
  close(): Promise<void>;
}
