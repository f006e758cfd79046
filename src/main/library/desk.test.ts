import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import type { CollectionsApi, SearchRequest } from '../../contract/archive-api';
import type { EditDraft, GroupName } from '../../contract/change';
import type { FromMain, Job, ToMain, VerifyReport } from '../../contract/control';
import type { FromWorker, ToWorker } from '../../contract/port';
import { openArchive, type OpenArchive } from '../../renderer/archive/open-archive';
import { createControlClient } from './control-client';
import { openLibrary } from './open-library';
import { createFakeIntake } from './testing/fake-intake';
import { createWirePair } from './wire-pair';

type Desk = Awaited<ReturnType<typeof openDesk>>;

/** A real library with a real archive over a profile of the caller's; files are taken for plain texts. */
async function openDesk(dir: string, indexedDB = new IDBFactory()) {
  const log: string[] = [];
  const opened = await openLibrary({
    dir,
    floorBytes: 0,
    intake: createFakeIntake(),
    shell: {
      shell: 'browser',
      version: '1',
      samplesDir: join(dirname(dir), 'samples'),
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
    log,
    ended,
    async bringIn(path: string, collections?: boolean): Promise<Job> {
      const from = { kind: 'paths' as const, paths: [path] };
      const started = await client.command('import', collections === undefined ? { from } : { from, collections });
      if (!started.ok) throw new Error(started.failure.code);
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
    },
  };
}

const dirs: string[] = [];
afterEach(async () => {
  for (const dir of dirs.splice(0)) await rm(dir, { recursive: true, force: true });
});

async function newDir(): Promise<string> {
  const parent = await mkdtemp(join(tmpdir(), 'backfile-test-'));
  dirs.push(parent);
  return join(parent, 'Library');
}

async function writeTexts(desk: Desk, files: Readonly<Record<string, string>>, name = 'in'): Promise<string> {
  const folder = join(dirname(desk.dir), name);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
}

const list = (view: SearchRequest['view'], query = ''): SearchRequest => ({
  query,
  view,
  sort: view.kind === 'collection' ? 'own' : 'imported',
  offset: 0,
  limit: 500,
  today: '2026-01-01',
});

/** Titles of what a list shows, and their ids. */
async function idsByTitle(desk: Desk, view: SearchRequest['view'] = { kind: 'all' }): Promise<Map<string, number>> {
  const { rows } = await desk.library.ask('search', list(view));
  return new Map(rows.map(({ id, title }) => [title, id]));
}

/** The collections as a list of paths, each with the titles filed in it itself. */
async function shelves(desk: Desk): Promise<Record<string, readonly string[]>> {
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

describe('a folder with subfolders', () => {
  const files = {
    'loose.txt': 'Loose',
    'harbour/wall.txt': 'Wall',
    'harbour/gauge.txt': 'Gauge',
    'harbour/storms/1953.txt': 'Flood of 1953',
    'ferry/strike.txt': 'Strike',
    'ferry/bad.txt': 'never taken in',
    'empty/bad.txt': 'nor this',
  };

  it('becomes collections, nested as the folders are, and a fresh profile has the same', async () => {
    const dir = await newDir();
    const desk = await openDesk(dir);
    await desk.bringIn(await writeTexts(desk, files, 'Coast'));
    const expected = {
      Coast: ['Loose'],
      'Coast > ferry': ['Strike'],
      'Coast > harbour': ['Gauge', 'Wall'],
      'Coast > harbour > storms': ['Flood of 1953'],
    };
    expect(sorted(await shelves(desk))).toEqual(expected);
    const { digest } = await desk.library.ask('stats');
    await desk.close();
    const fresh = await openDesk(dir);
    await fresh.library.settled();
    expect(sorted(await shelves(fresh))).toEqual(expected);
    expect((await fresh.library.ask('stats')).digest).toBe(digest);
    await fresh.close();
  });

  it('files articles held already, and those found again, with the new ones', async () => {
    const desk = await openDesk(await newDir());
    await desk.bringIn(await writeTexts(desk, { 'one.txt': 'Wall' }, 'first'));
    await desk.bringIn(
      await writeTexts(desk, { 'a/copy.txt': 'Wall', 'b/new.txt': 'New', 'c/copy.txt': 'New' }, 'Dup'),
    );
    expect(await shelves(desk)).toEqual({ Dup: [], 'Dup > a': ['Wall'], 'Dup > b': ['New'], 'Dup > c': ['New'] });
    await desk.close();
  });

  it('makes none when that is not wanted, nor does a folder of files only', async () => {
    const desk = await openDesk(await newDir());
    await desk.bringIn(await writeTexts(desk, files, 'Coast'), false);
    await desk.bringIn(await writeTexts(desk, { 'a.txt': 'A', 'b.txt': 'B' }, 'Flat'));
    expect(await shelves(desk)).toEqual({});
    await desk.close();
  });

  it('loses its collections when the import is undone, and has them again when that is', async () => {
    const desk = await openDesk(await newDir());
    const { importId } = await desk.bringIn(await writeTexts(desk, files, 'Coast'));
    const before = sorted(await shelves(desk));
    const undone = await desk.undo(importId ?? 0);
    expect(await shelves(desk)).toEqual({});
    expect((await desk.library.ask('counts')).all).toBe(0);
    await desk.undo(undone);
    expect(sorted(await shelves(desk))).toEqual(before);
    await desk.close();
  });

  it('finds its collections again when an import is gone on with, or its refused files are tried again', async () => {
    const desk = await openDesk(await newDir());
    const folder = await writeTexts(desk, { ...files, 'ferry/second.txt': 'Second' }, 'Coast');
    const from = { kind: 'paths' as const, paths: [folder] };
    const started = await desk.client.command('import', { from });
    if (!started.ok) throw new Error(started.failure.code);
    await desk.client.command('job-cancel', { job: started.value.job });
    const cut = await desk.ended(started.value.job);
    if (cut.importId !== null && cut.state === 'cancelled') {
      const again = await desk.client.command('import-continue', { importId: cut.importId });
      if (!again.ok) throw new Error(again.failure.code);
      await desk.ended(again.value.job);
    } else await desk.bringIn(folder);
    const all = sorted(await shelves(desk));
    expect(all).toMatchObject({ 'Coast > ferry': ['Second', 'Strike'], 'Coast > harbour': ['Gauge', 'Wall'] });
    const [found] = await desk.library.ask('imports');
    await rm(join(folder, 'ferry/bad.txt'));
    await writeFile(join(folder, 'ferry/bad.txt'), 'bad but retried');
    await desk.client.command('import-retry', { importId: found?.id ?? 0 });
    await desk.library.settled();
    expect(sorted(await shelves(desk))).toEqual(all);
    await desk.close();
  });

  it('of which a collection is deleted keeps its articles', async () => {
    const desk = await openDesk(await newDir());
    await desk.bringIn(await writeTexts(desk, files, 'Coast'));
    const [top] = await desk.library.ask('collections');
    await desk.edit('collection-delete', [{ type: 'collection-delete', id: top?.id ?? 0 }]);
    expect(await shelves(desk)).toEqual({});
    expect((await desk.library.ask('counts')).all).toBe(5);
    await desk.close();
  });
});

function sorted(shown: Record<string, readonly string[]>): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(shown).map(([path, titles]) => [path, titles.toSorted()]));
}

describe('an edit', () => {
  it('of many changes is one step over several frames, and is undone by another', async () => {
    const desk = await openDesk(await newDir());
    await desk.bringIn(await writeTexts(desk, { 'a.txt': 'A', 'b.txt': 'B' }));
    const ids = [...(await idsByTitle(desk)).values()];
    const { end } = desk.library.vault.journal;
    const { digest } = await desk.library.ask('stats');
    const changes = Array.from({ length: 1000 }, (_, i): EditDraft => ({ type: 'tag-add', tag: `t/${i}`, ids }));
    const group = await desk.edit('tag', changes);
    expect(desk.library.vault.journal.end.frame - end.frame).toBe(3);
    expect((await desk.library.ask('tags')).length).toBeGreaterThanOrEqual(1000);
    const inverse = await desk.library.ask('inverse', group);
    expect(inverse?.length).toBe(1000);
    await desk.undo(group);
    expect((await desk.library.ask('stats')).digest).toBe(digest);
    await desk.close();
  });

  it('keeps clean names of tags and collections', async () => {
    const desk = await openDesk(await newDir());
    await desk.bringIn(await writeTexts(desk, { 'a.txt': 'A' }));
    const ids = [...(await idsByTitle(desk)).values()];
    await desk.edit('tag', [{ type: 'tag-add', tag: ' coast\u202E / /wall\u0007 ', ids }]);
    const name = '\u2067Cafe\u0301\n files ';
    await desk.edit('collection-make', [{ type: 'collection-make', name, parent: null, before: null, folder: null }]);
    expect((await desk.library.ask('tags')).map(({ tag }) => tag)).toContain('coast/wall');
    expect(await shelves(desk)).toEqual({ 'Café files': [] });
    await desk.close();
  });

  const anchor = { start: 0, end: 4, exact: 'Wall', prefix: '', suffix: '' };
  const highlight = { type: 'highlight-add', articleId: 1, anchor, colour: 'sun', note: '', tags: [] };
  it.each<[string, string, unknown]>([
    ['a tag of direction marks only', 'tag', { type: 'tag-add', tag: '\u202E\u200F', ids: [1] }],
    ['a tag of slashes only', 'tag', { type: 'tag-add', tag: ' / / ', ids: [1] }],
    ['a tag that is too long', 'tag', { type: 'tag-add', tag: 'x'.repeat(201), ids: [1] }],
    ['a colour that is none', 'tag-colour', { type: 'tag-colour', tag: 'a', colour: 'red' }],
    [
      'a collection without a name',
      'collection-make',
      { type: 'collection-make', name: ' ', parent: null, before: null, folder: null },
    ],
    ['a name that is too long', 'collection-edit', { type: 'collection-edit', id: 1, name: 'x'.repeat(501) }],
    ['nothing to edit', 'collection-edit', { type: 'collection-edit', id: 1 }],
    ['a place that is none', 'reorder', { type: 'collection-place', id: 1, places: [[1]] }],
    ['no articles', 'file', { type: 'collection-add', id: 1, ids: [], before: null }],
    ['a highlight of nothing', 'highlight', { ...highlight, anchor: { ...anchor, end: 0 } }],
    ['a highlight in no colour', 'highlight', { ...highlight, colour: 'grey' }],
    [
      'a note that is too long',
      'note',
      { type: 'note-set', target: { kind: 'article', id: 1 }, text: 'x'.repeat(200_001) },
    ],
    ['a note on nothing', 'note', { type: 'note-set', target: { kind: 'tag', id: 1 }, text: '' }],
    ['a purge', 'purge', { type: 'article-purge', ids: [1] }],
    ['a purge by another name', 'trash', { type: 'article-purge', ids: [1] }],
  ])('with %s is refused', async (_, name, change) => {
    const desk = await openDesk(await newDir());
    // From another process anything may come.
    const args = { name: name as GroupName, changes: [change as EditDraft], undoes: null };
    expect(await desk.client.command('edit', args)).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
    expect(desk.library.vault.journal.end.frame).toBe(0);
    await desk.close();
  });
});

describe('a job', () => {
  it('keeps a log of what it did, the last 200 lines of it', async () => {
    const desk = await openDesk(await newDir());
    const many = Object.fromEntries(Array.from({ length: 230 }, (_, i) => [`bad ${i}.txt`, 'x']));
    const job = await desk.bringIn(await writeTexts(desk, { ...many, 'good.txt': 'Good' }));
    const answer = await desk.client.command('job-log', { job: job.id });
    if (!answer.ok) throw new Error(answer.failure.code);
    const { lines } = answer.value;
    expect(lines).toHaveLength(200);
    expect(lines.at(-1)?.text).toBe('done, 231 of 231');
    expect(lines.at(-2)?.text).toContain('bad-text made so');
    expect(await desk.client.command('job-log', { job: 'none' })).toMatchObject({ failure: { code: 'not-found' } });
    await desk.close();
  });

  it('fills the archive anew where it can be watched, beside an import that waits', async () => {
    const desk = await openDesk(await newDir());
    await desk.bringIn(await writeTexts(desk, { 'a.txt': 'A' }));
    const kinds = new Set<string>();
    desk.client.on('jobs', ({ jobs }) => jobs.forEach(({ kind }) => kinds.add(kind)));
    expect(await desk.client.command('rebuild', {})).toEqual({ ok: true, value: null });
    await desk.library.settled();
    expect([...desk.library.jobs.map(({ kind, state }) => `${kind} ${state}`)]).toEqual([
      'import done',
      'rebuild done',
    ]);
    expect((await desk.library.ask('counts')).all).toBe(1);
    await desk.close();
  });
});

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

  async function readVault(desk: Desk): Promise<string> {
    const texts: string[] = [];
    for await (const frame of desk.library.vault.journal.readAfter(0)) texts.push(JSON.stringify(frame));
    const vault = join(desk.dir, 'vault');
    for (const name of await readdir(vault, { recursive: true })) {
      // Originals of the fake intake are stored as they are.
      texts.push(await readFile(join(vault, name)).then(String, () => ''));
    }
    return texts.join('\n');
  }

  it('leaves nothing of an article: not its text, its original, what was marked in it, nor where it was saved again', async () => {
    const dir = await newDir();
    const profile = new IDBFactory();
    const desk = await openDesk(dir, profile);
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

    const same = await openDesk(dir, profile);
    await same.library.settled();
    expect((await profile.databases()).length).toBe(1);
    expect((await same.library.ask('stats')).digest).toBe(digest);
    await same.close();

    const fresh = await openDesk(dir);
    await fresh.library.settled();
    expect(await fresh.library.ask('article', id)).toBeNull();
    expect((await fresh.library.ask('stats')).digest).toBe(digest);
    expect((await fresh.library.ask('search', list({ kind: 'all' }, 'nobody'))).total).toBe(0);
    expect(await fresh.verify()).toMatchObject({ ok: true, faults: [] });
    expect(fresh.log).toEqual([]);
    await fresh.close();
  });

  it('passes over what is not in Trash', async () => {
    const desk = await openDesk(await newDir());
    const id = await fill(desk);
    const open = (await idsByTitle(desk)).get('Open') ?? 0;
    const { frame } = desk.library.vault.journal.end;
    expect(await desk.client.command('purge', { ids: [open, 999_999] })).toEqual({ ok: true, value: { purged: 0 } });
    expect(desk.library.vault.journal.end.frame).toBe(frame);
    expect(await desk.client.command('purge', { ids: [open, id, id] })).toEqual({ ok: true, value: { purged: 1 } });
    expect((await idsByTitle(desk)).has('Open')).toBe(true);
    await desk.close();
  });

  it('keeps an original that another article came from, and takes the same file in again as new', async () => {
    const desk = await openDesk(await newDir());
    const id = await fill(desk);
    await desk.client.command('purge', { ids: [id] });
    const job = await desk.bringIn(await writeTexts(desk, { 'back.txt': `Secret\n${secret}` }, 'third'));
    expect(job.counts).toMatchObject({ articles: 1, sightings: 0 });
    expect(await readVault(desk)).toContain(secret);
    expect(await desk.verify()).toMatchObject({ ok: true, faults: [] });
    await desk.close();
  });

  it('is let finish by edits and imports that come meanwhile', async () => {
    const desk = await openDesk(await newDir());
    const id = await fill(desk);
    const folder = await writeTexts(
      desk,
      Object.fromEntries([...'defghij'].map((x) => [`${x}.txt`, `T ${x}`])),
      'more',
    );
    const open = (await idsByTitle(desk)).get('Open') ?? 0;
    const [purged, job] = await Promise.all([
      desk.client.command('purge', { ids: [id] }),
      desk.bringIn(folder),
      desk.edit('star', [{ type: 'star', ids: [open], starred: true }]),
    ]);
    expect(purged).toMatchObject({ ok: true, value: { purged: 1 } });
    expect(job.counts.articles).toBe(7);
    await desk.library.settled();
    expect(await readVault(desk)).not.toContain(secret);
    expect(await desk.verify()).toMatchObject({ ok: true, faults: [], articles: 9 });
    await desk.close();
  });
});
