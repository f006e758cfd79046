/**
 * The archive worker's entry. The page sends it one message, `HostArchive`, with three ports: `port` to
 * the main side (contract/port.ts), `api` for this page's questions (Comlink, ArchiveApi), and `events`
 * for ArchiveEvents as plain messages. The main side may ask the same questions over `port`.
 */
import { expose } from 'comlink';
import type { ArchiveEvent } from '../../contract/archive-api';
import type { FromWorker, ToWorker } from '../../contract/port';
import { openArchive } from './open-archive';
import { createMergeWorker } from './run-merges';

/** What the page sends, once. */
interface HostArchive {
  readonly type: 'port';
  readonly port: MessagePort;
  readonly api: MessagePort;
  readonly events: MessagePort;
}

/** A page that was just reloaded holds the lock a moment longer. */
const quietWaitMs = 3_000;
/** Names the origin's one archive, whatever number its database has. */
const lockName = 'backfile-archive';

// In the WebWorker library `self` is typed for every kind of worker; this one is a dedicated one.
self.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (isHostArchive(event.data)) void host(event.data);
});

async function host({ port, api, events }: HostArchive): Promise<void> {
  const emit = (event: ArchiveEvent): void => events.postMessage(event);
  await holdLock(() => emit({ type: 'stopped', code: 'library-in-use', detail: 'another page has the archive open' }));
  const archive = openArchive({
    source: { indexedDB, IDBKeyRange },
    indexFiles: 'private-files',
    runMerge: createMergeWorker(),
    send: (message: FromWorker) => port.postMessage(message),
    emit,
  });
  expose(archive.api, api);
  // Safe: the port's other end is our main side, typed by the same contract.
  port.addEventListener('message', (event: MessageEvent<unknown>) => archive.receive(event.data as ToWorker));
  port.start();
}

/**
 * Resolves once this worker is the only one on the origin's archive, and stays so until it ends: two
 * would write over each other. `onWait` is called when another one does not let go soon.
 */
function holdLock(onWait: () => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(onWait, quietWaitMs);
    void navigator.locks.request(lockName, () => {
      clearTimeout(timer);
      resolve();
      // Never settles: the lock goes with the worker.
      return new Promise<never>(() => undefined);
    });
  });
}

function isHostArchive(data: unknown): data is HostArchive {
  return typeof data === 'object' && data !== null && 'type' in data && data.type === 'port';
}
