import { Dexie } from 'dexie';
import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { describe, expect, it, vi } from 'vitest';
import type { ChangeDraft } from '../../contract/change';
import { first } from './migrations/0001-first';
import { addArticle, beginImport, createJournal, driveArchive } from './testing/drive-archive';
import { openDossiers } from './testing/open-dossiers';

describe('an archive that is strained', () => {
  it('takes 2,000 collections, nested 50 deep, and gives them again after a restart', async () => {
    const { driven, journal, source, api, step, list } = await openDossiers(3);
    const from = (journal.frames.at(-1)?.changes.at(-1)?.seq ?? 0) + 1;
    const makes = Array.from({ length: 2_000 }, (_, i): ChangeDraft => {
      const parent = i % 50 === 0 ? null : from + i - 1;
      return { type: 'collection-make', name: `C ${i}`, parent, before: null, folder: null };
    });
    for (let at = 0; at < makes.length; at += 400) await step('collection-make', ...makes.slice(at, at + 400));
    await step('file', { type: 'collection-add', id: from + 49, ids: [2, 3], before: null });
    const collections = await api.collections();
    expect(collections).toHaveLength(2_000);
    expect(collections[0]).toMatchObject({ id: from, articles: 0, articlesWithin: 2 });
    expect(await list({ kind: 'collection', id: from, within: true })).toEqual([2, 3]);
    const under: ChangeDraft = { type: 'collection-move', id: from, parent: from + 49, before: null };
    const [outcome] = await driven.change('collection-move', [under]);
    expect(outcome?.result).toBe('no-op');
    await driven.archive.close();
    const reopened = await driveArchive(source, journal);
    expect(await reopened.api.collections()).toEqual(collections);
    await reopened.archive.close();
  });

  it('tags an article that is named by when it was saved again, among 20,000 ids of nothing', async () => {
    const { step, api, driven, journal } = await openDossiers(2);
    const again = (journal.frames.at(-1)?.changes.at(-1)?.seq ?? 0) + 2;
    await driven.change('import', [beginImport(), addArticle(again - 1, { title: 'Headline 1' })]);
    // Below it, as ids that were deleted for ever; above it, as those of a library that is not this one.
    const nothing = Array.from({ length: 20_000 }, (_, i) => (i < 10 ? i - 10 : 100 + i));
    const lookups = vi.spyOn(IDBObjectStore.prototype, 'get');
    const tagged = await step('tag', { type: 'tag-add', tag: 'found', ids: [...nothing, again] });
    expect(lookups.mock.calls.length).toBeLessThan(100);
    lookups.mockRestore();
    expect((await api.article(3))?.tags).toEqual(['found']);
    await driven.undo(tagged);
    expect(await api.tags()).toEqual([]);
  });

  it('takes 400 tags on one article, and gives them back one by one', async () => {
    const { step, api, driven, digest } = await openDossiers(2);
    const before = await digest();
    const tags = Array.from({ length: 400 }, (_, i): ChangeDraft => ({
      type: 'tag-add',
      tag: `level ${i % 20}/tag ${i}`,
      ids: [2],
    }));
    const tagged = await step('tag', ...tags);
    expect((await api.article(2))?.tags).toHaveLength(400);
    expect(await api.tags()).toHaveLength(420);
    await driven.undo(tagged);
    expect(await api.tags()).toEqual([]);
    expect(await digest()).toBe(before);
  });

  it('tags and files 10,000 articles by one change each while searches are answered, and takes both back', async () => {
    const { step, make, file, filed, api, driven, digest, list } = await openDossiers(10_000);
    const ids = Array.from({ length: 10_000 }, (_, i) => i + 2);
    const id = await make('All');
    const before = await digest();
    const tagging = step('tag', { type: 'tag-add', tag: 'all', ids });
    expect(await list({ kind: 'all' }, '"headline 9999"')).toEqual([10_001]);
    const tagged = await tagging;
    const filing = await file(id, ids.toReversed());
    expect(await filed(id)).toEqual(ids.toReversed());
    expect(await api.tags()).toEqual([{ tag: 'all', colour: null, articles: 10_000 }]);
    expect(await api.collections()).toMatchObject([{ articles: 10_000, articlesWithin: 10_000 }]);
    await driven.undo(filing);
    await driven.undo(tagged);
    expect(await digest()).toBe(before);
  }, 60_000);
});

describe('an archive of the version before', () => {
  it('is opened with its steps in the history, but for reading', async () => {
    const source = { indexedDB: new IDBFactory(), IDBKeyRange };
    const old = new Dexie('backfile-1', source);
    old.version(first.version).stores({ ...first.stores });
    await old.open();
    const group = { at: '2026-01-01T00:00:00.000Z', undoes: null, undoneBy: null, affected: 1 };
    const inverse = [{ type: 'article-restore', ids: [2] }];
    await old.table('groups').bulkPut([
      { ...group, id: 5, name: 'trash', inverse, open: 5 },
      { ...group, id: 6, name: 'reading', inverse: [] },
    ]);
    old.close();
    const driven = await driveArchive(source, createJournal());
    expect(await driven.api.history(null, 10)).toMatchObject([{ group: 5, name: 'trash', canUndo: true }]);
    await driven.archive.close();
  });
});

describe('the history', () => {
  it('lists what was done, newest first and page by page, what was taken back and by what, without reading', async () => {
    const { step, api, driven } = await openDossiers(2);
    const star = await step('star', { type: 'star', ids: [2], starred: true });
    await step('reading', { type: 'read', ids: [2], read: true });
    const tag = await step('tag', { type: 'tag-add', tag: 'x', ids: [2, 3] });
    await driven.undo(star);
    const undo = (await api.history(null, 1))[0]?.group ?? 0;
    expect(await api.history(null, 10)).toMatchObject([
      { group: undo, name: 'undo', undoes: star, undoneBy: null, canUndo: true },
      { group: tag, name: 'tag', affected: 2, canUndo: true },
      { group: star, name: 'star', undoneBy: undo, canUndo: false },
      { group: 1, name: 'import', canUndo: true },
    ]);
    expect((await api.history(tag, 1)).map(({ group }) => group)).toEqual([star]);
    expect(await api.lastUndoable()).toMatchObject({ group: tag });
  });
});
