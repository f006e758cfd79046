import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { WatchedFolder } from '../../contract/watched-folder';
import type { WalkEntry } from '../intake/types';
import { createWatchHints } from './watch-hints';
import type { FileMark, WatchLedger } from './watch-ledger';

/** How an import of settled files went. */
export interface WatchImport {
  readonly importId: number | null;
  readonly end: 'done' | 'cancelled' | 'failed';
  /** Files that changed or vanished under the reading: they are looked at again. */
  readonly again: ReadonlySet<string>;
}

export interface FolderWatcherOptions {
  readonly path: string;
  readonly ledger: WatchLedger;
  /** How long a file must stay as it is before it is read. */
  readonly settleMs: number;
  /** How often the folder is looked through at least; a big one less often. */
  readonly pollMs: number;
  list(path: string): AsyncIterable<WalkEntry>;
  /** Whether a file is this folder's to bring in, and not that of a watched folder inside it, or the library's. */
  isOwn(path: string): boolean;
  bringIn(paths: readonly string[]): Promise<WatchImport>;
  /** What it does now has changed. */
  onChange(status: WatchStatus): void;
  /** The user cancelled its import, who does not want it begun again at once. */
  onCancelled(): void;
  log(line: string): void;
}

/** What a watcher says of itself. */
export type WatchStatus = Pick<
  WatchedFolder,
  'state' | 'known' | 'waiting' | 'lookedAt' | 'importedAt' | 'importId' | 'detail'
>;

/** Looks after one folder until it is closed. */
export interface FolderWatcher {
  readonly status: WatchStatus;
  /** Looks now, or again when it is just looking; resolves when that look is over. */
  look(): Promise<void>;
  close(): Promise<void>;
}

/** A file as it was at an earlier look, and since when it has been so. */
interface Waiting extends FileMark {
  readonly sinceMs: number;
}

/** Names programs give to files they have not finished. */
const unfinishedName = /\.(?:part|partial|crdownload|download|tmp|filepart)$|\/~\$[^/]*$/iu;
/** Files still being written hold up the settled ones so that all become one import, but no longer than so many settling times. */
const mostSettlings = 10;
/** A look may take this share of the time between two. */
const shareOfTime = 20;
const mostPollMs = 5 * 60_000;
/** Files one import takes; what is more comes in the next. */
const mostAtOnce = 20_000;

/** Begins to look after a folder. The first look is at once: it catches up with what happened while nobody looked. */
export function startFolderWatcher(options: FolderWatcherOptions): FolderWatcher {
  const { path, ledger, settleMs } = options;
  let status: WatchStatus = {
    state: 'looking',
    known: ledger.size,
    waiting: 0,
    lookedAt: null,
    importedAt: null,
    importId: null,
    detail: '',
  };
  let waiting = new Map<string, Waiting>();
  /** When the first of the files that are ready became so. */
  let readySinceMs: number | null = null;
  let timer: NodeJS.Timeout | null = null;
  let isClosed = false;
  let wantsMore = false;
  let under: Promise<void> | null = null;

  const say = (change: Partial<WatchStatus>): void => {
    status = { ...status, ...change };
    if (!isClosed) options.onChange(status);
  };
  const hints = createWatchHints(path, () => plan(settleMs));

  const plan = (inMs: number): void => {
    if (isClosed) return;
    // A hint must not put a look off that is due sooner, nor wait for the long pause.
    if (timer && nextMs <= Date.now() + inMs) return;
    if (timer) clearTimeout(timer);
    nextMs = Date.now() + inMs;
    timer = setTimeout(() => {
      timer = null;
      void look();
    }, inMs);
    timer.unref();
  };
  let nextMs = 0;

  const look = (): Promise<void> => {
    if (under) wantsMore = true;
    under ??= lookUntilDone().finally(() => {
      under = null;
    });
    return under;
  };

  const mustLook = (): boolean => wantsMore && !isClosed;
  const lookUntilDone = async (): Promise<void> => {
    do {
      wantsMore = false;
      const begunMs = Date.now();
      try {
        await lookOnce();
      } catch (error) {
        options.log(`watching ${path}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
        say({ state: 'unreadable', detail: error instanceof Error ? error.message : String(error) });
      }
      const tookMs = Date.now() - begunMs;
      const restMs = Math.min(mostPollMs, Math.max(options.pollMs, tookMs * shareOfTime));
      plan(waiting.size > 0 ? Math.max(settleMs, tookMs) : restMs);
    } while (mustLook());
  };

  const lookOnce = async (): Promise<void> => {
    if (isClosed || !(await isThere())) return;
    const now = new Map<string, FileMark>();
    const folders = new Set<string>();
    for await (const entry of options.list(path)) {
      if (isClosed) return;
      if (entry.kind === 'refused' && entry.shown === path) {
        say({ state: 'unreadable', detail: entry.refusal.detail });
        return;
      }
      if (entry.kind !== 'file') continue;
      folders.add(dirname(entry.shown));
      if (ledger.knows(entry.shown, entry) || unfinishedName.test(entry.shown) || !options.isOwn(entry.shown)) continue;
      now.set(entry.shown, { bytes: entry.bytes, modifiedMs: entry.modifiedMs });
    }
    hints.follow(folders);
    const lookedMs = Date.now();
    const { ready, settling } = sort(now, waiting, lookedMs, settleMs);
    waiting = new Map([...settling, ...ready.map(([file, mark]) => [file, mark] as const)]);
    say({ lookedAt: new Date(lookedMs).toISOString(), waiting: waiting.size, known: ledger.size, detail: '' });
    if (ready.length === 0) {
      readySinceMs = null;
      say({ state: settling.size > 0 ? 'settling' : 'up-to-date' });
      return;
    }
    readySinceMs ??= lookedMs;
    if (settling.size > 0 && lookedMs - readySinceMs < settleMs * mostSettlings) {
      say({ state: 'settling' });
      return;
    }
    readySinceMs = null;
    await bringIn(ready.slice(0, mostAtOnce));
  };

  /** Whether the folder can be looked into. One that is gone changes nothing: it is looked for again. */
  const isThere = async (): Promise<boolean> => {
    try {
      if ((await stat(path)).isDirectory()) return true;
      say({ state: 'gone', detail: 'not a folder' });
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : null;
      const isGone = code === 'ENOENT' || code === 'ENOTDIR' || code === 'ENODEV' || code === 'ENXIO';
      say({
        state: isGone ? 'gone' : 'unreadable',
        detail: error instanceof Error ? error.message : String(error),
      });
    }
    return false;
  };

  const bringIn = async (ready: readonly (readonly [string, FileMark])[]): Promise<void> => {
    say({ state: 'importing' });
    const { importId, end, again } = await options.bringIn(ready.map(([file]) => file));
    if (end !== 'done') {
      // What was taken in is found to be held the next time; nothing is lost by reading it again.
      say({ state: 'up-to-date', importId: importId ?? status.importId });
      if (end === 'cancelled') options.onCancelled();
      return;
    }
    await ledger.note(ready.filter(([file]) => !again.has(file)));
    for (const [file] of ready) waiting.delete(file);
    say({
      state: 'up-to-date',
      importId: importId ?? status.importId,
      importedAt: new Date().toISOString(),
      known: ledger.size,
      waiting: waiting.size,
    });
    wantsMore = true;
  };

  void look();
  return {
    get status() {
      return status;
    },
    look,
    async close() {
      isClosed = true;
      if (timer) clearTimeout(timer);
      hints.close();
    },
  };
}

/** Parts files that have been as they are for long enough from those that have not. */
function sort(
  now: ReadonlyMap<string, FileMark>,
  before: ReadonlyMap<string, Waiting>,
  nowMs: number,
  settleMs: number,
): { readonly ready: (readonly [string, Waiting])[]; readonly settling: Map<string, Waiting> } {
  const ready: (readonly [string, Waiting])[] = [];
  const settling = new Map<string, Waiting>();
  for (const [file, mark] of now) {
    const known = before.get(file);
    const isSame = known?.bytes === mark.bytes && known.modifiedMs === mark.modifiedMs;
    const waits = { ...mark, sinceMs: isSame ? known.sinceMs : nowMs };
    // Writing sets the time, so a file whose time is past has been let go of; a clock that is wrong only makes it wait.
    const isOld = nowMs - mark.modifiedMs >= settleMs * 2 && mark.modifiedMs <= nowMs;
    if (isOld || nowMs - waits.sinceMs >= settleMs) ready.push([file, waits]);
    else settling.set(file, waits);
  }
  return { ready, settling };
}
