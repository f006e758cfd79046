import { mkdir, readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { fail, ok, type Result } from '../../contract/failure';
import type { WatchedFolder, WatchWishes } from '../../contract/watched-folder';
import { walk } from '../intake/index';
import { failureOf, writeDurably } from '../vault/index';
import { isBoolean, isRecord, text } from './checks';
import { startFolderWatcher, type FolderWatcher, type WatchImport, type WatchStatus } from './folder-watcher';
import type { ArchiveLink } from './link-types';
import type { Imports } from './imports';
import type { Jobs } from './jobs';
import { openWatchLedger, type WatchLedger } from './watch-ledger';

/** The folders whose files come in by themselves; the list is kept in the library's folder, for it names places of this computer. */
export interface WatchedFolders {
  readonly list: readonly WatchedFolder[];
  /** Begins to look after all that are not paused. Repeated calls do nothing. */
  begin(): Promise<void>;
  /** `not-found` for what is no folder; `bad-request` for the library's own, or one that is watched already. */
  add(path: string, wishes: WatchWishes): Promise<Result<null>>;
  change(path: string, change: { readonly isPaused?: boolean } & Partial<WatchWishes>): Promise<Result<null>>;
  remove(path: string): Promise<Result<null>>;
  look(): Promise<void>;
  close(): Promise<void>;
}

export interface WatchedFoldersOptions {
  readonly libraryDir: string;
  readonly imports: Pick<Imports, 'start' | 'keep'>;
  readonly jobs: Pick<Jobs, 'list'>;
  readonly link: Pick<ArchiveLink, 'ask'>;
  onChange(folders: readonly WatchedFolder[]): void;
  log(line: string): void;
  readonly settleMs: number;
  readonly pollMs: number;
}

interface Entry {
  folder: WatchedFolder;
  readonly ledger: WatchLedger;
  watcher: FolderWatcher | null;
}

const fresh: WatchStatus = {
  state: 'up-to-date',
  known: 0,
  waiting: 0,
  lookedAt: null,
  importedAt: null,
  importId: null,
  detail: '',
};

/** Reads the list of watched folders; none is looked into before `begin`. */
export async function openWatchedFolders(options: WatchedFoldersOptions): Promise<WatchedFolders> {
  const { libraryDir } = options;
  const file = join(libraryDir, 'watched.json');
  const ledgerDir = join(libraryDir, 'watched');
  const entries = new Map<string, Entry>();
  let hasBegun = false;
  let isClosed = false;
  let begun: Promise<void> | null = null;

  for (const folder of await readList(file)) {
    const ledger = await openWatchLedger(ledgerDir, folder.path);
    entries.set(folder.path, { folder: { ...folder, known: ledger.size }, ledger, watcher: null });
  }

  const list = (): readonly WatchedFolder[] => [...entries.values()].map(({ folder }) => folder);
  const say = (): void => {
    if (!isClosed) options.onChange(list());
  };
  const save = async (): Promise<void> => {
    const folders = list().map(({ path, isPaused, collections, arrivesRead, importedAt, importId }) => ({
      path,
      isPaused,
      collections,
      arrivesRead,
      importedAt,
      importId,
    }));
    await mkdir(libraryDir, { recursive: true });
    await writeDurably(file, `${JSON.stringify({ version: 1, folders }, null, 2)}\n`);
  };

  /** The innermost watched folder that a file lies in brings it in, so that no file comes in twice. */
  const ownerOf = (path: string): string | null => {
    let owner: string | null = null;
    for (const folder of entries.keys())
      if (isInside(path, folder) && folder.length > (owner?.length ?? -1)) owner = folder;
    return owner;
  };

  const bringIn = (entry: Entry, paths: readonly string[]): Promise<WatchImport> =>
    new Promise((resolve) => {
      const again = new Set<string>();
      const { path, collections, arrivesRead } = entry.folder;
      const started = options.imports.start(
        { kind: 'watched', folder: path, paths },
        {
          collections,
          choices: { arrivesRead },
          follow(job, lines, isLast) {
            for (const { file: shown, failure } of lines) {
              if (failure?.code === 'changed' || failure?.code === 'vanished') again.add(shown);
            }
            if (!isLast) return;
            // The job notes how it ended right after its last line.
            setImmediate(() => {
              const ended = options.jobs.list.find(({ id }) => id === job);
              const end = ended?.state === 'done' || ended?.state === 'cancelled' ? ended.state : 'failed';
              resolve({ importId: ended?.importId ?? null, end, again });
            });
          },
        },
      );
      started.then(
        (answer) => {
          if (!answer.ok) resolve({ importId: null, end: 'failed', again });
        },
        (error: unknown) => {
          options.log(`watching ${path}: ${String(error)}`);
          resolve({ importId: null, end: 'failed', again });
        },
      );
    });

  const start = (entry: Entry): void => {
    if (entry.watcher || entry.folder.isPaused || isClosed || !hasBegun) return;
    const { path } = entry.folder;
    entry.watcher = startFolderWatcher({
      path,
      ledger: entry.ledger,
      settleMs: options.settleMs,
      pollMs: options.pollMs,
      list: (folder) => walk([folder]),
      isOwn: (found) => ownerOf(found) === path && !isInside(found, libraryDir),
      bringIn: (paths) => bringIn(entry, paths),
      onChange(status) {
        const hasImported = status.importId !== entry.folder.importId && status.importId !== null;
        const before = entry.folder;
        entry.folder = {
          ...before,
          ...status,
          importedAt: status.importedAt ?? before.importedAt,
          importId: status.importId ?? before.importId,
        };
        if (hasImported) save().catch((error: unknown) => options.log(String(error)));
        say();
      },
      onCancelled: () => void setPaused(entry, true),
      log: (line) => options.log(line),
    });
  };
  const stop = async (entry: Entry): Promise<void> => {
    const { watcher } = entry;
    entry.watcher = null;
    await watcher?.close();
  };
  const setPaused = async (entry: Entry, isPaused: boolean): Promise<void> => {
    entry.folder = { ...entry.folder, isPaused, state: isPaused ? 'paused' : 'looking' };
    if (isPaused) await stop(entry);
    else start(entry);
    await save();
    say();
  };

  /**
   * An import that was cut off with the last sitting is not asked about: what it finished is noted, and the rest
   * comes in with the first look.
   */
  const settleCutOff = async (): Promise<void> => {
    const answer = await options.link.ask('imports', []);
    if (!answer.ok || !Array.isArray(answer.value)) return;
    for (const { id, begun: at, end, isWithdrawn, sources } of answer.value) {
      const [source] = sources;
      if (end !== null || isWithdrawn || sources.length !== 1 || source?.kind !== 'watched') continue;
      const entry = entries.get(source.folder);
      const finished = await options.link.ask('finishedFiles', [id]);
      if (entry && finished.ok) {
        const marks = await Promise.all(finished.value.map((path) => markOf(path, Date.parse(at))));
        await entry.ledger.note(marks.filter((mark) => mark !== null));
      }
      await options.imports.keep(id);
    }
  };

  const beginAll = async (): Promise<void> => {
    if (entries.size > 0) await settleCutOff().catch((error: unknown) => options.log(`watching: ${String(error)}`));
    hasBegun = true;
    for (const entry of entries.values()) start(entry);
    say();
  };

  const folders: WatchedFolders = {
    get list() {
      return list();
    },
    begin() {
      begun ??= beginAll();
      return begun;
    },
    async add(path, wishes) {
      let real: string;
      try {
        real = await realpath(path);
        if (!(await stat(real)).isDirectory()) return fail('not-found', `${path} is not a folder`);
      } catch (error) {
        return fail('not-found', error instanceof Error ? error.message : String(error));
      }
      if (isInside(real, libraryDir)) return fail('bad-request', 'the library itself cannot be watched');
      const held = entries.get(real);
      if (held) {
        await folders.begin();
        return folders.change(real, { ...wishes, isPaused: false });
      }
      try {
        const ledger = await openWatchLedger(ledgerDir, real);
        const entry: Entry = {
          folder: { ...fresh, ...wishes, path: real, isPaused: false, state: 'looking' },
          ledger,
          watcher: null,
        };
        entries.set(real, entry);
        await save();
        await folders.begin();
        start(entry);
      } catch (error) {
        return { ok: false, failure: failureOf(error) };
      }
      say();
      return ok(null);
    },
    async change(path, { isPaused, collections, arrivesRead }) {
      const entry = entries.get(path);
      if (!entry) return fail('not-found', path);
      entry.folder = {
        ...entry.folder,
        collections: collections ?? entry.folder.collections,
        arrivesRead: arrivesRead ?? entry.folder.arrivesRead,
      };
      if (isPaused !== undefined && isPaused !== entry.folder.isPaused) await setPaused(entry, isPaused);
      else await save();
      say();
      return ok(null);
    },
    async remove(path) {
      const entry = entries.get(path);
      if (!entry) return fail('not-found', path);
      entries.delete(path);
      await stop(entry);
      await entry.ledger.remove();
      await save();
      say();
      return ok(null);
    },
    async look() {
      await folders.begin();
      const watchers = [...entries.values()].flatMap(({ watcher }) => watcher ?? []);
      await Promise.all(watchers.map((watcher) => watcher.look()));
    },
    async close() {
      isClosed = true;
      for (const entry of entries.values()) await stop(entry);
    },
  };
  return folders;
}

function isInside(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** A file as it is now, when it has not been written since; null otherwise. */
async function markOf(path: string, sinceMs: number) {
  const found = await stat(path, { bigint: true }).catch(() => null);
  const modifiedMs = Number(found?.mtimeMs ?? 0n);
  if (!found || modifiedMs >= sinceMs) return null;
  return [path, { bytes: Number(found.size), modifiedMs }] as const;
}

async function readList(file: string): Promise<WatchedFolder[]> {
  const found: WatchedFolder[] = [];
  try {
    const value: unknown = JSON.parse(await readFile(file, 'utf8'));
    const listed: unknown = isRecord(value) ? value['folders'] : null;
    for (const one of Array.isArray(listed) ? (listed as readonly unknown[]) : []) {
      if (!isRecord(one)) continue;
      const { path, isPaused, collections, arrivesRead, importedAt, importId } = one;
      if (!text(32_768)(path) || !isBoolean(isPaused)) continue;
      found.push({
        ...fresh,
        path,
        isPaused,
        collections: collections === true,
        arrivesRead: arrivesRead === true,
        importedAt: typeof importedAt === 'string' ? importedAt : null,
        importId: typeof importId === 'number' ? importId : null,
        state: isPaused ? 'paused' : 'looking',
      });
    }
  } catch {
    // None yet. One that cannot be read is written anew with the first folder added.
  }
  return found;
}
