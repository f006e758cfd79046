import { existsSync } from 'node:fs';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import { openArchive } from '../../renderer/archive/open-archive';
import { idsByTitle, list, newDir, openDesk, writeTexts, type Desk } from './testing/open-desk';

/** A library with the real archive, over a profile of its own or one that is kept. */
const open = (dir: string, indexedDB = new IDBFactory()): Promise<Desk> =>
  openDesk(dir, (send) =>
    openArchive({ source: { indexedDB, IDBKeyRange }, send, emit: () => {}, indexFiles: 'database' }),
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
