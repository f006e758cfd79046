import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { ChangeDraft } from '../../contract/change';
import { createJournal, driveArchive } from './testing/drive-archive';
import { openDossiers } from './testing/open-dossiers';

const add = (tag: string, ...ids: number[]): ChangeDraft => ({ type: 'tag-add', tag, ids });
const rename = (tag: string, to: string): ChangeDraft => ({ type: 'tag-rename', tag, to });
const mark = (articleId: number, ...tags: string[]): ChangeDraft => ({
  type: 'highlight-add',
  articleId,
  anchor: { start: 0, end: 4, exact: 'Body', prefix: '', suffix: '' },
  colour: 'sun',
  note: '',
  tags,
});

describe('a tag', () => {
  it('is one tag however it is written, and keeps the spelling it came with, level by level', async () => {
    const { step, api } = await openDossiers(3);
    await step('tag', add('  Ferry ', 2));
    await step('tag', add('FERRY', 3));
    await step('tag', add('ferry / Timetable', 4));
    await step('tag', add('Cafe\u0301', 2), add('café', 3));
    expect(await api.tags()).toEqual([
      { tag: 'Café', colour: null, articles: 2 },
      { tag: 'Ferry', colour: null, articles: 3 },
      { tag: 'Ferry/Timetable', colour: null, articles: 1 },
    ]);
    expect((await api.article(2))?.tags).toEqual(['Café', 'Ferry']);
  });

  it('is listed with its colour in results, and leaves the list with the last article, unless it is coloured', async () => {
    const { step, api, driven } = await openDossiers(2);
    await step('tag', add('ferry', 2), add('boat', 2));
    await step('tag-colour', { type: 'tag-colour', tag: 'FERRY', colour: 'sky' });
    const ask = {
      query: '',
      view: { kind: 'tag', tag: 'ferry' },
      sort: 'own',
      offset: 0,
      limit: 5,
      today: '2026-01-01',
    } as const;
    expect((await api.search(ask)).rows[0]?.tags).toEqual([
      { tag: 'boat', colour: null },
      { tag: 'ferry', colour: 'sky' },
    ]);
    const off = await step(
      'untag',
      { type: 'tag-remove', tag: 'ferry', ids: [2] },
      { type: 'tag-remove', tag: 'boat', ids: [2] },
    );
    expect(await api.tags()).toEqual([{ tag: 'ferry', colour: 'sky', articles: 0 }]);
    await driven.undo(off);
    expect((await api.tags()).map(({ tag }) => tag)).toEqual(['boat', 'ferry']);
  });

  it('is viewed and searched with those nested in it, Trash left out of its count', async () => {
    const { step, api, list } = await openDossiers(5);
    await step(
      'tag',
      add('transport/ferry', 2),
      add('transport', 3),
      add('transporter', 4),
      add('transport/ferry/old', 5),
    );
    await step('trash', { type: 'article-trash', ids: [5] });
    expect(await list({ kind: 'tag', tag: 'Transport' })).toEqual([3, 2]);
    expect((await list({ kind: 'all' }, 'tag:transport')).toSorted((a, b) => a - b)).toEqual([2, 3]);
    expect(await list({ kind: 'all' }, 'tag:transport/ferry headline')).toEqual([2]);
    expect(await list({ kind: 'all' }, 'tag:"transport/ferry" is:trashed')).toEqual([5]);
    expect((await list({ kind: 'all' }, '-tag:transport')).toSorted((a, b) => a - b)).toEqual([4, 6]);
    expect(await api.tags()).toMatchObject([
      { tag: 'transport', articles: 2 },
      { tag: 'transport/ferry', articles: 1 },
      { tag: 'transport/ferry/old', articles: 0 },
      { tag: 'transporter', articles: 1 },
    ]);
  });

  it('is told of a selection by how many have it, however many are chosen', async () => {
    const { step, api } = await openDossiers(6);
    await step('tag', add('Ferry', 2, 3, 4), add('boat/old', 3), add('wall', 7));
    expect(await api.tagsOf([2, 3, 3, 5, 99])).toEqual([
      { tag: 'boat/old', articles: 1 },
      { tag: 'Ferry', articles: 2 },
    ]);
    expect(await api.tagsOf([])).toEqual([]);
  });

  it('renamed takes those nested in it along, and what was tagged since when that is taken back', async () => {
    const { step, api, driven } = await openDossiers(4);
    await step('tag', add('ferry', 2), add('ferry/times', 3));
    await step('tag-colour', { type: 'tag-colour', tag: 'ferry/times', colour: 'rose' });
    const renamed = await step('tag-rename', rename('ferry', 'Boats/Ferries'));
    expect((await api.tags()).map(({ tag }) => tag)).toEqual(['Boats', 'Boats/Ferries', 'Boats/Ferries/times']);
    await step('tag', add('boats/ferries', 4));
    await driven.undo(renamed);
    expect(await api.tags()).toEqual([
      { tag: 'ferry', colour: null, articles: 3 },
      { tag: 'ferry/times', colour: 'rose', articles: 1 },
    ]);
  });

  it('merged into another becomes one with it, and both are as they were when that is taken back', async () => {
    const { step, api, driven, digest } = await openDossiers(5);
    await step('tag', add('ferry', 2, 3), add('boat', 3, 4), add('ferry/old', 5), add('boat/old', 5, 6));
    await step(
      'tag-colour',
      { type: 'tag-colour', tag: 'ferry', colour: 'sun' },
      { type: 'tag-colour', tag: 'boat/old', colour: 'leaf' },
    );
    const [before, tags] = [await digest(), await api.tags()];
    const merged = await step('tag-rename', rename('ferry', 'Boat'));
    expect(await api.tags()).toEqual([
      { tag: 'boat', colour: 'sun', articles: 5 },
      { tag: 'boat/old', colour: 'leaf', articles: 2 },
    ]);
    await driven.undo(merged);
    expect(await api.tags()).toEqual(tags);
    expect(await digest()).toBe(before);
  });

  it.each([
    ['into one of its own', 'a', 'a/b', ['a', 'a/b', 'a/b/b', 'a/b/c']],
    ['to where it was nested', 'a/b', 'a', ['a', 'a/c']],
  ])('renamed %s, and back', async (_, from, to, names) => {
    const { step, api, driven, digest } = await openDossiers(4);
    await step('tag', add('a', 2), add('a/b', 3), add('a/c', 4));
    const [before, tags] = [await digest(), await api.tags()];
    const renamed = await step('tag-rename', rename(from, to));
    expect((await api.tags()).map(({ tag }) => tag)).toEqual(names);
    await driven.undo(renamed);
    expect(await api.tags()).toEqual(tags);
    expect(await digest()).toBe(before);
  });

  it('renamed or merged is so on highlights too, and all of it is taken back and replayed exactly', async () => {
    const { step, api, driven, digest, journal } = await openDossiers(4);
    const tagsOf = async (id: number) => (await api.article(id))?.highlights.map(({ tags }) => tags);
    await step('tag', add('ferry', 2), add('boat', 3));
    await step('highlight', mark(2, 'wall', 'FERRY/old'), mark(3, 'ferry', 'boat'), mark(4, 'Quay'));
    const before = await digest();
    const renamed = await step('tag-rename', rename('ferry', 'ships'));
    expect([await tagsOf(2), await tagsOf(3)]).toEqual([[['wall', 'ships/old']], [['ships', 'boat']]]);
    await driven.undo(renamed);
    expect([await tagsOf(2), await digest()]).toEqual([[['wall', 'FERRY/old']], before]);

    const merged = await step('tag-rename', rename('ferry', 'boat'));
    expect([await tagsOf(2), await tagsOf(3)]).toEqual([[['wall', 'boat/old']], [['boat']]]);
    const after = await digest();
    const [undo] = await driven.undo(merged);
    expect(await digest()).toBe(before);
    await driven.undo(undo?.seq ?? 0);
    expect(await digest()).toBe(after);

    // No article has it: it is a tag of highlights only.
    await step('tag-rename', rename('quay', 'Pier'));
    expect(await tagsOf(4)).toEqual([['Pier']]);
    await step('tag-rename', rename('pier', 'PIER'));
    expect(await tagsOf(4)).toEqual([['PIER']]);
    const replay = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, createJournal());
    await replay.apply(...journal.frames);
    expect((await replay.api.stats()).digest).toBe(await digest());
  });

  it('merged into another takes its spelling, level by level', async () => {
    const { step, api } = await openDossiers(3);
    await step('tag', add('boat/old', 2), add('ferry/Old/wooden', 3));
    await step('tag-rename', rename('ferry', 'BOAT'));
    expect((await api.tags()).map(({ tag }) => tag)).toEqual(['boat', 'boat/old', 'boat/old/wooden']);
  });

  it('respelt is respelt wherever it stands as a level', async () => {
    const { step, api, driven } = await openDossiers(3);
    await step('tag', add('ferry', 2), add('ferry/times', 3), add('ferry/old', 4));
    const renamed = await step('tag-rename', rename('FERRY/TIMES', 'Ferry/Times'));
    expect((await api.tags()).map(({ tag }) => tag)).toEqual(['Ferry', 'Ferry/old', 'Ferry/Times']);
    await driven.undo(renamed);
    expect((await api.tags()).map(({ tag }) => tag)).toEqual(['ferry', 'ferry/old', 'ferry/times']);
  });

  it('says in a query that it is not there', async () => {
    const { api } = await openDossiers(1);
    const ask = { view: { kind: 'all' }, sort: 'newest', offset: 0, limit: 5, today: '2026-01-01' } as const;
    expect((await api.search({ ...ask, query: 'tag:ghost' })).notices).toMatchObject([{ code: 'unknown-tag' }]);
  });
});

describe('what does not fit a tag', () => {
  it.each<readonly [string, ChangeDraft]>([
    ['a name of nothing but direction marks', add('\u202E\u2066\u200F', 2)],
    ['empty levels', add(' / // ', 2)],
    ['an article that is not held', add('ferry', 99)],
    ['an article that has it', add('FERRY', 2)],
    ['taking off what it does not have', { type: 'tag-remove', tag: 'ferry', ids: [3] }],
    ['taking off a tag that is none', { type: 'tag-remove', tag: 'ghost', ids: [2] }],
    ['renaming one that is none', rename('ghost', 'x')],
    ['renaming to nothing', rename('ferry', '\u200B')],
    ['renaming to itself', rename('ferry', ' ferry')],
    ['renaming to what is too long', rename('ferry', 'x'.repeat(201))],
    ['the colour it has', { type: 'tag-colour', tag: 'ferry', colour: null }],
  ])('%s changes nothing and is no step', async (_, change) => {
    const { step, driven, api, digest } = await openDossiers(2);
    const last = await step('tag', add('ferry', 2));
    const before = await digest();
    const [outcome] = await driven.change('tag', [change]);
    expect(outcome?.result).toBe('no-op');
    expect(await digest()).toBe(before);
    expect(await api.lastUndoable()).toMatchObject({ group: last });
  });
});
