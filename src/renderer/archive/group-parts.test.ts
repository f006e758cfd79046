import { IDBFactory, IDBKeyRange, IDBObjectStore } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ChangeDraft } from '../../contract/change';
import { addArticle, beginImport, createJournal, driveArchive } from './testing/drive-archive';

const frames = 50;
const articlesEach = 100;

/** Characters written to the tables of undo steps since it was asked last. */
function watchSteps(): () => number {
  const spy = vi.spyOn(IDBObjectStore.prototype, 'put');
  return () => {
    const written = spy.mock.calls.filter((_, i) => {
      const store: unknown = spy.mock.contexts[i];
      return store instanceof IDBObjectStore && /^group(?:s|Parts)$/.test(store.name);
    });
    spy.mockClear();
    return written.reduce((sum, [value]) => sum + JSON.stringify(value).length, 0);
  };
}

afterEach(() => vi.restoreAllMocks());

/** An import of 5,000 articles, each frame of which tags what it brought. */
async function importTagged() {
  const journal = createJournal();
  const source = { indexedDB: new IDBFactory(), IDBKeyRange };
  const driven = await driveArchive(source, journal);
  const takeWritten = watchSteps();
  const written: number[] = [];
  let seq = 1;
  for (let frame = 0; frame < frames; frame++) {
    const drafts: ChangeDraft[] = frame === 0 ? [beginImport()] : [];
    const first = seq + drafts.length;
    for (let i = 0; i < articlesEach; i++) drafts.push(addArticle(1, { title: `Headline ${first + i}` }));
    drafts.push({ type: 'tag-add', tag: 'batch', ids: Array.from({ length: articlesEach }, (_, i) => first + i) });
    if (frame === frames - 1) drafts.push({ type: 'import-end', importId: 1, end: 'done' });
    await driven.change('import', drafts, { group: 1 });
    seq += drafts.length;
    written.push(takeWritten());
  }
  return { journal, driven, written };
}

describe('the undo step of an import of 5,000 articles that tags them', () => {
  it('costs every frame the same, is taken back whole, and comes back by replaying the journal', async () => {
    const { journal, driven, written } = await importTagged();
    expect(Math.max(...written.slice(1))).toBeLessThan(2 * (written[1] ?? 0));
    expect(written.reduce((sum, one) => sum + one, 0)).toBeLessThan(200_000);

    expect(await driven.api.lastUndoable()).toMatchObject({ group: 1 });
    const { digest } = await driven.api.stats();
    const replayed = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, createJournal());
    await replayed.apply(...journal.frames);
    expect((await replayed.api.stats()).digest).toBe(digest);
    expect(await replayed.api.history(null, 5)).toEqual(await driven.api.history(null, 5));

    const [star] = await driven.change('star', [{ type: 'star', ids: [4_000], starred: true }]);
    expect(star).toMatchObject({ result: 'done' });
    expect(await driven.undo(1)).toMatchObject([{ result: 'done', affected: 4_999, kept: 1 }]);
    expect(await driven.api.tags()).toMatchObject([{ articles: 1 }]);
  }, 120_000);
});

describe('an edit of several frames', () => {
  it('is taken back in all of them, and forgets what is deleted for ever in any of them', async () => {
    const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, createJournal());
    await driven.change('import', [beginImport(), ...[2, 3, 4].map((n) => addArticle(1, { title: `No. ${n}` }))]);
    const before = await driven.api.stats();
    await driven.change('tag', [{ type: 'tag-add', tag: 'x', ids: [2] }]);
    const group = (await driven.api.lastUndoable())?.group ?? 0;
    await driven.change('tag', [{ type: 'tag-add', tag: 'x', ids: [3] }], { group });
    await driven.change('tag', [{ type: 'tag-add', tag: 'y', ids: [4, 3] }], { group });
    expect(await driven.api.inverse(group)).toEqual([
      { type: 'tag-remove', tag: 'y', ids: [4, 3] },
      { type: 'tag-remove', tag: 'x', ids: [3] },
      { type: 'tag-remove', tag: 'x', ids: [2] },
    ]);
    await driven.undo(group);
    expect((await driven.api.stats()).digest).toBe(before.digest);
    await driven.change('trash', [{ type: 'article-trash', ids: [3] }]);
    await driven.change('purge', [{ type: 'article-purge', ids: [3] }]);
    const undo = (await driven.api.history(null, 9)).find(({ name }) => name === 'undo')?.group ?? 0;
    await driven.undo(undo);
    expect(await driven.api.inverse(group)).toEqual([
      { type: 'tag-remove', tag: 'y', ids: [4] },
      { type: 'tag-remove', tag: 'x', ids: [2] },
    ]);
  });
});
