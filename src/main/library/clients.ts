import type { ArchiveEvent } from '../../contract/archive-api';
import type { FromMain, Job, LibraryInfo, ToMain } from '../../contract/control';
import type { Failure } from '../../contract/failure';
import type { WatchedFolder } from '../../contract/watched-folder';
import type { ArchiveWire, ControlWire } from './types';

/** One window, engine page or command-line client. */
export interface Client {
  send(message: FromMain): void;
  /** Whether it can host the archive worker and so shows a window or is the engine. */
  readonly canHost: boolean;
  readonly isGone: boolean;
}

interface Rescue {
  readonly failure: Failure;
  readonly needBytes: number;
}

export interface ClientsOptions {
  info(): Promise<LibraryInfo>;
  onCommand(client: Client, message: ToMain): void;
  /** A host was found, on this wire. */
  onHost(wire: ArchiveWire): void;
  /** The host is gone; `hasNext` says whether another was promoted and is being told. */
  onHostGone(hasNext: boolean): void;
  jobs(): readonly Job[];
  watched(): readonly WatchedFolder[];
  log(line: string): void;
}

/** Everybody who is connected, and which of them hosts the archive worker. */
export interface Clients {
  attach(control: ControlWire, archive: ArchiveWire | null): void;
  sendToAll(message: FromMain): void;
  /** An archive event, for all but the host, which heard it first-hand. */
  sendToGuests(event: ArchiveEvent): void;
  /** Shows the rescue screen everywhere and gives no roles; null ends it, and roles are given. */
  setRescue(rescue: Rescue | null): void;
  readonly rescue: Rescue | null;
  /** Whether somebody hosts the worker, or was told to. */
  readonly hasHost: boolean;
  close(): void;
}

interface Entry extends Client {
  readonly control: ControlWire;
  archive: ArchiveWire | null;
  role: 'host' | 'guest' | null;
  isGone: boolean;
}

/**
 * Keeps who is connected. The first that can host the worker does; when it goes, the one that has been
 * connected longest is promoted and told so by a second `role`.
 */
export function createClients(options: ClientsOptions): Clients {
  const entries: Entry[] = [];
  let rescue: Rescue | null = null;
  let isClosed = false;

  const hasHost = (): boolean => entries.some(({ role }) => role === 'host');

  const giveRole = async (entry: Entry, role: 'host' | 'guest'): Promise<void> => {
    // Decided before the await: two that come at once must not both host.
    entry.role = role;
    const info = await options.info();
    // It may have left, or lost its worker, meanwhile.
    if (entry.isGone || entry.role !== role) return;
    entry.send({ type: 'role', role, info });
    entry.send({ type: 'jobs', jobs: options.jobs() });
    entry.send({ type: 'watched', folders: options.watched() });
    if (role === 'host' && entry.archive) options.onHost(entry.archive);
  };

  const welcome = (entry: Entry): void => {
    const isAhead = rescue?.failure.code === 'archive-ahead';
    if (rescue && !isAhead) {
      entry.send({ type: 'rescue', ...rescue });
      return;
    }
    const given = giveRole(entry, entry.archive && !hasHost() ? 'host' : 'guest').then(() => {
      // A library whose archive is ahead has roles all the same: its worker is asked for what the journal lost.
      if (isAhead && rescue) entry.send({ type: 'rescue', ...rescue });
    });
    given.catch((error: unknown) => {
      options.log(`a client could not be welcomed: ${String(error)}`);
      entry.control.close();
    });
  };

  /** A rescue is over: a role, the same as before where there was one, says so. */
  const welcomeBack = (entry: Entry): void => {
    const { role } = entry;
    if (role === null) {
      welcome(entry);
      return;
    }
    options.info().then(
      (info) => entry.send({ type: 'role', role, info }),
      (error: unknown) => options.log(String(error)),
    );
  };

  const stopHosting = (entry: Entry): void => {
    entry.archive = null;
    if (entry.role !== 'host') return;
    entry.role = 'guest';
    if (isClosed) return;
    const next = entries.find(({ archive }) => archive !== null);
    options.onHostGone(next !== undefined);
    if (next) giveRole(next, 'host').catch((error: unknown) => options.log(String(error)));
  };

  return {
    attach(control, archive) {
      const entry: Entry = {
        control,
        archive,
        role: null,
        isGone: false,
        get canHost() {
          return entry.archive !== null;
        },
        send(message) {
          if (!entry.isGone) control.send(message);
        },
      };
      entries.push(entry);
      control.onMessage((message) => options.onCommand(entry, message));
      control.onClose(() => {
        entry.isGone = true;
        const at = entries.indexOf(entry);
        if (at >= 0) entries.splice(at, 1);
        stopHosting(entry);
      });
      archive?.onClose(() => {
        if (!entry.isGone) stopHosting(entry);
      });
      if (!entry.isGone) welcome(entry);
    },
    sendToAll(message) {
      for (const entry of entries) entry.send(message);
    },
    sendToGuests(event) {
      for (const entry of entries) if (entry.role === 'guest') entry.send({ type: 'archive', event });
    },
    setRescue(next) {
      const before = rescue;
      rescue = next;
      if (next) for (const entry of entries) entry.send({ type: 'rescue', ...next });
      else if (before) entries.slice().forEach(welcomeBack);
    },
    get rescue() {
      return rescue;
    },
    get hasHost() {
      return hasHost();
    },
    close() {
      isClosed = true;
      for (const entry of entries.slice()) entry.control.close();
    },
  };
}
