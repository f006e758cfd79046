import { mkdir, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { FromMain, ImportLine, ToMain } from '../../contract/control';
import { limits } from '../../contract/limits';
import type { ObjectToStore } from '../vault/types';
import { createControlClient } from './control-client';
import { defer } from './deferred';
import { createWirePair } from './wire-pair';
import { startRig, until, writeFiles, type Rig, type RigStart } from './testing/library-rig';

const rigs: Rig[] = [];
const start = async (options: RigStart = {}): Promise<Rig> => {
  const rig = await startRig(options);
  rigs.push(rig);
  return rig;
};
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.end();
});

const manyTexts = (count: number): Record<string, string> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`text-${String(n).padStart(4, '0')}.txt`, `Text ${n}\n`]),
  );

const startImport = async (rig: Rig, folder: string, client = rig.openWindow().client): Promise<string> => {
  const started = await client.command('import', { from: { kind: 'paths', paths: [folder] }, follow: true });
  if (!started.ok) throw new Error(started.failure.code);
  return started.value.job;
};

describe('importing', () => {
  it('makes an article of every text in a folder, and says what became of each file', async () => {
    const rig = await start();
    const folder = await writeFiles(rig, {
      'a.txt': 'First\n',
      'b.txt': 'Second\n',
      'bad.txt': 'x',
      'copy.txt': 'First\n',
      'sub/.DS_Store': 'x',
    });
    const { client } = rig.openWindow();
    const lines: ImportLine[] = [];
    client.on('files', (message) => lines.push(...message.lines));
    const job = await rig.ended(client, await startImport(rig, folder, client));
    expect(job).toMatchObject({
      state: 'done',
      done: 5,
      of: 5,
      counts: { files: 5, articles: 2, sightings: 1, versions: 0, companions: 1, refused: 1 },
    });
    expect(lines.map(({ file, outcome }) => `${file.slice(folder.length + 1)} ${outcome}`)).toEqual([
      'a.txt article',
      'b.txt article',
      'bad.txt refused',
      'copy.txt sighting',
      'sub/.DS_Store companion',
    ]);
    const object = rig.database.frames
      .flatMap(({ changes }) => changes)
      .flatMap((change) => (change.type === 'article-add' ? [change.origin.object] : []))[0];
    expect(Buffer.from((await rig.library.original(object ?? '')) ?? []).toString()).toBe('First\n');
  });

  it('shows what it brought while a slow file is still being read', async () => {
    const rig = await start();
    const folder = await writeFiles(rig, { 'a.txt': 'A', 'b.txt': 'B', 'z.txt': 'Z' });
    const held = defer<undefined>();
    rig.intake.gate = (name) => (name === 'z.txt' ? held.promise : Promise.resolve());
    const { client } = rig.openWindow();
    const job = await startImport(rig, folder, client);
    await until(() => rig.database.articles.size === 2);
    expect(rig.library.jobs[0]).toMatchObject({ state: 'running' });
    held.resolve(undefined);
    expect(await rig.ended(client, job)).toMatchObject({ state: 'done', done: 3 });
  });

  it('goes on after a cancel without reading a finished file again', async () => {
    const rig = await start();
    const folder = await writeFiles(rig, manyTexts(60));
    const { client } = rig.openWindow();
    let isHeld = false;
    const held = defer<undefined>();
    rig.intake.gate = (name) => {
      if (name < 'text-0030.txt') return Promise.resolve();
      isHeld = true;
      return held.promise;
    };
    const job = await startImport(rig, folder, client);
    await until(() => isHeld && rig.database.articles.size === 30);
    expect(await client.command('job-cancel', { job })).toMatchObject({ ok: true });
    const cancelled = await rig.ended(client, job);
    expect(cancelled).toMatchObject({ state: 'cancelled', counts: { articles: 30 } });

    rig.intake.gate = () => Promise.resolve();
    const before = rig.intake.begun.length;
    const again = await client.command('import-continue', { importId: cancelled.importId ?? 0 });
    if (!again.ok) throw new Error(again.failure.code);
    expect(await rig.ended(client, again.value.job)).toMatchObject({ state: 'done', counts: { articles: 30 } });
    expect(rig.intake.begun.slice(before).sort()[0]).toBe('text-0030.txt');
    expect(rig.intake.begun.length - before).toBe(30);
    expect(rig.database.articles.size).toBe(60);
    expect(await client.command('import-continue', { importId: cancelled.importId ?? 0 })).toMatchObject({
      ok: false,
      failure: { code: 'bad-request' },
    });
  });

  it('is left as it is when asked to, and then not offered again', async () => {
    const rig = await start();
    const folder = await writeFiles(rig, manyTexts(5));
    const { client } = rig.openWindow();
    let isHeld = false;
    const held = defer<undefined>();
    rig.intake.gate = async (name) => {
      if (name < 'text-0003.txt') return;
      isHeld = true;
      await held.promise;
    };
    const job = await startImport(rig, folder, client);
    await until(() => isHeld && rig.database.articles.size === 3);
    await client.command('job-cancel', { job });
    const { importId } = await rig.ended(client, job);
    expect(await client.command('import-keep', { importId: importId ?? 0 })).toEqual({ ok: true, value: null });
    expect(rig.database.frames.at(-1)?.changes.at(-1)).toMatchObject({ type: 'import-end', end: 'kept' });
    expect(await client.command('import-keep', { importId: importId ?? 0 })).toMatchObject({ ok: false });
  });

  it('does not run ahead of an archive that does not follow', async () => {
    // Every text a frame of its own, so that frames are what is counted.
    const rig = await start({ change: { waits: { flushMs: 0 } } });
    rig.intake.gate = () =>
      new Promise((resolve) => {
        setTimeout(resolve, 10);
      });
    const folder = await writeFiles(rig, manyTexts(60));
    const window = rig.openWindow();
    await until(() => window.archive.heard.length > 0);
    window.archive.hold(true);
    const job = await startImport(rig, folder, window.client);
    const { journal } = rig.library.vault;
    for (let seen = -1; journal.end.frame === 0 || seen !== journal.end.frame;) {
      seen = journal.end.frame;
      await new Promise((resolve) => {
        setTimeout(resolve, 400);
      });
    }
    expect(window.archive.heard.filter(({ type }) => type === 'frame')).toHaveLength(limits.framesUnderWay);
    // The frame that begins the import, the writer's own, and what it had taken when it was full.
    expect(journal.end.frame).toBeLessThanOrEqual(1 + limits.framesUnderWay * 2 + 1);
    expect(rig.intake.begun.length).toBeGreaterThan(journal.end.frame);
    window.archive.hold(false);
    expect(await rig.ended(window.client, job)).toMatchObject({ state: 'done', counts: { articles: 60 } });
  });

  it('pauses when space runs short and goes on by itself when there is room', async () => {
    let free = 100;
    const rig = await start({ change: { floorBytes: 50, freeBytes: () => Promise.resolve(free) } });
    const folder = await writeFiles(rig, manyTexts(5));
    const { client } = rig.openWindow();
    free = 10;
    const job = await startImport(rig, folder, client);
    await until(() => rig.library.jobs[0]?.state === 'paused' && rig.library.jobs[0].failure !== null);
    expect(rig.library.jobs[0]?.failure).toMatchObject({ code: 'no-space' });
    expect(rig.database.articles.size).toBe(0);
    free = 100;
    expect(await rig.ended(client, job)).toMatchObject({ state: 'done', failure: null, counts: { articles: 5 } });
  });

  it('waits for room when the disk says that it is full, and loses nothing', async () => {
    const rig = await start();
    const folder = await writeFiles(rig, manyTexts(5));
    const { objects } = rig.library.vault;
    const putAll = objects.putAll.bind(objects);
    let refusals = 2;
    Object.assign(objects, {
      putAll: (all: readonly ObjectToStore[]) => {
        refusals -= 1;
        return refusals >= 0 ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })) : putAll(all);
      },
    });
    const { client } = rig.openWindow();
    const job = await startImport(rig, folder, client);
    expect(await rig.ended(client, job)).toMatchObject({ state: 'done', counts: { articles: 5 } });
    expect(refusals).toBeLessThan(0);
  });

  it('tries refused files again, and only these', async () => {
    const rig = await start();
    const folder = await writeFiles(rig, { 'a.txt': 'A', 'bad-1.txt': 'B1', 'bad-2.txt': 'B2' });
    const { client } = rig.openWindow();
    const first = await rig.ended(client, await startImport(rig, folder, client));
    expect(first.counts.refused).toBe(2);
    rig.intake.refuses = (name) => name === 'bad-2.txt';
    const before = rig.intake.begun.length;
    const again = await client.command('import-retry', { importId: first.importId ?? 0 });
    if (!again.ok) throw new Error(again.failure.code);
    expect(await rig.ended(client, again.value.job)).toMatchObject({ counts: { files: 2, articles: 1, refused: 1 } });
    expect(rig.intake.begun.slice(before).sort()).toEqual(['bad-1.txt', 'bad-2.txt']);
  });

  it('keeps the bytes of refused uploads until they are taken in', async () => {
    const rig = await start();
    const { client } = rig.openWindow();
    const spool = await rig.library.newSpool();
    await spool.write('folder/good.txt', bytes('G'));
    await spool.write('folder/bad.txt', bytes('B'));
    const names = ['folder/good.txt', 'folder/bad.txt'];
    const started = await client.command('import', { from: { kind: 'uploaded', spool: spool.id, names } });
    if (!started.ok) throw new Error(started.failure.code);
    const first = await rig.ended(client, started.value.job);
    expect(first).toMatchObject({ label: 'folder', counts: { articles: 1, refused: 1 } });
    await rig.library.settled();
    expect(await readdir(join(spool.dir, 'folder'))).toEqual(['bad.txt']);
    rig.intake.refuses = () => false;
    const again = await client.command('import-retry', { importId: first.importId ?? 0 });
    if (!again.ok) throw new Error(again.failure.code);
    expect(await rig.ended(client, again.value.job)).toMatchObject({ counts: { articles: 1, refused: 0 } });
    await rig.library.settled();
    expect(await readdir(rig.dir)).not.toContain('spool');
    const paths = rig.database.frames
      .flatMap(({ changes }) => changes)
      .flatMap((change) => (change.type === 'import-file' ? [change.file.path] : []));
    expect(paths).toEqual(['folder/bad.txt', 'folder/good.txt', 'folder/bad.txt']);
  });

  it.each([
    ['https://example.org/story', null, 'pasted-address'],
    [' <www.example.org/a?b=c> ', null, 'pasted-address'],
    ['  \n ', null, 'nothing-to-import'],
  ])('answers a paste of %j instead of importing it', async (text, html, code) => {
    const rig = await start();
    const { client } = rig.openWindow();
    const answer = await client.command('import', { from: { kind: 'text', text, html } });
    expect(answer).toMatchObject({ ok: false, failure: { code } });
  });

  it('takes a pasted text with a web address in it for a text', async () => {
    const rig = await start();
    const { client } = rig.openWindow();
    const text = 'Mayor resigns\nSee https://example.org/story for more.';
    const started = await client.command('import', { from: { kind: 'text', text, html: null } });
    if (!started.ok) throw new Error(started.failure.code);
    expect(await rig.ended(client, started.value.job)).toMatchObject({
      label: 'Mayor resigns',
      counts: { articles: 1 },
    });
    expect(rig.intake.begun).toEqual(['Mayor resigns.txt']);
  });

  it('says so when there is no file among the sources, and records nothing', async () => {
    const rig = await start();
    const folder = await writeFiles(rig, {}, 'empty');
    const { client } = rig.openWindow();
    await mkdir(folder);
    const job = await rig.ended(client, await startImport(rig, folder, client));
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'nothing-to-import' } });
    expect(rig.library.vault.journal.end.frame).toBe(0);
  });

  it('that waits its turn can be cancelled, and whoever follows it is told', async () => {
    const rig = await start();
    const one = await writeFiles(rig, { 'slow.txt': 'Slow' }, 'one');
    const two = await writeFiles(rig, { 'other.txt': 'Other' }, 'two');
    const held = defer<undefined>();
    rig.intake.gate = () => held.promise;
    const { client } = rig.openWindow();
    const first = await startImport(rig, one, client);
    const second = await startImport(rig, two, client);
    const over = new Promise((resolve) => {
      client.on('files', ({ job, last }) => (job === second && last ? resolve(job) : undefined));
    });
    expect(await client.command('job-cancel', { job: second })).toMatchObject({ ok: true });
    held.resolve(undefined);
    await over;
    expect(await rig.ended(client, second)).toMatchObject({ state: 'cancelled', importId: null });
    expect(await rig.ended(client, first)).toMatchObject({ state: 'done' });
    expect(await client.command('job-cancel', { job: second })).toMatchObject({ failure: { code: 'not-found' } });
  });

  it('ends as failed when no archive can be had, and is continued when one is there', async () => {
    const rig = await start({ hasEngine: false });
    const folder = await writeFiles(rig, manyTexts(3));
    const [page, main] = createWirePair<FromMain, ToMain>();
    rig.library.attach(main, null);
    const client = createControlClient(page);
    const job = await rig.ended(client, await startImport(rig, folder, client));
    expect(job).toMatchObject({ state: 'failed', failure: { code: 'archive-unavailable' } });
    const window = rig.openWindow();
    const again = await window.client.command('import-continue', { importId: job.importId ?? 0 });
    if (!again.ok) throw new Error(again.failure.code);
    expect(await rig.ended(window.client, again.value.job)).toMatchObject({ state: 'done' });
    expect(rig.database.articles.size).toBe(3);
  });

  it('runs two imports one after the other', async () => {
    const rig = await start();
    const one = await writeFiles(rig, manyTexts(20), 'one');
    const two = await writeFiles(rig, { 'other.txt': 'Other' }, 'two');
    const { client } = rig.openWindow();
    const jobs = [await startImport(rig, one, client), await startImport(rig, two, client)];
    await Promise.all(jobs.map((job) => rig.ended(client, job)));
    const order = rig.database.frames.flatMap(({ changes }) => changes).map((change) => change.type);
    expect(order.filter((type) => type === 'import-begin' || type === 'import-end')).toEqual([
      'import-begin',
      'import-end',
      'import-begin',
      'import-end',
    ]);
  });
});

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
