import { describe, expect, it } from 'vitest';
import type { ChangeDraft } from '../../contract/change';
import { addArticle, beginImport } from './testing/drive-archive';
import { openDossiers } from './testing/open-dossiers';

describe('a collection', () => {
  it('is made, renamed, described, nested and put among others', async () => {
    const { make, step, tree, api } = await openDossiers(0);
    const towns = await make('Towns');
    const harbour = await make('Harbour wall', towns);
    await make('Airports', null, towns);
    await make('Bridges', towns, harbour);
    expect(await tree()).toEqual(['Airports', 'Towns', '  Bridges', '  Harbour wall']);
    await step('collection-edit', { type: 'collection-edit', id: towns, name: '  Cities\u202E ', description: 'All' });
    expect((await api.collections())[1]).toMatchObject({ name: 'Cities', description: 'All' });
    await step('collection-move', { type: 'collection-move', id: harbour, parent: null, before: null });
    expect(await tree()).toEqual(['Airports', 'Cities', '  Bridges', 'Harbour wall']);
    expect((await api.stats()).collections).toBe(4);
  });

  it('keeps its own order: filed in front of one, moved, taken out, and put back where it stood', async () => {
    const { make, file, filed, step, driven } = await openDossiers(6);
    const id = await make('C');
    await file(id, [2, 3, 4, 5]);
    await file(id, [7, 6], 3);
    expect(await filed(id)).toEqual([2, 7, 6, 3, 4, 5]);
    await file(id, [5, 2], 6);
    expect(await filed(id)).toEqual([7, 5, 2, 6, 3, 4]);
    const out = await step('unfile', { type: 'collection-remove', id, ids: [5, 6, 99] });
    expect(await filed(id)).toEqual([7, 2, 3, 4]);
    await file(id, [3], 7);
    expect(await filed(id)).toEqual([3, 7, 2, 4]);
    await driven.undo(out);
    expect(await filed(id)).toEqual([3, 7, 5, 2, 6, 4]);
  });

  it('comes back with all that was filed in it and below it when its deletion is taken back', async () => {
    const { make, file, filed, step, driven, tree, list, digest } = await openDossiers(3);
    const top = await make('Top');
    const below = await make('Below', top);
    await file(top, [2, 3]);
    await file(below, [4]);
    const before = await digest();
    const gone = await step('collection-delete', { type: 'collection-delete', id: top });
    expect(await tree()).toEqual([]);
    expect(await filed(below)).toEqual([]);
    expect(await list({ kind: 'all' }, 'in:Below')).toEqual([]);
    await driven.undo(gone);
    expect(await tree()).toEqual(['Top', '  Below']);
    expect(await filed(top)).toEqual([2, 3]);
    expect(await digest()).toBe(before);
  });

  it('counts what is filed in it, and each article once for all below it, without Trash', async () => {
    const { make, file, step, api } = await openDossiers(4);
    const top = await make('Top');
    const a = await make('A', top);
    const b = await make('B', top);
    await file(top, [2]);
    await file(a, [2, 3, 4]);
    await file(b, [3, 5]);
    await step('trash', { type: 'article-trash', ids: [5] });
    expect(await api.collections()).toMatchObject([
      { id: top, articles: 1, articlesWithin: 3 },
      { id: a, articles: 3, articlesWithin: 3 },
      { id: b, articles: 1, articlesWithin: 1 },
    ]);
    expect(await api.collectionsOf([3, 4, 99])).toEqual([[a, b], [a], []]);
    expect((await api.article(3))?.collections).toEqual([a, b]);
  });

  it('lists what is filed in it, or below it too, in any order, and is searched', async () => {
    const { make, file, api, list } = await openDossiers(5);
    const top = await make('Top');
    const a = await make('A', top);
    await file(top, [5, 3]);
    await file(a, [4, 3, 2]);
    expect(await list({ kind: 'collection', id: top, within: true })).toEqual([5, 3, 4, 2]);
    expect(await list({ kind: 'collection', id: top, within: true }, 'headline')).toEqual([5, 3, 4, 2]);
    expect(await list({ kind: 'collection', id: a, within: false }, 'headline sort:own -2')).toEqual(
      [4, 3, 2].slice(1),
    );
    const page = await api.search({
      query: '',
      view: { kind: 'collection', id: a, within: false },
      sort: 'oldest',
      offset: 0,
      limit: 10,
      today: '2026-01-01',
    });
    expect(page.rows.map(({ id }) => id)).toEqual([2, 3, 4]);
    expect(page.total).toBe(3);
  });

  it('is found by its name or path in a query, in any case, with what is below it; one that is not there is named', async () => {
    const { make, file, list, api } = await openDossiers(5);
    const towns = await make('Towns');
    const harbour = await make('Harbour wall', towns);
    const other = await make('Harbour wall');
    await file(towns, [2]);
    await file(harbour, [3]);
    await file(other, [4]);
    const find = (query: string) => list({ kind: 'all' }, query).then((ids) => ids.toSorted((a, b) => a - b));
    expect(await find('in:"harbour WALL"')).toEqual([3, 4]);
    expect(await find('in:"Towns/Harbour wall"')).toEqual([3]);
    expect(await find('in:towns')).toEqual([2, 3]);
    expect(await find('headline -in:towns')).toEqual([4, 5, 6]);
    expect(await find('in:(towns OR "harbour wall")')).toEqual([2, 3, 4]);
    const ask = { view: { kind: 'all' }, sort: 'newest', offset: 0, limit: 5, today: '2026-01-01' } as const;
    const { notices, total } = await api.search({ ...ask, query: 'in:nowhere' });
    expect(total).toBe(0);
    expect(notices).toMatchObject([{ code: 'unknown-collection', range: [0, 10] }]);
  });
});

describe('what does not fit a collection', () => {
  it.each<readonly [string, (top: number, below: number) => ChangeDraft]>([
    ['moving it below itself', (top) => ({ type: 'collection-move', id: top, parent: top, before: null })],
    [
      'moving it below its own child',
      (top, below) => ({ type: 'collection-move', id: top, parent: below, before: null }),
    ],
    ['moving it where it stands', (top) => ({ type: 'collection-move', id: top, parent: null, before: null })],
    ['moving one that is not there', () => ({ type: 'collection-move', id: 999, parent: null, before: null })],
    [
      'moving it below one that is not there',
      (top) => ({ type: 'collection-move', id: top, parent: 999, before: null }),
    ],
    [
      'making one below one that is not there',
      () => ({ type: 'collection-make', name: 'X', parent: 999, before: null, folder: null }),
    ],
    [
      'making one that nobody could see',
      () => ({ type: 'collection-make', name: '\u202E\u200B', parent: null, before: null, folder: null }),
    ],
    ['renaming it to nothing', (top) => ({ type: 'collection-edit', id: top, name: ' ' })],
    ['editing nothing', (top) => ({ type: 'collection-edit', id: top })],
    ['deleting one that is not there', () => ({ type: 'collection-delete', id: 999 })],
    ['bringing back one that was not deleted', (top) => ({ type: 'collection-restore', id: top })],
    ['filing what is not held', (top) => ({ type: 'collection-add', id: top, ids: [99], before: null })],
    ['filing where nothing is', () => ({ type: 'collection-add', id: 999, ids: [2], before: null })],
    ['filing where it stands', (top) => ({ type: 'collection-add', id: top, ids: [3], before: null })],
    ['filing in front of itself', (top) => ({ type: 'collection-add', id: top, ids: [2], before: 2 })],
    ['taking out what is not filed', (top) => ({ type: 'collection-remove', id: top, ids: [4] })],
    ['a place that is none', (top) => ({ type: 'collection-place', id: top, places: [[4, '../../x']] })],
  ])('%s changes nothing and is no step', async (_, describeChange) => {
    const { make, file, driven, api, digest } = await openDossiers(3);
    const top = await make('Top');
    const below = await make('Below', top);
    const last = await file(top, [2, 3]);
    const before = await digest();
    const [outcome] = await driven.change('collection-edit', [describeChange(top, below)]);
    expect(outcome?.result).toBe('no-op');
    expect(await digest()).toBe(before);
    expect(await api.lastUndoable()).toMatchObject({ group: last });
  });
});

/** What an import journals for a folder. */
const folder = (importId: number, path: string, parent: number | null): ChangeDraft => ({
  type: 'collection-make',
  name: path,
  parent,
  before: null,
  folder: { importId, path },
});

describe('the collections of an import', () => {
  it('are found again when it is continued, and what is filed in them goes there', async () => {
    const { driven, filed, tree } = await openDossiers(0);
    await driven.change('import', [
      beginImport(),
      folder(3, '/a', null),
      addArticle(3, { title: 'One' }),
      { type: 'collection-add', id: 4, ids: [5], before: null },
    ]);
    await driven.change(
      'import',
      [
        folder(3, '/a', null),
        addArticle(3, { title: 'Two' }),
        { type: 'collection-add', id: 7, ids: [8, 5], before: null },
        { type: 'import-end', importId: 3, end: 'done' },
      ],
      { group: 3 },
    );
    expect(await tree()).toEqual(['/a']);
    expect(await filed(4)).toEqual([5, 8]);
    expect(await filed(7)).toEqual([5, 8]);
  });

  it('go with it and come back with it, and stay where something in them stays', async () => {
    const { driven, step, tree, filed, digest, api } = await openDossiers(1);
    const before = await digest();
    const importId = 4;
    await driven.change('import', [
      beginImport(),
      folder(importId, '/a', null),
      folder(importId, '/a/b', 5),
      folder(importId, '/a/c', 5),
      addArticle(importId, { title: 'In b' }),
      addArticle(importId, { title: 'In c' }),
      { type: 'collection-add', id: 6, ids: [8], before: null },
      { type: 'collection-add', id: 7, ids: [9], before: null },
      { type: 'import-end', importId, end: 'done' },
    ]);
    const imported = await digest();
    expect(await tree()).toEqual(['/a', '  /a/b', '  /a/c']);
    await driven.undo(importId);
    expect(await digest()).toBe(before);
    expect(await tree()).toEqual([]);
    await driven.undo((await api.history(null, 1))[0]?.group ?? 0);
    expect(await digest()).toBe(imported);

    await step('tag', { type: 'tag-add', tag: 'ferry', ids: [8] });
    const [outcome] = await driven.undo(importId);
    expect(outcome).toMatchObject({ affected: 1, kept: 1 });
    expect(await tree()).toEqual(['/a', '  /a/b']);
    expect(await filed(6)).toEqual([8]);
  });

  it('and what it filed in others go with it: nothing stays but what the user filed', async () => {
    const { driven, make, filed, api, digest } = await openDossiers(1);
    const mine = await make('Mine');
    const before = await digest();
    await driven.change('import', [
      beginImport(),
      addArticle(5, { title: 'New' }),
      { type: 'collection-add', id: mine, ids: [6, 2], before: null },
      { type: 'collection-make', name: 'Made', parent: null, before: null, folder: null },
      { type: 'collection-add', id: 8, ids: [6], before: null },
      { type: 'import-end', importId: 5, end: 'done' },
    ]);
    expect(await filed(mine)).toEqual([6, 2]);
    await driven.undo(5);
    expect(await digest()).toBe(before);
    expect(await api.article(6)).toBeNull();
  });

  it('keep nothing by themselves, but what the user filed elsewhere stays', async () => {
    const { driven, make, file, api } = await openDossiers(3);
    const mine = await make('Mine');
    await file(mine, [3]);
    const [outcome] = await driven.undo(1);
    expect(outcome).toMatchObject({ affected: 2, kept: 1 });
    expect((await api.article(3))?.collections).toEqual([mine]);
    expect(await api.article(2)).toBeNull();
  });
});
