import { describe, expect, it } from 'vitest';
import type { Anchor } from '../../contract/mark';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import type { Change, Frame } from '../../contract/change';
import { addArticle, beginImport, driveArchive } from './testing/drive-archive';
import { openDossiers } from './testing/open-dossiers';

const anchor: Anchor = { start: 0, end: 4, exact: 'Body', prefix: '', suffix: ' of ' };

/** An archive whose articles 2 and 3 were tagged, filed, highlighted and noted; 2 was saved again; both are in Trash. */
async function openTrashed() {
  const opened = await openDossiers(3);
  const { make, file, step, driven } = opened;
  const id = await make('C');
  await file(id, [2, 4, 3]);
  await step('tag', { type: 'tag-add', tag: 'only', ids: [2] }, { type: 'tag-add', tag: 'both', ids: [2, 3] });
  const highlight = await step('highlight', {
    type: 'highlight-add',
    articleId: 2,
    anchor,
    colour: 'sun',
    note: 'secret',
    tags: [],
  });
  await step('highlight-edit', { type: 'highlight-edit', id: highlight, note: 'plain' });
  await step('note', { type: 'note-set', target: { kind: 'article', id: 2 }, text: 'secret' });
  const again = await step('import', beginImport(), addArticle(0, { title: 'Headline 0', bytes: 'again' }));
  await driven.change('import', [{ type: 'import-end', importId: again, end: 'done' }], { group: again });
  const rare = addArticle(0, { title: 'A kestrel', text: 'The kestrel hovers.' });
  const kestrel = await step('import', beginImport(), rare);
  await driven.change('import', [{ type: 'import-end', importId: kestrel, end: 'done' }], { group: kestrel });
  await step('trash', { type: 'article-trash', ids: [kestrel + 1] });
  const trash = await step('trash', { type: 'article-trash', ids: [2, 3] });
  return { ...opened, collection: id, highlight, sighting: again + 1, kestrel: kestrel + 1, trash };
}

/** All that a database holds, as text; bytes as one character each. */
async function readAll(factory: IDBFactory): Promise<string> {
  const opening = factory.open('backfile-1');
  await new Promise((resolve) => opening.addEventListener('success', resolve));
  const database = opening.result;
  const stores: string[] = [];
  for (const name of database.objectStoreNames) {
    const asking = database.transaction(name).objectStore(name).getAll();
    await new Promise((resolve) => asking.addEventListener('success', resolve));
    stores.push(JSON.stringify(asking.result));
    for (const row of asking.result) {
      // Segments of the search index.
      if (row.bytes instanceof Blob) stores.push(Buffer.from(await row.bytes.arrayBuffer()).toString('latin1'));
    }
  }
  database.close();
  return stores.join('\n');
}

describe('deleting for good', () => {
  it('takes the article, its marks and its text out of everything', async () => {
    const { step, api, driven, filed, collection, sighting, kestrel, highlight, list } = await openTrashed();
    expect(await api.purgeable([sighting, 4])).toEqual([{ id: 2, adds: [2, sighting] }]);
    const [outcome] = await driven.change('purge', [{ type: 'article-purge', ids: [sighting, 4, 99] }]);
    expect(outcome).toMatchObject({ result: 'done', affected: 1 });
    expect(await api.article(2)).toBeNull();
    expect(await api.article(sighting)).toBeNull();
    expect(await api.counts()).toMatchObject({ all: 1, trash: 2 });
    expect(await list({ kind: 'trash' })).toEqual([kestrel, 3]);
    expect(await list({ kind: 'trash' }, 'headline')).toEqual([3]);
    expect((await api.tags()).map(({ tag }) => tag)).toEqual(['both']);
    expect(await api.note({ kind: 'article', id: 2 })).toBe('');
    expect((await api.stats()).highlights).toBe(0);
    await step('restore', { type: 'article-restore', ids: [3] });
    expect(await filed(collection)).toEqual([4, 3]);
    const [gone] = await driven.change('highlight', [{ type: 'highlight-restore', id: highlight }]);
    expect(gone?.result).toBe('no-op');
  });

  it('leaves no word of it in what the archive keeps, be it for undoing, for searching or for a journal that lost its end', async () => {
    const { driven, api, source, journal, kestrel } = await openTrashed();
    await driven.archive.saveIndex();
    expect(await readAll(source.indexedDB)).toMatch(/secret.*kestrel/s);
    await driven.change('purge', [{ type: 'article-purge', ids: [2, kestrel] }]);
    expect(await api.framesAfter(journal.frames.length - 1)).toHaveLength(1);
    expect(await api.framesAfter(0)).toEqual([]);
    await driven.archive.saveIndex();
    await driven.archive.close();
    expect(await readAll(source.indexedDB)).not.toMatch(/secret|kestrel|Headline 0/i);
  });

  it('is no step, and steps that touched it do to the others what they would have done', async () => {
    const { driven, api, trash, filed, collection } = await openTrashed();
    await driven.change('purge', [{ type: 'article-purge', ids: [2] }]);
    expect(await api.lastUndoable()).toMatchObject({ group: trash });
    expect(await api.inverse(trash)).toEqual([{ type: 'article-restore', ids: [3] }]);
    const steps = await api.history(null, 20);
    expect(steps[0]).toMatchObject({ name: 'purge', canUndo: false });
    for (const { group, canUndo } of steps) if (canUndo) await driven.undo(group);
    expect(await api.article(2)).toBeNull();
    expect(await filed(collection)).toEqual([]);
  });

  it('knows of an article that was journaled twice because its import was cut off; either seq means it', async () => {
    const { driven, api, filed } = await openDossiers(0);
    const twice = addArticle(3, { title: 'Twice' });
    await driven.change('import', [beginImport(), twice]);
    const folder = { importId: 3, path: '/c' };
    await driven.change(
      'import',
      [
        twice,
        { type: 'collection-make', name: 'C', parent: null, before: null, folder },
        { type: 'collection-add', id: 6, ids: [5], before: null },
        { type: 'import-end', importId: 3, end: 'done' },
      ],
      { group: 3 },
    );
    expect(await filed(6)).toEqual([4]);
    await driven.change('trash', [{ type: 'article-trash', ids: [4] }]);
    expect(await api.purgeable([4])).toEqual([{ id: 4, adds: [4, 5] }]);
  });

  it('works only for what is in Trash', async () => {
    const { driven, digest } = await openTrashed();
    const before = await digest();
    const [outcome] = await driven.change('purge', [{ type: 'article-purge', ids: [4, 99] }]);
    expect(outcome?.result).toBe('no-op');
    expect(await digest()).toBe(before);
  });

  it('lets the same article come in again as a new one', async () => {
    const { driven, api } = await openTrashed();
    await driven.change('purge', [{ type: 'article-purge', ids: [2] }]);
    const [, outcome] = await driven.change('import', [beginImport(), addArticle(0, { title: 'Headline 0' })]);
    expect(outcome).toMatchObject({ result: 'article' });
    expect(await api.counts()).toMatchObject({ all: 2, trash: 2 });
  });

  it('gives the same archive from the journal it leaves, and from a database opened again', async () => {
    const { driven, digest, api, journal, source, sighting, highlight } = await openTrashed();
    await driven.change('purge', [{ type: 'article-purge', ids: [2] }]);
    await driven.change('restore', [{ type: 'article-restore', ids: [3] }]);
    const [after, tags, collections, counts] = [
      await digest(),
      await api.tags(),
      await api.collections(),
      await api.counts(),
    ];
    await driven.archive.close();
    const reopened = await driveArchive(source, journal);
    expect((await reopened.api.stats()).digest).toBe(after);
    expect(reopened.state()).toMatchObject({ articles: 3, articlesNoted: 3 });
    await reopened.archive.close();

    const struck = new Set([2, sighting, highlight, highlight + 1, highlight + 2]);
    const strike = (change: Change): Change =>
      struck.has(change.seq) ? { type: 'purged', seq: change.seq, at: change.at } : change;
    const frames = journal.frames.map((frame): Frame => ({ ...frame, changes: frame.changes.map(strike) }));
    const replay = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, { ...journal, frames });
    await replay.apply(...frames);
    expect((await replay.api.stats()).digest).toBe(after);
    expect(await replay.api.tags()).toEqual(tags);
    expect(await replay.api.collections()).toEqual(collections);
    expect(await replay.api.counts()).toEqual(counts);
    await replay.archive.close();
  });
});
