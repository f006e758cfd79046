/**
 * The wire between the main side and the archive worker. Plain JSON, numbered; every message names
 * its session (a fresh random string for each connection), and one of another session is dropped.
 *
 * Order: worker sends `state`; main answers `begin` (or `stop`); main sends `frame`s in order, at
 * most limits.framesUnderWay unacknowledged; worker answers each with `applied` once Dexie has
 * committed it. A frame whose `n` is not the expected one is answered with `gap` and dropped; main
 * then sends again from there.
 */
import type { ArchiveEvent } from './archive-api';
import type { Failure } from './failure';
import type { Frame, Outcome } from './change';

export const portProtocol = 1;

/** How the worker found its database when it opened it. */
export interface ArchiveState {
  readonly protocol: number;
  /** Schema version of the database. */
  readonly schema: number;
  /** The last applied frame and the journal's chain after it; 0 and '' for an empty archive. */
  readonly frame: number;
  readonly chain: string;
  readonly appliedSeq: number;
  /** Articles in the table now, and as the archive itself last wrote down. They differ when the database was shortened. */
  readonly articles: number;
  readonly articlesNoted: number;
  /** Chromium's own flag from the upgradeneeded event: '' or 'none' when all is well. */
  readonly dataLoss: string;
  readonly isNew: boolean;
}

export type ToWorker =
  /** Go on from `state`; `lastFrame` is what the journal holds now. */
  | { readonly type: 'begin'; readonly session: string; readonly lastFrame: number }
  /** Set the database aside, start an empty one, then send `state` again. */
  | { readonly type: 'start-over'; readonly session: string; readonly why: string }
  /** Do not write: the journal lost its end, or the library is damaged. */
  | { readonly type: 'stop'; readonly session: string; readonly failure: Failure }
  | { readonly type: 'frame'; readonly session: string; readonly frame: Frame }
  /** A question to the Archive API. */
  | {
      readonly type: 'ask';
      readonly session: string;
      readonly id: number;
      readonly method: string;
      readonly args: readonly unknown[];
    };

export type FromWorker =
  | { readonly type: 'state'; readonly session: string; readonly state: ArchiveState }
  | { readonly type: 'applied'; readonly session: string; readonly n: number; readonly outcomes: readonly Outcome[] }
  | { readonly type: 'gap'; readonly session: string; readonly expected: number }
  | { readonly type: 'answer'; readonly session: string; readonly id: number; readonly value: unknown }
  | { readonly type: 'unanswered'; readonly session: string; readonly id: number; readonly failure: Failure }
  /** Something the windows should know; main passes it on to windows that do not host the worker. */
  | { readonly type: 'event'; readonly session: string; readonly event: ArchiveEvent }
  /** The worker cannot go on (database blocked, disk full); it has stopped applying. */
  | { readonly type: 'failed'; readonly session: string; readonly failure: Failure };
