import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import type { FromMain, Job, ToMain } from '../../contract/control';
import type { FromWorker, ToWorker } from '../../contract/port';
import { openArchive, type OpenArchive } from '../../renderer/archive/open-archive';
import { createIntake } from '../intake/index';
import { createControlClient, type ControlClient } from './control-client';
import { openLibrary } from './open-library';
import { createWirePair } from './wire-pair';
import type { Library } from './types';

const shared = resolve(process.env['BACKFILE_SHARED'] ?? '../shared', 'data');
const samples = resolve('samples');

interface Whole {
  readonly library: Library;
  readonly client: ControlClient;
  close(): Promise<void>;
}

/** A library with the real intake and the real archive, over a profile that is kept by the caller. */
async function openWhole(dir: string, indexedDB: IDBFactory): Promise<Whole> {
  const intake = createIntake({ workers: 2 });
  const opened = await openLibrary({
    dir,
    floorBytes: 0,
    intake,
    shell: {
      shell: 'browser',
      version: '1',
      samplesDir: samples,
      startEngine: () => Promise.reject(new Error('none')),
      showWindow: () => Promise.resolve(),
      log: () => {},
    },
  });
  if (!opened.ok) throw new Error(opened.failure.code);
  const library = opened.value;
  const [page, main] = createWirePair<FromMain, ToMain>();
  const [worker, port] = createWirePair<ToWorker, FromWorker>();
  const client = createControlClient(page);
  const archives: OpenArchive[] = [];
  client.on('role', ({ role }) => {
    if (role !== 'host' || archives.length > 0) return;
    const archive = openArchive({
      source: { indexedDB, IDBKeyRange },
      send: (message) => worker.send(message),
      emit: () => {},
      snapshots: 'database',
    });
    archives.push(archive);
    worker.onMessage((message) => archive.receive(message));
  });
  library.attach(main, port);
  return {
    library,
    client,
    async close() {
      await library.close();
      for (const archive of archives) await archive.close();
      await intake.close();
    },
  };
}

const importAll = async ({ client }: Whole, paths: readonly string[] | 'samples'): Promise<Job> => {
  const from = paths === 'samples' ? { kind: 'samples' as const } : { kind: 'paths' as const, paths };
  const started = await client.command('import', { from });
  if (!started.ok) throw new Error(started.failure.code);
  return new Promise((settle) => {
    client.on('jobs', ({ jobs }) => {
      const job = jobs.find(({ id }) => id === started.value.job);
      if (job && ['done', 'cancelled', 'failed'].includes(job.state)) settle(job);
    });
  });
};

const dirs: string[] = [];
const newDir = async (): Promise<string> => {
  const parent = await mkdtemp(join(tmpdir(), 'backfile-test-'));
  dirs.push(parent);
  return join(parent, 'Library');
};
afterEach(async () => {
  for (const dir of dirs.splice(0)) await rm(dir, { recursive: true, force: true });
});

describe('the whole path, but for the browser', () => {
  it('brings the samples in, counts every file, and fills a new profile with the same archive', async () => {
    const dir = await newDir();
    const profile = new IDBFactory();
    const first = await openWhole(dir, profile);
    const job = await importAll(first, 'samples');
    expect(job).toMatchObject({ state: 'done', failure: null });
    const { files, articles, sightings, versions } = job.counts;
    expect(job.done).toBe(files);
    expect(articles).toBeGreaterThan(30);
    expect(sightings).toBeGreaterThan(0);
    const report = await first.library.ask('importReport', job.importId ?? 0);
    expect(report).toMatchObject({ end: 'done', files, articles, sightings, versions, refused: job.counts.refused });
    const ids = (await first.library.ask('search', everything)).rows.map(({ id }) => id).slice(0, 5);
    const changes = [{ type: 'star' as const, ids, starred: true }];
    await first.client.command('edit', { name: 'star', changes, undoes: null });
    await first.library.settled();
    const before = await first.library.ask('stats');
    expect(before.articles).toBe(articles + versions);
    await first.close();

    const same = await openWhole(dir, profile);
    await same.library.settled();
    expect((await same.library.ask('counts')).starred).toBe(5);
    expect((await profile.databases()).length).toBe(1);
    await same.close();

    const fresh = await openWhole(dir, new IDBFactory());
    await fresh.library.settled();
    expect((await fresh.library.ask('stats')).digest).toBe(before.digest);
    expect((await fresh.library.ask('counts')).starred).toBe(5);
    await fresh.close();
  });

  it('verifies what it brought in, and notes it', async () => {
    const whole = await openWhole(await newDir(), new IDBFactory());
    const { counts } = await importAll(whole, 'samples');
    const report = new Promise((settle) => {
      whole.client.on('faults', (message) => settle(message.report));
    });
    await whole.client.command('verify', {});
    expect(await report).toMatchObject({ ok: true, faults: [], articles: counts.articles + counts.versions });
    const ledger = whole.library.vault.ledger();
    expect(ledger.archive?.digest).toBe((await whole.library.ask('stats')).digest);
    await whole.close();
  });

  it.skipIf(!existsSync(shared))(
    'accounts for every one of the shared texts (skipped where they are not)',
    async () => {
      const whole = await openWhole(await newDir(), new IDBFactory());
      const job = await importAll(
        whole,
        ['markdown', 'text'].map((name) => join(shared, name)),
      );
      expect(job.state).toBe('done');
      const { files, articles, sightings, versions, companions, refused } = job.counts;
      expect(files).toBe(job.of);
      expect(articles + sightings + versions + companions + refused).toBe(files);
      await whole.close();
    },
    120_000,
  );
});

const everything = {
  query: '',
  view: { kind: 'all' },
  sort: 'newest',
  offset: 0,
  limit: 10,
  today: '2026-01-01',
} as const;
