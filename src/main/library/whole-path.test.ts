import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import { openArchive } from '../../renderer/archive/open-archive';
import { createIntake } from '../intake/index';
import { list, newDir, openDesk, type Desk } from './testing/open-desk';

const shared = resolve(process.env['BACKFILE_SHARED'] ?? '../shared', 'data');

/** A library with the real intake and the real archive, over a profile that is kept by the caller. */
const openWhole = (dir: string, indexedDB = new IDBFactory()): Promise<Desk> =>
  openDesk(
    dir,
    (send) => openArchive({ source: { indexedDB, IDBKeyRange }, send, emit: () => {}, indexFiles: 'database' }),
    createIntake({ workers: 2 }),
  );

const dirs: string[] = [];
const newFolder = async (): Promise<string> => {
  const dir = await newDir();
  dirs.push(dirname(dir));
  return dir;
};
afterEach(async () => {
  for (const dir of dirs.splice(0)) await rm(dir, { recursive: true, force: true });
});

describe('the whole path, but for the browser', () => {
  it('brings the samples in, counts every file, and fills a new profile with the same archive', async () => {
    const dir = await newFolder();
    const profile = new IDBFactory();
    const first = await openWhole(dir, profile);
    const job = await first.bringInSamples();
    expect(job).toMatchObject({ state: 'done', failure: null });
    const { files, articles, sightings, versions } = job.counts;
    expect(job.done).toBe(files);
    expect(articles).toBeGreaterThan(30);
    expect(sightings).toBeGreaterThan(0);
    const report = await first.library.ask('importReport', job.importId ?? 0);
    expect(report).toMatchObject({ end: 'done', files, articles, sightings, versions, refused: job.counts.refused });
    const ids = (await first.library.ask('search', list({ kind: 'all' }))).rows.map(({ id }) => id).slice(0, 5);
    await first.edit('star', [{ type: 'star', ids, starred: true }]);
    const before = await first.library.ask('stats');
    expect(before.articles).toBe(articles + versions);
    await first.close();

    const same = await openWhole(dir, profile);
    await same.library.settled();
    expect((await same.library.ask('counts')).starred).toBe(5);
    expect((await profile.databases()).length).toBe(1);
    await same.close();

    const fresh = await openWhole(dir);
    await fresh.library.settled();
    expect((await fresh.library.ask('stats')).digest).toBe(before.digest);
    expect((await fresh.library.ask('counts')).starred).toBe(5);
    await fresh.close();
  });

  it('verifies what it brought in, and notes it', async () => {
    const whole = await openWhole(await newFolder());
    const { counts } = await whole.bringInSamples();
    expect(await whole.verify()).toMatchObject({ ok: true, faults: [], articles: counts.articles + counts.versions });
    const ledger = whole.library.vault.ledger();
    expect(ledger.archive?.digest).toBe((await whole.library.ask('stats')).digest);
    await whole.close();
  });

  it.skipIf(!existsSync(shared))(
    'accounts for every one of the shared texts (skipped where they are not)',
    async () => {
      const whole = await openWhole(await newFolder());
      const job = await whole.bringIn(['markdown', 'text'].map((name) => join(shared, name)));
      expect(job.state).toBe('done');
      const { files, articles, sightings, versions, companions, refused } = job.counts;
      expect(files).toBe(job.of);
      expect(articles + sightings + versions + companions + refused).toBe(files);
      await whole.close();
    },
    120_000,
  );
});
