import type { Failure } from '../../contract/failure';
import type { LeaveOut, PreviewShow, PreviewState } from '../../contract/import-plan';
import { walk } from '../intake/index';
import type { Intake } from '../intake/types';
import { failureOf } from '../vault/index';
import { defer } from './deferred';
import type { StagedEntries } from './import-job';
import type { ImportPlan } from './import-sources';
import type { ArchiveLink } from './link-types';
import { createPreviewTally, type PreviewTally, type RowProbe } from './preview-tally';
import { readEntry, type ReadEntry } from './read-entry';
import { readInOrder } from './read-in-order';
import type { SpaceGate } from './space-gate';
import type { Staging } from './staging';

/** Files being read before an import, nothing stored but in the staging folder. */
export interface Preview extends StagedEntries {
  readonly id: string;
  state(): PreviewState;
  rows(show: PreviewShow, offset: number, limit: number, leaveOut: LeaveOut): ReturnType<PreviewTally['rows']>;
  /** Stops reading and forgets what was read. */
  discard(): Promise<void>;
}

export interface PreviewOptions {
  readonly id: string;
  readonly label: string;
  readonly isFolder: boolean;
  readonly plan: ImportPlan;
  readonly intake: Intake;
  readonly staging: Staging;
  readonly link: Pick<ArchiveLink, 'ask'>;
  /** Made with what to call when reading has to wait for free space. */
  gate(onWait: (failure: Failure | null) => void): SpaceGate;
  /** Something has changed; may be called often. */
  onChange(): void;
  log(line: string): void;
}

/** Articles the archive is asked about at once. */
const probesAtOnce = 100;

/**
 * Begins to read. What is read is spilled at once and read back when it is imported, so no file is read twice and
 * memory holds a line of each article. Reading runs ahead of an import that takes from it, as far as the disk has room.
 */
export function startPreview(options: PreviewOptions): Preview {
  const { staging, plan, intake } = options;
  const tally = createPreviewTally();
  const stop = new AbortController();
  let of: number | null = null;
  let isComplete = false;
  let failure: Failure | null = null;
  /** Set when the reading ended by a bug: whoever takes entries is to know. */
  let broken: unknown = null;
  let moved = defer<void>();
  /** Not asked about yet. Only what is asked is held: an archive that does not answer must not make a preview grow. */
  const pending: RowProbe[] = [];
  let asking: Promise<void> | null = null;

  const move = (): void => {
    const before = moved;
    moved = defer<void>();
    before.resolve();
    options.onChange();
  };
  const gate = options.gate((waiting) => {
    failure = waiting;
    options.onChange();
  });

  const askArchive = async (): Promise<void> => {
    while (pending.length > 0 && !stop.signal.aborted) {
      const batch = pending.splice(0, probesAtOnce);
      const answer = await options.link.ask('held', [batch.map(({ probe }) => probe)]);
      // Without an answer it stays unknown; the import itself finds out.
      if (!answer.ok || !Array.isArray(answer.value)) continue;
      for (const [i, { at, probe }] of batch.entries()) {
        const standing = answer.value[i] ?? 'unknown';
        const isCopy = tally.isCopy(probe);
        tally.settle(at, isCopy && standing === 'new' ? 'copy' : standing);
      }
      options.onChange();
    }
  };

  const take = async (entry: ReadEntry): Promise<void> => {
    await gate.pass(stop.signal);
    await staging.add(entry);
    pending.push(...tally.add(entry));
    asking ??= askArchive().finally(() => {
      asking = null;
    });
    move();
  };

  const read = async (): Promise<void> => {
    try {
      const entries = readInOrder<ReadEntry | null>({
        entries: walk(plan.roots, plan.only === null ? {} : { onlyShown: plan.only }),
        isWanted: () => true,
        read: (entry) => readEntry(entry, intake, plan, stop.signal),
        parallel: intake.parallel,
        onFound(found, isAll) {
          if (isAll) of = found;
        },
        signal: stop.signal,
      });
      for await (const entry of entries) {
        if (entry === null) break;
        await take(entry);
      }
    } catch (error) {
      broken = error;
      failure = failureOf(error);
      options.log(`preview: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    }
    isComplete = true;
    move();
  };
  const reading = read();
  const mustWait = (at: number): boolean => at >= staging.count && !isComplete;
  const end = (): void => {
    stop.abort();
    move();
  };

  return {
    id: options.id,
    get of() {
      return of;
    },
    state: () => ({
      id: options.id,
      label: options.label,
      of,
      isComplete,
      isFolder: options.isFolder,
      failure,
      ...tally.state(),
    }),
    rows: (show, offset, limit, leaveOut) => tally.rows(show, offset, limit, leaveOut),
    async *take(signal) {
      signal.addEventListener('abort', end, { once: true });
      try {
        for (let at = 0; !signal.aborted; at += 1) {
          while (mustWait(at) && !signal.aborted) await moved.promise;
          if (signal.aborted) return;
          if (at >= staging.count) {
            if (broken !== null) throw broken;
            return;
          }
          yield await staging.read(at);
        }
      } finally {
        signal.removeEventListener('abort', end);
      }
    },
    async discard() {
      end();
      await reading;
      await staging.remove();
    },
  };
}
