import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { CollectionsApi, SearchRequest } from '../../../contract/archive-api';
import type { EditDraft, GroupName } from '../../../contract/change';
import type { FromMain, Job, ToMain, VerifyReport } from '../../../contract/control';
import type { FromWorker, ToWorker } from '../../../contract/port';
import type { Intake } from '../../intake/types';
import { createControlClient } from '../control-client';
import { openLibrary } from '../open-library';
import { createWirePair } from '../wire-pair';
import { createFakeIntake } from './fake-intake';

export type Desk = Awaited<ReturnType<typeof openDesk>>;

/** Makes an archive worker: the renderer's own, which this folder may not import. */
export type HostArchive = (send: (message: FromWorker) => void) => {
  receive(message: ToWorker): void;
  close(): Promise<void>;
};

/** A real library with the archive of the caller's. Files are taken for plain texts, unless an intake is given; it is closed with the library. */
export async function openDesk(dir: string, host: HostArchive, intake: Intake = createFakeIntake()) {
  const log: string[] = [];
  const opened = await openLibrary({
    dir,
    floorBytes: 0,
    intake,
    shell: {
      shell: 'browser',
      version: '1',
      samplesDir: resolve('samples'),
      startEngine: () => Promise.reject(new Error('none')),
      showWindow: () => Promise.resolve(),
      log: (line) => log.push(line),
    },
    waits: { flushMs: 5 },
  });
  if (!opened.ok) throw new Error(opened.failure.code);
  const library = opened.value;
  const [page, main] = createWirePair<FromMain, ToMain>();
  const [worker, port] = createWirePair<ToWorker, FromWorker>();
  const client = createControlClient(page);
  const archives: ReturnType<HostArchive>[] = [];
  client.on('role', ({ role }) => {
    if (role !== 'host' || archives.length > 0) return;
    const archive = host((message) => worker.send(message));
    archives.push(archive);
    worker.onMessage((message) => archive.receive(message));
  });
  library.attach(main, port);
  const [mine, theirs] = createWirePair<FromMain, ToMain>();
  library.attach(theirs, null);
  const line = createControlClient(mine);

  const ended = (job: string): Promise<Job> =>
    new Promise((settle) => {
      const look = ({ jobs }: { readonly jobs: readonly Job[] }): void => {
        const found = jobs.find(({ id }) => id === job);
        if (found && ['done', 'cancelled', 'failed'].includes(found.state)) settle(found);
      };
      client.on('jobs', look);
      look(library);
    });
  return {
    dir,
    library,
    client,
    /** A client that may name places, as the command line has one. */
    line,
    log,
    ended,
    async bringIn(path: string | readonly string[], collections?: boolean): Promise<Job> {
      const from = { kind: 'paths' as const, paths: typeof path === 'string' ? [path] : path };
      const started = await client.command('import', collections === undefined ? { from } : { from, collections });
      if (!started.ok) throw new Error(started.failure.code);
      return ended(started.value.job);
    },
    async bringInSamples(): Promise<Job> {
      const started = await client.command('import', { from: { kind: 'samples' } });
      if (!started.ok) throw new Error(started.failure.code);
      return ended(started.value.job);
    },
    /** Everything, as JSON Lines with notes; gives the job as it ended. */
    async exportAll(path: string): Promise<Job> {
      const options = { title: 'All', withNotes: true };
      const what = { kind: 'query' as const, query: '' };
      const started = await line.command('export', { what, format: 'jsonl', options, path });
      if (!started.ok || !started.value) throw new Error('the export was refused');
      return ended(started.value.job);
    },
    async edit(name: GroupName, changes: readonly EditDraft[], undoes: number | null = null): Promise<number> {
      const answer = await client.command('edit', { name, changes, undoes });
      if (!answer.ok) throw new Error(`${answer.failure.code} ${answer.failure.detail}`);
      await library.settled();
      return answer.value.group;
    },
    async undo(group: number): Promise<number> {
      const inverse = await library.ask('inverse', group);
      return this.edit('undo', inverse ?? [], group);
    },
    async verify(): Promise<VerifyReport> {
      const report = new Promise<VerifyReport>((settle) => client.on('faults', (message) => settle(message.report)));
      await client.command('verify', {});
      return report;
    },
    async close() {
      await library.close();
      for (const archive of archives) await archive.close();
      await intake.close();
    },
  };
}

/** A folder for a library, inside one of its own. */
export async function newDir(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'backfile-test-'));
  return join(parent, 'Library');
}

/** Writes files under a folder beside the library and gives the folder. */
export async function writeTexts(desk: Desk, files: Readonly<Record<string, string>>, name = 'in'): Promise<string> {
  const folder = join(dirname(desk.dir), name);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

/** Asks for the first 500 of a view, a collection in the user's own order. */
export const list = (view: SearchRequest['view'], query = ''): SearchRequest => ({
  query,
  view,
  sort: view.kind === 'collection' ? 'own' : 'imported',
  offset: 0,
  limit: 500,
  today: '2026-01-01',
});

/** Titles of what a list shows, and their ids. */
export async function idsByTitle(
  desk: Desk,
  view: SearchRequest['view'] = { kind: 'all' },
): Promise<Map<string, number>> {
  const { rows } = await desk.library.ask('search', list(view));
  return new Map(rows.map(({ id, title }) => [title, id]));
}

/** The collections as a list of paths, each with the titles filed in it itself. */
export async function shelves(desk: Desk): Promise<Record<string, readonly string[]>> {
  const all = await desk.library.ask('collections');
  const shown: Record<string, readonly string[]> = {};
  for (const { id } of all) {
    const titles = [...(await idsByTitle(desk, { kind: 'collection', id, within: false })).keys()];
    shown[pathOf(all, id)] = titles;
  }
  return shown;
}

function pathOf(all: Awaited<ReturnType<CollectionsApi['collections']>>, id: number | null): string {
  const found = all.find((one) => one.id === id);
  if (!found) return '';
  return found.parent === null ? found.name : `${pathOf(all, found.parent)} > ${found.name}`;
}
