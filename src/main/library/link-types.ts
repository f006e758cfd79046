/** The words the link to the archive worker is spoken about in; `archive-link.ts` makes one. */
import type { ArchiveApi, ArchiveEvent, ArchiveMethod } from '../../contract/archive-api';
import type { Frame, Outcome } from '../../contract/change';
import type { Failure, Result } from '../../contract/failure';
import type { Vault } from '../vault/types';
import type { ArchiveWire } from './types';

/** What a frame's changes came to; null when it was applied but the answer was lost with its host. */
export type AppliedOutcomes = readonly Outcome[] | null;

export interface ArchiveLinkOptions {
  readonly vault: Pick<Vault, 'journal' | 'ledger' | 'note'>;
  /** Called when something is to be asked or applied and nobody hosts the worker. May be called often. */
  requestHost(): void;
  onEvent(event: ArchiveEvent): void;
  /** Why nothing is applied now; null when it goes on. */
  onTrouble(failure: Failure | null): void;
  readonly log: (line: string) => void;
  readonly openingTimeoutMs?: number;
  readonly askTimeoutMs?: number;
  readonly quietMs?: number;
}

/** The main side's end of the port to the archive worker, over all its hosts one after another. */
export interface ArchiveLink {
  /** A page now hosts the worker on this wire; what an earlier one still says is not heard. */
  host(wire: ArchiveWire): void;
  /** The host is gone. Frames and questions wait for the next. */
  unhost(): void;
  readonly hasHost: boolean;
  /** Whether somebody waits for something only a host can do. */
  readonly isWanted: boolean;
  /** Why nothing is applied now: `archive-ahead`, a full disk, no host to be had. */
  readonly trouble: Failure | null;
  /** Nobody could be found to host: whoever waits for an answer is told so. Ends with the next host. */
  noHost(failure: Failure): void;
  /** Hands over a frame just journaled; resolves once it is applied, however many hosts that takes. */
  offer(frame: Frame): Promise<AppliedOutcomes>;
  /** Asks; `now` also while the archive is still catching up with the journal (a window that shows what there is). */
  ask<M extends ArchiveMethod>(
    method: M,
    args: Readonly<Parameters<ArchiveApi[M]>>,
    when?: 'caught-up' | 'now',
  ): Promise<Result<Awaited<ReturnType<ArchiveApi[M]>>>>;
  /** Has the worker set its database aside; resolves when the new one has caught up. */
  startOver(why: string): Promise<Result<null>>;
  /** Told how far a replay or a rebuild is, until the function it gives is called. */
  onProgress(listener: (progress: { readonly done: number; readonly of: number }) => void): () => void;
  /** After the journal was mended or room was made: lets the worker go on. */
  resume(): void;
  /** Resolves when all that is journaled is applied, or nothing can be (see `trouble`). */
  settled(): Promise<void>;
  /** Writes the count of articles into the ledger, if all is applied and it is known. */
  noteCount(digest?: string): Promise<void>;
  close(): Promise<void>;
}
