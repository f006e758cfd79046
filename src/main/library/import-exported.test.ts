import { readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import type { SavedKind } from '../../contract/saved';
import type { View } from '../../contract/view';
import { openArchive } from '../../renderer/archive/open-archive';
import { createIntake } from '../intake/index';
import { idsByTitle, newDir, openDesk, shelves, writeTexts, type Desk } from './testing/open-desk';

const opened: Desk[] = [];
afterEach(async () => {
  for (const desk of opened.splice(0)) {
    await desk.close();
    await rm(dirname(desk.dir), { recursive: true, force: true });
  }
});

/** An empty library with the real vault, intake and archive. */
async function openWhole(): Promise<Desk> {
  const source = { indexedDB: new IDBFactory(), IDBKeyRange };
  const desk = await openDesk(
    await newDir(),
    (send) => openArchive({ source, send, emit: () => {}, indexFiles: 'database' }),
    createIntake({ workers: 1 }),
  );
  opened.push(desk);
  return desk;
}

async function writeExport(desk: Desk): Promise<string> {
  const path = join(dirname(desk.dir), 'all.jsonl');
  expect(await desk.exportAll(path)).toMatchObject({ state: 'done', failure: null });
  return path;
}

/** The samples, brought in twice, with edits of every kind. */
async function fill(whole: Desk): Promise<void> {
  await whole.bringInSamples();
  await whole.bringInSamples();
  const { rows } = await whole.library.ask('search', everything);
  const ids = rows.map(({ id }) => id);
  await whole.edit('reading', [{ type: 'read', ids: ids.slice(0, 7), read: true }]);
  await whole.edit('star', [{ type: 'star', ids: ids.slice(3, 9), starred: true }]);
  const make = (name: string, parent: number | null): Promise<number> =>
    whole.edit('collection-make', [{ type: 'collection-make', name, parent, before: null, folder: null }]);
  const harbour = await make('Harbour', null);
  const wall = await make('Wall', harbour);
  await make('Empty', wall);
  const first = await make('First', null);
  await whole.edit('collection-move', [{ type: 'collection-move', id: first, parent: null, before: harbour }]);
  await whole.edit('collection-edit', [{ type: 'collection-edit', id: wall, description: 'What it *holds*' }]);
  await whole.edit('file', [{ type: 'collection-add', id: wall, ids: ids.slice(2, 12).toReversed(), before: null }]);
  await whole.edit('file', [{ type: 'collection-add', id: first, ids: [ids[4] ?? 0, ids[1] ?? 0], before: null }]);
  await whole.edit('tag', [
    { type: 'tag-add', tag: 'Port/Crane', ids: ids.slice(0, 5) },
    { type: 'tag-add', tag: 'Straße', ids: ids.slice(4, 8) },
    { type: 'tag-colour', tag: 'Port/Crane', colour: 'rose' },
    { type: 'tag-colour', tag: 'alone', colour: 'sky' },
  ]);
  const [view] = [await whole.library.ask('article', ids[5] ?? 0)];
  const text = view?.article.text ?? '';
  const anchor = (start: number, end: number) => ({
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - 32), start),
    suffix: text.slice(end, end + 32),
  });
  await whole.edit('highlight', [
    {
      type: 'highlight-add',
      articleId: ids[5] ?? 0,
      anchor: anchor(5, 40),
      colour: 'leaf',
      note: 'Why?',
      tags: ['b', 'a'],
    },
    { type: 'highlight-add', articleId: ids[5] ?? 0, anchor: anchor(20, 60), colour: 'sun', note: '', tags: [] },
  ]);
  const keep = (kind: SavedKind, name: string, lines: readonly string[], seenIn: View | null = null): Promise<number> =>
    whole.edit('saved-make', [{ type: 'saved-make', kind, name, lines, view: seenIn, before: null }]);
  await keep('words', 'Harbours', ['harbour wall', 'Hafenmauer']);
  await keep('names', 'People', ['Ada Nowak', '=Ruiz']);
  await keep('batch', 'Queries', ['(barges', 'a OR b']);
  await keep('search', 'In the wall', ['barges'], { kind: 'collection', id: wall, within: true });
  const second = await keep('search', 'Ferries', ['ferry'], { kind: 'all' });
  await keep('search', 'Tagged', ['crane'], { kind: 'tag', tag: 'Port' });
  await whole.edit('saved-move', [{ type: 'saved-move', id: second, before: null }]);
  await whole.edit('outlet-rule', [
    { type: 'outlet-rule-make', rule: { outlet: 'a.example', match: { kind: 'text', pattern: 'read *' }, isOn: true } },
  ]);
  await whole.edit('note', [
    { type: 'note-set', target: { kind: 'article', id: ids[5] ?? 0 }, text: 'A *note*\n\nin two' },
    { type: 'note-set', target: { kind: 'collection', id: wall }, text: 'On the wall' },
  ]);
  // Read, starred, filed among others, tagged and marked ones are among these.
  await whole.edit('trash', [{ type: 'article-trash', ids: [3, 4, 5, 20].flatMap((at) => ids[at] ?? []) }]);
}

const everything = {
  query: '',
  view: { kind: 'all' },
  sort: 'newest',
  offset: 0,
  limit: 100,
  today: '2026-01-01',
} as const;

/** What is kept to search with, without numbers. */
async function told(desk: Desk): Promise<readonly unknown[]> {
  return (await desk.library.ask('saved')).map(({ kind, name, lines }) => [kind, name, lines]);
}

function isListed(line: string): boolean {
  return line.includes('"kind":"article"') && line.includes('"isTrashed":false');
}

describe('JSON Lines exported from one library', () => {
  it('give an empty one the same articles, collections, tags, highlights and notes; taken back, nothing is left', async () => {
    const one = await openWhole();
    await fill(one);
    const before = await one.library.ask('stats');
    const path = await writeExport(one);
    const other = await openWhole();
    const empty = await other.library.ask('stats');
    const job = await other.bringIn(path);
    expect(job).toMatchObject({ state: 'done', failure: null, counts: { refused: 0, files: 1 } });
    const after = await other.library.ask('stats');
    expect(after.articles).toBe(before.articles);
    expect(after.digest).toBe(before.digest);
    expect(after.digest).not.toBe(empty.digest);
    expect(await told(other)).toEqual(await told(one));
    expect(await told(other)).toHaveLength(6);
    expect(await other.library.ask('savedCounts', '2026-01-01')).toMatchObject(
      (await one.library.ask('savedCounts', '2026-01-01')).map(({ found, fresh }) => ({ found, fresh })),
    );

    const inverse = await other.library.ask('inverse', job.importId ?? 0);
    await other.edit('undo', inverse ?? [], job.importId);
    expect(await other.library.ask('stats')).toMatchObject({ digest: empty.digest });
    expect(await other.library.ask('counts')).toMatchObject({ all: 0, starred: 0, trash: 0 });
    expect(await other.library.ask('collections')).toEqual([]);
    expect(await other.library.ask('saved')).toEqual([]);
  }, 120_000);

  it('are taken in line by line: what is broken, hostile or untrue is refused by its line, the rest comes', async () => {
    const one = await openWhole();
    await fill(one);
    const path = await writeExport(one);
    const lines = (await readFile(path, 'utf8')).trimEnd().split('\n');
    const articles = lines.flatMap((line, at) => (line.startsWith('{"article"') && isListed(line) ? [at] : []));
    const [first = 0, second = 0, third = 0, fourth = 0] = articles;
    const change = (at: number, from: string | RegExp, to: string): void => {
      const before = lines[at] ?? '';
      lines[at] = before.replace(from, to);
      expect(lines[at]).not.toBe(before);
    };
    const evil = '<p onclick=x()>Said<script>alert(1)</script><img src=x onerror=y()><a href="javascript:z()">so</a>';
    change(first, '"html":"', `"html":"${evil.replaceAll('"', '\\"')}`);
    change(second, '"kind":"', '"kind":"x');
    change(third, '{', '');
    change(fourth, /"object":"[0-9a-f]{64}"/u, `"object":"${'0'.repeat(64)}"`);
    const damaged = lines.findLastIndex((line) => line.startsWith('{"object"'));
    change(damaged, '"object":"', '"object":"f0');
    lines.splice(-1, 1, '[]', '{"collection":{"id":900,"name":"x","description":"","parent":901},"note":""}');
    await writeFile(path, `${lines.join('\n')}\n`);
    const other = await openWhole();
    const job = await other.bringIn(path);
    expect(job.state).toBe('done');
    const report = await other.library.ask('importReport', job.importId ?? 0);
    const parts = report?.refusals.flatMap(({ code, files }) => files.map(({ part }) => `${code} ${part}`)) ?? [];
    for (const at of [damaged, second, third, fourth, lines.length - 2, lines.length - 1]) {
      expect(parts).toContain(`bad-archive line ${at + 1}`);
    }
    expect(parts).toContain('bad-archive null');
    const { rows } = await other.library.ask('search', everything);
    expect(rows.length).toBeGreaterThan(20);
    const views = await other.library.ask(
      'exportArticles',
      rows.map(({ id }) => id),
    );
    const html = views.map(({ article }) => article.html).join('');
    expect(html).toContain('Said');
    expect(html).not.toMatch(/alert|onclick|onerror|javascript:|<script/u);
  }, 120_000);

  it('brought in twice, add no second article, highlight or note', async () => {
    const one = await openWhole();
    await fill(one);
    const path = await writeExport(one);
    const before = await one.library.ask('stats');
    const marked = async () => {
      const { rows } = await one.library.ask('search', everything);
      const views = await one.library.ask(
        'exportArticles',
        rows.map(({ id }) => id),
      );
      return views
        .map(({ highlights, note, tags, isRead, isStarred }) =>
          JSON.stringify([highlights.length, note, tags, isRead, isStarred]),
        )
        .sort();
    };
    const marks = await marked();
    const job = await one.bringIn(path);
    expect(job).toMatchObject({ state: 'done', counts: { articles: 0, versions: 0, refused: 0 } });
    expect((await one.library.ask('stats')).articles).toBe(before.articles);
    expect(await marked()).toEqual(marks);
  }, 120_000);

  it('get the tags, the collection, the outlet and the language of their import, and what lasting rules give; read is only what was read', async () => {
    const one = await openWhole();
    const ferry = 'Ferry stops for the winter this year';
    const harbour = 'Harbour wall is to be mended by the spring';
    const folder = await writeTexts(one, {
      'harbour.txt': `${harbour}\n\nThe wall of the old harbour will be mended by the spring, the council said on Monday.\n`,
      'ferry.txt': `Outlet: The Gazette\nTitle: ${ferry}\n\nThe ferry to the islands stops for the winter this year, its owner said on Friday.\n`,
    });
    await one.bringIn(folder);
    const unread = (await idsByTitle(one)).get(harbour) ?? 0;
    await one.edit('reading', [{ type: 'read', ids: [unread], read: false }]);
    const path = await writeExport(one);

    const other = await openWhole();
    const shelf = await other.edit('collection-make', [
      { type: 'collection-make', name: 'Shelf', parent: null, before: null, folder: null },
    ]);
    const ruled = await other.edit('collection-make', [
      { type: 'collection-make', name: 'Ruled', parent: null, before: null, folder: null },
    ]);
    const when = { outlet: 'the gazette' };
    await other.edit('rules', [
      {
        type: 'rules-set',
        rules: [{ id: 'r', isOn: true, when, give: { tags: ['boats'], collection: ruled, read: null } }],
      },
    ]);
    const before = await other.library.ask('stats');
    const defaults = { collection: shelf, tags: ['handed over'], outlet: 'The Post', language: 'en-GB' };
    const started = await other.client.command('import', {
      from: { kind: 'paths', paths: [path] },
      choices: { defaults, arrivesRead: true },
    });
    if (!started.ok) throw new Error(started.failure.code);
    const job = await other.ended(started.value.job);
    expect(job).toMatchObject({ state: 'done', counts: { articles: 2, refused: 0 } });

    const titles = await idsByTitle(other);
    const [ferryView, harbourView] = await other.library.ask('exportArticles', [
      titles.get(ferry) ?? 0,
      titles.get(harbour) ?? 0,
    ]);
    expect(ferryView).toMatchObject({
      tags: ['boats', 'handed over'],
      isRead: true,
      article: { outlet: 'The Gazette' },
    });
    expect(harbourView).toMatchObject({
      tags: ['handed over'],
      isRead: false,
      article: { outlet: 'The Post', evidence: { outlet: 'user' } },
    });
    expect(await shelves(other)).toMatchObject({
      Shelf: expect.arrayContaining([...titles.keys()]),
      Ruled: [ferry],
    });
    await other.undo(job.importId ?? 0);
    expect((await other.library.ask('stats')).digest).toBe(before.digest);
  }, 60_000);
});
