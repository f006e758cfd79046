import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { addArticle, beginImport, createJournal, driveArchive } from './testing/drive-archive';

async function openFilled() {
  const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, createJournal());
  await driven.change('import', [
    beginImport(),
    addArticle(1, { title: 'One' }),
    addArticle(1, { title: 'Two' }),
    addArticle(1, { title: 'Three' }),
    { type: 'import-end', importId: 1, end: 'done' },
  ]);
  return driven;
}

describe('taking a step back', () => {
  it('offers the newest step by its name, never reading', async () => {
    const driven = await openFilled();
    expect(await driven.api.lastUndoable()).toMatchObject({ group: 1, name: 'import', affected: 3 });
    await driven.change('star', [{ type: 'star', ids: [2, 3], starred: true }]);
    await driven.change('reading', [{ type: 'read', ids: [2], read: true }]);
    expect(await driven.api.lastUndoable()).toMatchObject({ group: 6, name: 'star', affected: 2 });
  });

  it('leaves alone what the step had not changed', async () => {
    const driven = await openFilled();
    await driven.change('star', [{ type: 'star', ids: [2], starred: true }]);
    await driven.change('star', [{ type: 'star', ids: [2, 3, 99], starred: true }]);
    await driven.undo(7);
    expect((await driven.api.article(2))?.isStarred).toBe(true);
    expect((await driven.api.article(3))?.isStarred).toBe(false);
  });

  it('goes on to the step before, and can itself be taken back', async () => {
    const driven = await openFilled();
    await driven.change('star', [{ type: 'star', ids: [2], starred: true }]);
    await driven.change('trash', [{ type: 'article-trash', ids: [3] }]);
    await driven.undo(7);
    expect(await driven.api.inverse(7)).toBeNull();
    expect(await driven.api.lastUndoable()).toMatchObject({ group: 6 });
    await driven.undo(8);
    expect((await driven.api.article(3))?.isTrashed).toBe(true);
    expect(await driven.api.lastUndoable()).toMatchObject({ group: 7 });
    expect(await driven.api.inverse(8)).toBeNull();
    await driven.undo(9);
    expect((await driven.api.article(3))?.isTrashed).toBe(false);
    expect(await driven.api.lastUndoable()).toMatchObject({ group: 6 });
  });

  it('does not offer an import that is still running', async () => {
    const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, createJournal());
    await driven.change('import', [beginImport(), addArticle(1, {})]);
    expect(await driven.api.lastUndoable()).toBeNull();
    await driven.change('import', [{ type: 'import-end', importId: 1, end: 'cancelled' }], { group: 1 });
    expect(await driven.api.lastUndoable()).toMatchObject({ group: 1 });
  });

  it('of an import keeps what the user has starred or read since, and says how many', async () => {
    const driven = await openFilled();
    await driven.change('star', [{ type: 'star', ids: [2], starred: true }]);
    await driven.change('reading', [{ type: 'read', ids: [3], read: true }]);
    const before = await driven.api.stats();
    const [outcome] = await driven.undo(1);
    expect(outcome).toEqual({ seq: 8, result: 'done', affected: 1, kept: 2 });
    expect(await driven.api.counts()).toMatchObject({ all: 2, imports: 0 });
    expect((await driven.api.imports())[0]).toMatchObject({ isWithdrawn: true, kept: 2 });
    expect(await driven.api.article(4)).toBeNull();
    await driven.undo(8);
    expect((await driven.api.stats()).digest).toBe(before.digest);
  });

  it('of an import keeps what another import brought in as well, until that one is taken back too', async () => {
    const driven = await openFilled();
    await driven.change('import', [
      beginImport(),
      addArticle(6, { title: 'One', bytes: 'again' }),
      { type: 'import-end', importId: 6, end: 'done' },
    ]);
    await driven.undo(1);
    expect(await driven.api.counts()).toMatchObject({ all: 1 });
    await driven.undo(6);
    expect(await driven.api.counts()).toMatchObject({ all: 0 });
  });

  it('of an import puts back into Trash what it had brought back', async () => {
    const driven = await openFilled();
    await driven.change('trash', [{ type: 'article-trash', ids: [2] }]);
    const before = await driven.api.stats();
    await driven.change('import', [
      beginImport(),
      addArticle(7, { title: 'One', bytes: 'again' }),
      { type: 'import-end', importId: 7, end: 'done' },
    ]);
    const after = await driven.api.stats();
    await driven.undo(7);
    expect((await driven.api.stats()).digest).toBe(before.digest);
    await driven.undo(10);
    expect((await driven.api.stats()).digest).toBe(after.digest);
  });

  it('brings a withdrawn article in again when it is imported again', async () => {
    const driven = await openFilled();
    await driven.undo(1);
    const [, outcome] = await driven.change('import', [beginImport(), addArticle(7, { title: 'One' })]);
    expect(outcome).toMatchObject({ result: 'sighting', id: 2, restored: true });
    expect(await driven.api.counts()).toMatchObject({ all: 1, unread: 1 });
  });
});

describe('a change that no longer fits', () => {
  it.each([
    ['trashing what is in Trash', { type: 'article-trash', ids: [4] }],
    ['restoring what is not in Trash', { type: 'article-restore', ids: [2] }],
    ['starring what is not held', { type: 'star', ids: [99], starred: true }],
    ['taking back an import that is none', { type: 'import-withdraw', importId: 99 }],
    ['bringing back an import that was not taken back', { type: 'import-reinstate', importId: 1 }],
  ] as const)('%s is noted as such and changes nothing', async (_, change) => {
    const driven = await openFilled();
    await driven.change('trash', [{ type: 'article-trash', ids: [4] }]);
    const before = await driven.api.stats();
    const [outcome] = await driven.change('star', [change]);
    expect(outcome?.result).toBe('no-op');
    expect((await driven.api.stats()).digest).toBe(before.digest);
    expect(await driven.api.lastUndoable()).toMatchObject({ name: 'trash' });
  });
});
