import { rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import type { EditDraft, GroupName } from '../../contract/change';
import { openArchive } from '../../renderer/archive/open-archive';
import { idsByTitle, newDir, openDesk, shelves, writeTexts, type Desk } from './testing/open-desk';

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

describe('an edit', () => {
  it('of many changes is one step over several frames, and is undone by another', async () => {
    const desk = await open(await newFolder());
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
    const desk = await open(await newFolder());
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
    const desk = await open(await newFolder());
    // From another process anything may come.
    const args = { name: name as GroupName, changes: [change as EditDraft], undoes: null };
    expect(await desk.client.command('edit', args)).toMatchObject({ ok: false, failure: { code: 'bad-request' } });
    expect(desk.library.vault.journal.end.frame).toBe(0);
    await desk.close();
  });
});

describe('a job', () => {
  it('keeps a log of what it did, the last 200 lines of it', async () => {
    const desk = await open(await newFolder());
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
    const desk = await open(await newFolder());
    await desk.bringIn(await writeTexts(desk, { 'a.txt': 'A' }));
    const kinds = new Set<string>();
    desk.client.on('jobs', ({ jobs }) => jobs.forEach(({ kind }) => kinds.add(kind)));
    expect(await desk.client.command('rebuild', {})).toEqual({ ok: true, value: null });
    await desk.library.settled();
    expect(desk.library.jobs.map(({ kind, state }) => `${kind} ${state}`)).toEqual(['import done', 'rebuild done']);
    expect((await desk.library.ask('counts')).all).toBe(1);
    await desk.close();
  });
});
