import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { FromMain, Job, ToMain } from '../../../contract/control';
import { createControlClient, type ControlClient } from '../control-client';
import { openLibrary, type OpenLibraryOptions } from '../open-library';
import type { Library, ShellServices } from '../types';
import { createWirePair } from '../wire-pair';
import { createFakeArchive, createFakeDatabase, type FakeArchive, type FakeDatabase } from './fake-archive';
import { createFakeIntake, type FakeIntake } from './fake-intake';

export interface FakeWindow {
  readonly client: ControlClient;
  readonly archive: FakeArchive;
  readonly messages: readonly FromMain[];
  /** The role it has now, or null. */
  readonly role: 'host' | 'guest' | null;
  closeWindow(): void;
}

export interface Rig {
  readonly dir: string;
  readonly library: Library;
  readonly intake: FakeIntake;
  readonly database: FakeDatabase;
  readonly log: readonly string[];
  /** What the library was opened with; a test may give it more, or take something away. */
  readonly shell: ShellServices;
  readonly engines: readonly FakeWindow[];
  /** A window over the same browser profile; it runs the worker when it is told to host. */
  openWindow(): FakeWindow;
  /** Waits for a job to end. */
  ended(client: ControlClient, job: string): Promise<Job>;
  /** Closes the library and opens it again. */
  reopen(change?: Partial<OpenLibraryOptions>): Promise<Rig>;
  /** Closes it and removes its folder. */
  end(): Promise<void>;
}

export interface RigStart {
  readonly dir?: string;
  readonly database?: FakeDatabase;
  readonly intake?: FakeIntake;
  readonly change?: Partial<OpenLibraryOptions>;
  /** Whether the shell can start an engine. */
  readonly hasEngine?: boolean;
}

/** Opens a real library with a real vault in a temporary folder, with archive workers in memory. */
export async function startRig(start: RigStart = {}): Promise<Rig> {
  const dir = start.dir ?? join(await mkdtemp(join(tmpdir(), 'backfile-test-')), 'Library');
  const database = start.database ?? createFakeDatabase();
  const intake = start.intake ?? createFakeIntake();
  const log: string[] = [];
  const engines: FakeWindow[] = [];

  const openWindow = (): FakeWindow => {
    const [page, main] = createWirePair<FromMain, ToMain>();
    const archive = createFakeArchive(database);
    const messages: FromMain[] = [];
    const client = createControlClient({
      ...page,
      onMessage: (listener) =>
        page.onMessage((message) => {
          messages.push(message);
          listener(message);
        }),
    });
    let role: 'host' | 'guest' | null = null;
    client.on('role', (message) => {
      const isNew = role !== 'host' && message.role === 'host';
      role = message.role;
      if (isNew) archive.start();
    });
    library.attach(main, archive.wire);
    return {
      client,
      archive,
      messages,
      get role() {
        return role;
      },
      closeWindow() {
        archive.die();
        client.close();
      },
    };
  };

  const shell: ShellServices = {
    shell: 'browser',
    version: '0.0.0',
    samplesDir: join(dirname(dir), 'samples'),
    async startEngine() {
      if (start.hasEngine === false) throw new Error('no browser');
      engines.push(openWindow());
    },
    showWindow: () => Promise.resolve(),
    log: (line) => log.push(line),
  };
  const opened = await openLibrary({
    dir,
    shell,
    intake,
    floorBytes: 0,
    waits: { spacePollMs: 20, engineMs: 2000, quietMs: 20 },
    ...start.change,
  });
  if (!opened.ok) throw Object.assign(new Error(opened.failure.code), { failure: opened.failure });
  const library = opened.value;

  return {
    dir,
    library,
    intake,
    database,
    log,
    shell,
    engines,
    openWindow,
    ended: (client, job) =>
      new Promise((resolve) => {
        const look = ({ jobs }: { readonly jobs: readonly Job[] }): void => {
          const found = jobs.find(({ id }) => id === job);
          if (found && ['done', 'cancelled', 'failed'].includes(found.state)) resolve(found);
        };
        client.on('jobs', look);
        look(library);
      }),
    async reopen(change = {}) {
      await library.close();
      return startRig({ ...start, dir, database, intake, change: { ...start.change, ...change } });
    },
    async end() {
      await library.close();
      await rm(dirname(dir), { recursive: true, force: true });
    },
  };
}

/** Writes files under a folder beside the library and gives the folder. */
export async function writeFiles(rig: Rig, files: Readonly<Record<string, string>>, name = 'in'): Promise<string> {
  const folder = join(dirname(rig.dir), name);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** Waits until something is so. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) {
    await new Promise((resolve) => {
      setTimeout(resolve, 5);
    });
  }
}
