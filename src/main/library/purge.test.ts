import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import { openArchive } from '../../renderer/archive/open-archive';
import { createIntake } from '../intake/index';
import type { Intake } from '../intake/types';
import { defer } from './deferred';
import { createFakeIntake, type FakeIntake } from './testing/fake-intake';
import { idsByTitle, list, newDir, openDesk, writeTexts, type Desk } from './testing/open-desk';

/** A library with the real archive, over a profile of its own or one that is kept; its texts are refused and held up as a test wishes. */
async function open(
  dir: string,
  indexedDB = new IDBFactory(),
  real: Intake | null = null,
): Promise<Desk & { readonly intake: FakeIntake }> {
  const source = { indexedDB, IDBKeyRange };
  const intake = createFakeIntake();
  const desk = await openDesk(
    dir,
    (send) => openArchive({ source, send, emit: () => {}, indexFiles: 'database' }),
    real ?? intake,
  );
  return { ...desk, intake };
}

const dirs: string[] = [];
const newFolder = async (): Promise<string> => {
  const dir = await newDir();
  dirs.push(dirname(dir));
  return dir;
};
afterEach(async () => {
  for (const dir of dirs.splice(0)) await rm(dir, { recursive: true, force: true });
});

/** Every frame as text, and every file and file name in the library's folder. */
async function readVault(desk: Desk): Promise<string> {
  const texts: string[] = [];
  for await (const frame of desk.library.vault.journal.readAfter(0)) texts.push(JSON.stringify(frame));
  for (const name of await readdir(desk.dir, { recursive: true })) {
    texts.push(name);
    // Originals of the fake intake are stored as they are.
    texts.push(await readFile(join(desk.dir, name)).then(String, () => ''));
  }
  return texts.join('\n');
}

/** What the imports tell of their files, without the numbers that stand for names. */
async function told({ library }: Desk): Promise<string> {
  const imports = await library.ask('imports');
  const finished = await Promise.all(imports.map(({ id }) => library.ask('finishedFiles', id)));
  const names = finished.map((files) => files.map((path) => path.replace(/^purged:\d+$/u, '')).sort());
  return JSON.stringify([imports.map(({ label, sources, files }) => [label, sources, files]), names]);
}

describe('deleting for ever', () => {
  const secret = 'Nobody is to read this again';
  const shared = 'Kept by somebody else';

  async function fill(desk: Desk): Promise<number> {
    await desk.bringIn(await writeTexts(desk, { 'a.txt': `Secret\n${secret}`, 'b.txt': `Open\n${shared}` }, 'first'));
    await desk.bringIn(await writeTexts(desk, { 'again.txt': `Secret\n${secret}`, 'c.txt': 'Third' }, 'second'));
    const id = (await idsByTitle(desk)).get('Secret') ?? 0;
    const anchor = { start: 7, end: 13, exact: secret, prefix: '', suffix: '' };
    const added = await desk.edit('highlight', [
      { type: 'highlight-add', articleId: id, anchor, colour: 'sun', note: secret, tags: [] },
    ]);
    await desk.edit('highlight-edit', [{ type: 'highlight-edit', id: added, note: `${secret} indeed` }]);
    await desk.edit('note', [{ type: 'note-set', target: { kind: 'article', id }, text: secret }]);
    await desk.edit('trash', [{ type: 'article-trash', ids: [id] }]);
    return id;
  }

  it('leaves nothing of an article: not its text, its original, what was marked in it, nor where it was saved again', async () => {
    const dir = await newFolder();
    const profile = new IDBFactory();
    const desk = await open(dir, profile);
    const id = await fill(desk);
    expect(await readVault(desk)).toContain(secret);
    expect(await desk.client.command('purge', { ids: [id] })).toEqual({ ok: true, value: { purged: 1 } });
    expect(await readVault(desk)).not.toContain(secret);
    expect(await readVault(desk)).toContain(shared);
    expect(await desk.library.ask('article', id)).toBeNull();
    expect(await desk.library.ask('counts')).toMatchObject({ all: 2, trash: 0 });
    expect(await desk.verify()).toMatchObject({ ok: true, faults: [], articles: 2 });
    const { digest } = await desk.library.ask('stats');
    await desk.close();

    const same = await open(dir, profile);
    await same.library.settled();
    expect((await profile.databases()).length).toBe(1);
    expect((await same.library.ask('stats')).digest).toBe(digest);
    await same.close();

    const fresh = await open(dir);
    await fresh.library.settled();
    expect(await fresh.library.ask('article', id)).toBeNull();
    expect((await fresh.library.ask('stats')).digest).toBe(digest);
    expect((await fresh.library.ask('search', list({ kind: 'all' }, 'nobody'))).total).toBe(0);
    expect(await fresh.verify()).toMatchObject({ ok: true, faults: [] });
    expect(fresh.log).toEqual([]);
    await fresh.close();
  });

  it('leaves no name of a file either: not in reports, labels, nor in what was set aside of damaged files', async () => {
    const dir = await newFolder();
    const profile = new IDBFactory();
    const desk = await open(dir, profile);
    const texts = { 'zanzibar-1.txt': `Zanzibar\n${secret}`, 'open.txt': `Open\n${shared}` };
    const folder = await writeTexts(desk, texts, 'first');
    await desk.bringIn(join(folder, 'zanzibar-1.txt'));
    await desk.bringIn(folder);
    await desk.bringIn(await writeTexts(desk, { 'zanzibar-2.txt': `Zanzibar\n${secret}`, 'd.txt': 'Fourth' }, 'again'));
    const aside = [
      'journal/000001.log.tail-20260101T000000000Z',
      'objects/pack-000001.tar.damaged-20260101T000000000Z',
    ];
    for (const name of aside) await writeFile(join(dir, 'vault', name), `zanzibar ${secret}`);
    const id = (await idsByTitle(desk)).get('Zanzibar') ?? 0;
    await desk.edit('trash', [{ type: 'article-trash', ids: [id] }]);
    const before = await desk.library.ask('imports');
    expect(await readVault(desk)).toMatch(/zanzibar-1[^]*zanzibar-2/u);
    expect(await desk.client.command('purge', { ids: [id] })).toEqual({ ok: true, value: { purged: 1 } });

    const left = await told(desk);
    expect(await readVault(desk)).not.toMatch(/zanzibar/iu);
    expect(left).not.toMatch(/zanzibar/iu);
    expect(left).toContain('open.txt');
    expect(await readVault(desk)).toContain('open.txt');
    expect((await desk.library.ask('imports')).map(({ files }) => files)).toEqual(before.map(({ files }) => files));
    for (const name of aside) expect(existsSync(join(dir, 'vault', name))).toBe(false);
    expect(await desk.verify()).toMatchObject({ ok: true, faults: [] });
    await desk.close();

    const fresh = await open(dir);
    await fresh.library.settled();
    expect(await told(fresh)).toBe(left);
    expect(await fresh.verify()).toMatchObject({ ok: true, faults: [] });
    await fresh.close();
  });

  it('leaves no address of an article, in whatever import it came, be it one that tried refused files again', async () => {
    const desk = await open(await newFolder());
    const address = 'https://zanzibar.example/harbour?id=7';
    desk.intake.refuses = () => true;
    const text = `Zanzibar\n${address}\n${secret}`;
    const folder = await writeTexts(desk, { 'zanzibar.txt': text, 'open.txt': 'Open\nhttps://open.example/1' }, 'in');
    const { importId } = await desk.bringIn(folder);
    desk.intake.refuses = () => false;
    const again = await desk.client.command('import-retry', { importId: importId ?? 0 });
    if (!again.ok) throw new Error(again.failure.code);
    await desk.ended(again.value.job);
    const id = (await idsByTitle(desk)).get('Zanzibar') ?? 0;
    await desk.edit('trash', [{ type: 'article-trash', ids: [id] }]);
    expect(await readVault(desk)).toContain(address);
    expect(await desk.client.command('purge', { ids: [id] })).toEqual({ ok: true, value: { purged: 1 } });
    expect(await readVault(desk)).not.toMatch(/zanzibar/iu);
    expect(await told(desk)).not.toMatch(/zanzibar/iu);
    expect(await readVault(desk)).toContain('https://open.example/1');
    expect(await desk.verify()).toMatchObject({ ok: true, faults: [], articles: 1 });
    await desk.close();
  });

  it('takes one article out of a zip, and leaves the others with what they name', async () => {
    const desk = await open(await newFolder(), new IDBFactory(), createIntake({ workers: 1 }));
    await desk.bringIn(resolve('samples/waterside-letter-2020.zip'));
    const ids = [...(await idsByTitle(desk)).values()];
    const views = await desk.library.ask('exportArticles', ids);
    const [gone, ...others] = views;
    if (!gone || others.length === 0) throw new Error('the sample has too few articles');
    const { objects } = desk.library.vault;
    expect(await objects.has(gone.article.origin.object)).toBe(true);
    await desk.edit('trash', [{ type: 'article-trash', ids: [gone.article.id] }]);
    expect(await desk.client.command('purge', { ids: [gone.article.id] })).toEqual({ ok: true, value: { purged: 1 } });
    expect(await objects.has(gone.article.origin.object)).toBe(false);
    const left = await readVault(desk);
    for (const word of [gone.article.title, gone.article.url, gone.article.origin.part, gone.article.text]) {
      if (word) expect(left).not.toContain(JSON.stringify(word).slice(1, -1));
    }
    for (const { article } of others) {
      expect(left).toContain(JSON.stringify(article.text).slice(1, -1));
      expect(await objects.has(article.origin.object)).toBe(true);
    }
    expect(left).toContain('waterside-letter-2020.zip');
    expect(await desk.verify()).toMatchObject({ ok: true, faults: [], articles: others.length });
    await desk.close();
  });

  it('leaves nothing in the files of an upload that was cut off, which goes on with the others', async () => {
    const desk = await open(await newFolder());
    const spool = await desk.library.newSpool();
    await spool.write('folder/a.txt', [Buffer.from(`Secret\n${secret}`)]);
    await spool.write('folder/z.txt', [Buffer.from(`Open\n${shared}`)]);
    const held = defer<void>();
    desk.intake.gate = (name) => (name === 'z.txt' ? held.promise : Promise.resolve());
    const from = { kind: 'uploaded' as const, spool: spool.id, names: ['folder/a.txt', 'folder/z.txt'] };
    const started = await desk.client.command('import', { from });
    if (!started.ok) throw new Error(started.failure.code);
    await expect.poll(async () => (await idsByTitle(desk)).has('Secret')).toBe(true);
    await desk.client.command('job-cancel', { job: started.value.job });
    held.resolve();
    const { importId } = await desk.ended(started.value.job);
    const id = (await idsByTitle(desk)).get('Secret') ?? 0;
    await desk.edit('trash', [{ type: 'article-trash', ids: [id] }]);
    expect(await readdir(join(spool.dir, 'folder'))).toEqual(['a.txt', 'z.txt']);
    await desk.client.command('purge', { ids: [id] });
    expect(await readdir(join(spool.dir, 'folder'))).toEqual(['z.txt']);
    expect(await readVault(desk)).not.toContain(secret);
    desk.intake.gate = () => Promise.resolve();
    const gone = await desk.client.command('import-continue', { importId: importId ?? 0 });
    if (!gone.ok) throw new Error(gone.failure.code);
    expect(await desk.ended(gone.value.job)).toMatchObject({ state: 'done', counts: { articles: 1, refused: 0 } });
    expect([...(await idsByTitle(desk)).keys()]).toEqual(['Open']);
    await desk.close();
  });

  it('passes over what is not in Trash', async () => {
    const desk = await open(await newFolder());
    const id = await fill(desk);
    const other = (await idsByTitle(desk)).get('Open') ?? 0;
    const { frame } = desk.library.vault.journal.end;
    expect(await desk.client.command('purge', { ids: [other, 999_999] })).toEqual({ ok: true, value: { purged: 0 } });
    expect(desk.library.vault.journal.end.frame).toBe(frame);
    expect(await desk.client.command('purge', { ids: [other, id, id] })).toEqual({ ok: true, value: { purged: 1 } });
    expect((await idsByTitle(desk)).has('Open')).toBe(true);
    await desk.close();
  });

  it('lets the same file be taken in again, as new', async () => {
    const desk = await open(await newFolder());
    const id = await fill(desk);
    await desk.client.command('purge', { ids: [id] });
    const job = await desk.bringIn(await writeTexts(desk, { 'back.txt': `Secret\n${secret}` }, 'third'));
    expect(job.counts).toMatchObject({ articles: 1, sightings: 0 });
    expect(await readVault(desk)).toContain(secret);
    expect(await desk.verify()).toMatchObject({ ok: true, faults: [] });
    await desk.close();
  });

  it('is let finish by edits and imports that come meanwhile', async () => {
    const desk = await open(await newFolder());
    const id = await fill(desk);
    const folder = await writeTexts(
      desk,
      Object.fromEntries(['d', 'e', 'f', 'g', 'h', 'i', 'j'].map((x) => [`${x}.txt`, `T ${x}`])),
      'more',
    );
    const other = (await idsByTitle(desk)).get('Open') ?? 0;
    const [purged, job] = await Promise.all([
      desk.client.command('purge', { ids: [id] }),
      desk.bringIn(folder),
      desk.edit('star', [{ type: 'star', ids: [other], starred: true }]),
    ]);
    expect(purged).toMatchObject({ ok: true, value: { purged: 1 } });
    expect(job.counts.articles).toBe(7);
    await desk.library.settled();
    expect(await readVault(desk)).not.toContain(secret);
    expect(await desk.verify()).toMatchObject({ ok: true, faults: [], articles: 9 });
    await desk.close();
  });
});
