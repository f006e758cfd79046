import type { Change, ChangeDraft, Frame, Group } from '../../contract/change';
import { limits } from '../../contract/limits';
import { failureOf } from '../vault/index';
import type { ObjectToStore, Vault } from '../vault/types';
import type { AppliedOutcomes, ArchiveLink } from './link-types';
import { defer } from './deferred';
import type { FolderCollections } from './folder-collections';
import { pause, type SpaceGate } from './space-gate';
import type { Turns } from './turns';
import { whenAborted } from './when-aborted';

/** What one source file adds to the journal: its originals first, then its articles, then its `import-file`. */
export interface FileToWrite {
  readonly objects: readonly ObjectToStore[];
  readonly changes: readonly ChangeDraft[];
}

/** Turns files into journal frames, as fast as the archive applies them and no faster. */
export interface ImportWriter {
  /** Takes a file; waits while too much is on its way. A file is taken whole, whatever the signal says meanwhile. */
  add(file: FileToWrite): Promise<void>;
  /** Resolves when everything taken is applied (or, after a cancel, journaled). Rejects when it could not be journaled. */
  finish(): Promise<void>;
}

export interface ImportWriterOptions {
  readonly vault: Pick<Vault, 'objects' | 'journal'>;
  readonly link: Pick<ArchiveLink, 'offer' | 'trouble'>;
  readonly group: Group;
  readonly gate: SpaceGate;
  readonly turns: Pick<Turns, 'shared'>;
  /** Files a frame's articles into collections; null when that is not wanted. */
  readonly folders: FolderCollections | null;
  readonly signal: AbortSignal;
  /** Called for each frame in order, once it is applied. The next one waits for it. */
  onApplied(changes: readonly Change[], outcomes: AppliedOutcomes): Promise<void>;
  readonly flushMs: number;
}

/** Frames journaled and not yet applied: the archive's window, and as many again so that it never waits for us. */
const mostUnapplied = limits.framesUnderWay * 2;
/** Frames being stored and journaled at the same time, so that originals and journal are synced side by side. */
const mostFlushing = 2;
/** What a change takes in a frame besides its texts, about. */
const changeOverheadBytes = 1500;
/** How long a cancelled import waits for the archive to apply what is journaled. */
const cancelledWaitMs = 5000;

/** Makes a writer for one import, whose `import-begin` is journaled already. */
export function createImportWriter(options: ImportWriterOptions): ImportWriter {
  const { vault, signal } = options;
  let changes: ChangeDraft[] = [];
  let objects: ObjectToStore[] = [];
  let sizeBytes = 0;
  let timer: NodeJS.Timeout | null = null;
  /** Frames are appended one after another: a failed append rejects those behind it, and none may overtake. */
  let appended: Promise<void> = Promise.resolve();
  let told: Promise<void> = Promise.resolve();
  let flushing = 0;
  let unapplied = 0;
  let failed: { readonly error: unknown } | null = null;
  let moved = defer<void>();

  const move = (): void => {
    const before = moved;
    moved = defer<void>();
    before.resolve();
  };

  void whenAborted(signal).then(move);

  /** Repeats a write until the disk has room for it. */
  const withRoom = async <T>(write: () => Promise<T>): Promise<T> => {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (failureOf(error).code !== 'no-space' || signal.aborted) throw error;
        await options.gate.full(signal);
      }
    }
  };

  /** Journals a batch whose originals are stored. */
  const write = async (batch: readonly ChangeDraft[], stored: readonly ObjectToStore[]): Promise<Frame> => {
    // Asked again in the same turn: a purge may have taken away since what was held already.
    await vault.objects.putAll(stored);
    let keep: (() => void) | undefined;
    const frame = await vault.journal.append({
      name: options.group.name,
      group: options.group,
      changes(firstSeq) {
        const extended = options.folders?.extend(batch, firstSeq);
        keep = extended?.keep;
        return extended?.changes ?? batch;
      },
    });
    keep?.();
    return frame;
  };

  const flush = (): void => {
    if (timer) clearTimeout(timer);
    timer = null;
    if (changes.length === 0) return;
    const batch = changes;
    const batchObjects = objects;
    const stored = withRoom(() => vault.objects.putAll(batchObjects));
    // Awaited below, but perhaps only after an earlier append has failed: not an unhandled rejection then.
    stored.catch(() => {});
    changes = [];
    objects = [];
    sizeBytes = 0;
    flushing += 1;
    unapplied += 1;
    appended = appended.then(async () => {
      try {
        if (failed) return;
        await stored;
        const frame = await withRoom(() => options.turns.shared(() => write(batch, batchObjects)));
        const applied = options.link.offer(frame);
        told = told.then(async () => {
          const outcomes = await applied;
          unapplied -= 1;
          await options.onApplied(frame.changes, outcomes);
          move();
        });
        told.catch((error: unknown) => {
          failed ??= { error };
          move();
        });
      } catch (error) {
        failed ??= { error };
      } finally {
        flushing -= 1;
        move();
      }
    });
  };

  const mustWait = (): boolean => !failed && (flushing >= mostFlushing || unapplied >= mostUnapplied);

  /** Waits until no more than this is on its way. A cancelled import's frames may wait for an archive that is not there. */
  const waitForRoom = async (): Promise<void> => {
    while (!signal.aborted && mustWait()) {
      await moved.promise;
    }
    if (failed) throw failed.error;
  };

  /** Resolves when a cancelled import has waited long enough for what is journaled to be applied. */
  const cancelled = async (): Promise<void> => {
    await whenAborted(signal);
    // An archive that is not there is not waited for.
    if (!options.link.trouble) await pause(cancelledWaitMs, new AbortController().signal);
  };

  return {
    async add(file) {
      if (failed) throw failed.error;
      await options.gate.pass(signal);
      await waitForRoom();
      // A file that does not fit beside the others begins a frame of its own, so that it is whole in one.
      if (changes.length > 0 && changes.length + file.changes.length > limits.frameChanges) {
        flush();
        await waitForRoom();
      }
      objects.push(...file.objects);
      for (const change of file.changes) {
        changes.push(change);
        sizeBytes += estimateBytes(change);
        if (changes.length >= limits.frameChanges || sizeBytes >= limits.frameBytes) {
          flush();
          await waitForRoom();
        }
      }
      if (changes.length > 0) timer ??= setTimeout(flush, options.flushMs);
    },
    async finish() {
      flush();
      await appended;
      if (failed) throw failed.error;
      const allTold = told;
      await Promise.race([allTold, cancelled()]);
    },
  };
}

/** About what a change takes in a frame, without making its JSON twice. */
function estimateBytes(change: ChangeDraft): number {
  if (change.type !== 'article-add') return changeOverheadBytes;
  const { html, text, title, lead } = change.content;
  return html.length + text.length + title.length + lead.length + changeOverheadBytes;
}
