import type { ArchiveApi, ArchiveEvent, LibraryCounts } from '../../contract/archive-api';
import type { FromWorker, ToWorker } from '../../contract/port';
import type { Result } from '../../contract/failure';
import { runMerge } from '../../search/index';
import { createAnnouncer } from './announce';
import { createAnswers } from './answer/answers';
import { delegateApi } from './delegate-api';
import { openDatabase, openNextDatabase, tidyDatabases, type OpenedDatabase } from './open-database';
import type { DatabaseSource } from './database';
import { createReceiver } from './receive';
import type { RunMerge } from './run-merges';
import { openStore, type Store } from './store';

/** What the archive needs of whoever hosts it. */
export interface ArchiveHost {
  readonly source: DatabaseSource;
  /** Sends to the main side. */
  readonly send: (message: FromWorker) => void;
  /** Tells this page. The main side is told too, by `send`. */
  readonly emit: (event: ArchiveEvent) => void;
  /** Where the files of the search index are: in the private file system if it is there, or always in the database. */
  readonly indexFiles: 'private-files' | 'database';
  /** Makes the merges of the search index, in another worker; left out, they are made on the spot. */
  readonly runMerge?: RunMerge;
  /** How long nothing must have been added before the search index is saved; a second when left out. */
  readonly quietMs?: number;
}

/** An archive that is open, or on its way. */
export interface OpenArchive {
  /** Questions wait until a database is open, and reject when none can be. */
  readonly api: ArchiveApi;
  /** Takes a message from the main side. They are handled in order, one at a time; questions at once. */
  receive(message: ToWorker): void;
  /** Resolves when every message taken so far was handled and the search index covers all that is held. */
  settled(): Promise<void>;
  /** Saves the search index now. */
  saveIndex(): Promise<void>;
  /** Handles what was taken, then closes the database. */
  close(): Promise<void>;
}

const noCounts: LibraryCounts = { all: 0, unread: 0, starred: 0, stories: 0, trash: 0, imports: 0 };
const defaultQuietMs = 1_000;

/**
 * Opens the archive of this origin and says to the main side how it was found. The only door of this
 * folder but for the worker's own entry; it needs nothing of a browser but IndexedDB and its hasher.
 * Two of them on one database corrupt it: whoever calls holds the lock (worker.ts).
 */
export function openArchive(host: ArchiveHost): OpenArchive {
  const session = crypto.randomUUID();
  let store: Store | null = null;

  const announcer = createAnnouncer(
    (event) => {
      host.emit(event);
      host.send({ type: 'event', session, event });
    },
    () => store?.holdings.counts ?? noCounts,
  );
  const { api, settle } = delegateApi();

  async function load(opening: Promise<Result<OpenedDatabase>>): Promise<Result<Store>> {
    const opened = await opening;
    if (!opened.ok) {
      settle({ ok: false, failure: opened.failure });
      return opened;
    }
    const before = store;
    store = null;
    await before?.close();
    const loaded = await openStore(opened.value, {
      indexFiles: host.indexFiles,
      runMerge: host.runMerge ?? (async (job) => runMerge(job)),
      quietMs: host.quietMs ?? defaultQuietMs,
      progress: (done, of) => announcer.progress('index', done, of),
    });
    store = loaded;
    // Dexie says `close` also of a database that we closed ourselves: by then it is no longer the present one.
    const lose = (why: string): void => (store === loaded ? receiver.lose(why) : undefined);
    loaded.database.dexie.on('versionchange', () => lose('another page asks for a newer database'));
    loaded.database.dexie.on('close', () => lose('the browser closed the database'));
    settle({ ok: true, value: createAnswers(loaded) });
    return { ok: true, value: loaded };
  }

  const receiver = createReceiver({
    session,
    api,
    announcer,
    send: host.send,
    open: () => load(openDatabase(host.source)),
    openNext: (present) => load(openNextDatabase(host.source, present)),
    tidy: (present, kept) => tidyDatabases(host.source, present, kept),
  });

  return {
    api,
    receive: receiver.receive,
    async settled() {
      await receiver.settled();
      await store?.indexing.settled();
    },
    async saveIndex() {
      await store?.indexing.save();
    },
    async close() {
      await receiver.settled();
      announcer.close();
      receiver.close();
      await store?.close();
    },
  };
}
