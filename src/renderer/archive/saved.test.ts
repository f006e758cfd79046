import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { ChangeDraft } from '../../contract/change';
import type { SavedKind } from '../../contract/saved';
import { addArticle, beginImport, driveArchive } from './testing/drive-archive';
import { openDossiers } from './testing/open-dossiers';

const today = '2026-01-01';
const keep = (kind: SavedKind, name: string, ...lines: readonly string[]): ChangeDraft => ({
  type: 'saved-make',
  kind,
  name,
  lines,
  view: kind === 'search' ? { kind: 'all' } : null,
  before: null,
});

describe('a word list', () => {
  it('finds articles by any of its spellings, in any query, whatever the case of its name', async () => {
    const { driven, step, list } = await openDossiers(1);
    const texts = ['President Zelensky spoke.', 'Selenskyj sprach in Kiew.', 'Зеленський виступив.', 'Nobody spoke.'];
    await driven.change('import', [
      beginImport(),
      ...texts.map((text, i) => addArticle(4, { title: `Speech ${i}`, text })),
    ]);
    await step('saved-make', keep('words', 'Zelensky', 'Zelensky', 'Selenskyj', 'Зеленський'));
    await driven.archive.settled();
    expect([...(await list({ kind: 'all' }, 'list:zelensky sort:oldest'))].sort((a, b) => a - b)).toEqual([5, 6, 7]);
    expect(await list({ kind: 'all' }, 'list:zelensky president')).toEqual([5]);
    expect(await list({ kind: 'all' }, 'speech -list:zelensky')).toEqual([8]);
    expect(await driven.api.hits(6, 'list:zelensky')).toMatchObject({ text: [[0, 9]] });
  });

  it('that is not there or is empty finds nothing, and the answer says so in place', async () => {
    const { api, step } = await openDossiers(1);
    await step('saved-make', keep('words', 'Empty'));
    const ask = (query: string) =>
      api.search({ query, view: { kind: 'all' }, sort: 'newest', today, offset: 0, limit: 10 });
    expect(await ask('headline list:nobody')).toMatchObject({
      total: 0,
      notices: [{ code: 'unknown-list', message: 'There is no word list “nobody”.', range: [9, 20] }],
    });
    expect(await ask('list:empty')).toMatchObject({ total: 0, notices: [{ code: 'empty-list' }] });
  });

  it('is renamed, edited and deleted, each taken back by undo', async () => {
    const { api, step, driven, digest } = await openDossiers(0);
    const id = await step('saved-make', keep('words', 'Kyiv', 'Kyiv'));
    const before = await digest();
    const renamed = await step('saved-edit', { type: 'saved-edit', id, name: '  Kiev ', lines: ['Kyiv', 'Kiew'] });
    expect(await api.saved()).toMatchObject([{ id, name: 'Kiev', lines: ['Kyiv', 'Kiew'] }]);
    expect((await api.history(null, 1))[0]?.names).toEqual({ name: 'Kyiv', to: 'Kiev', kind: 'words' });
    await driven.undo(renamed);
    expect(await digest()).toBe(before);
    const gone = await step('saved-delete', { type: 'saved-delete', id });
    expect(await api.saved()).toEqual([]);
    await driven.undo(gone);
    expect(await digest()).toBe(before);
  });
});

describe('a saved search', () => {
  it('counts as new what imports brought since it was last cleared, and looking clears nothing', async () => {
    const { api, step, driven } = await openDossiers(3);
    const id = await step('saved-make', keep('search', 'Headlines', 'headline'));
    expect(await api.savedCounts(today)).toEqual([{ id, found: 3, fresh: 0 }]);
    await driven.change('import', [beginImport(), addArticle(6, { title: 'Headline 9' })]);
    expect(await api.savedCounts(today)).toEqual([{ id, found: 4, fresh: 1 }]);
    await api.search({ query: 'headline', view: { kind: 'all' }, sort: 'newest', today, offset: 0, limit: 10 });
    expect(await api.savedCounts(today)).toEqual([{ id, found: 4, fresh: 1 }]);
    const cleared = await step('saved-seen', { type: 'saved-seen', id, upTo: null });
    expect(await api.savedCounts(today)).toEqual([{ id, found: 4, fresh: 0 }]);
    await driven.undo(cleared);
    expect(await api.savedCounts(today)).toEqual([{ id, found: 4, fresh: 1 }]);
  });

  it('keeps its place among the others, and goes back to it by undo', async () => {
    const { api, step, driven, digest } = await openDossiers(0);
    const names = async () => (await api.saved()).map(({ name }) => name);
    await step('saved-make', keep('search', 'A', 'a'));
    const b = await step('saved-make', keep('search', 'B', 'b'));
    const c = await step('saved-make', keep('search', 'C', 'c'));
    await step('saved-make', keep('words', 'W', 'w'));
    const before = await digest();
    const moved = await step('saved-move', { type: 'saved-move', id: c, before: b });
    expect(await names()).toEqual(['A', 'C', 'B', 'W']);
    await driven.undo(moved);
    expect(await names()).toEqual(['A', 'B', 'C', 'W']);
    expect(await digest()).toBe(before);
  });
});

it('replaying the journal keeps the same lists and searches, to the digest', async () => {
  const { journal, step, digest, api } = await openDossiers(2);
  const words = await step('saved-make', keep('words', 'W', 'one', 'two'));
  const search = await step('saved-make', keep('search', 'S', 'list:w'));
  await step('saved-make', keep('names', 'N', 'Ada Nowak'));
  await step('saved-edit', { type: 'saved-edit', id: search, view: { kind: 'starred' } });
  await step('saved-seen', { type: 'saved-seen', id: search, upTo: null });
  await step('saved-delete', { type: 'saved-delete', id: words });
  await step('saved-edit', { type: 'saved-edit', id: 999, name: 'Nothing' });
  const again = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, journal);
  await again.apply(...journal.frames);
  expect((await again.api.stats()).digest).toBe(await digest());
  expect(await again.api.saved()).toEqual(await api.saved());
});

it('a list of names becomes one of queries and back by undo, in its place among the lists', async () => {
  const { api, step, driven, digest } = await openDossiers(0);
  const kinds = async () => (await api.saved()).map(({ name, kind }) => `${name}: ${kind}`);
  await step('saved-make', keep('batch', 'A', 'a'));
  const b = await step('saved-make', keep('names', 'B', 'b'));
  await step('saved-make', keep('batch', 'C', 'c'));
  const before = await digest();
  const group = await step('saved-edit', { type: 'saved-edit', id: b, kind: 'batch' });
  expect(await kinds()).toEqual(['A: batch', 'B: batch', 'C: batch']);
  await driven.undo(group);
  expect(await kinds()).toEqual(['A: batch', 'B: names', 'C: batch']);
  expect(await digest()).toBe(before);
});

describe('a saved search in another search', () => {
  it('is named by in: like a collection, holds what it shows now, and joins a collection of the same name', async () => {
    const { api, step, list, driven } = await openDossiers(3);
    const text = 'The ferry is late.';
    await driven.change('import', [beginImport(), addArticle(6, { title: 'Headline 1 of the ferry', text })]);
    await step('star', { type: 'star', ids: [2, 7], starred: true });
    await step('saved-make', { ...starred('Ferries', 'headline'), view: { kind: 'starred' } });
    await driven.archive.settled();
    expect([...(await list({ kind: 'all' }, 'in:ferries'))].sort((a, b) => a - b)).toEqual([2, 7]);
    expect(await list({ kind: 'all' }, 'collection:FERRIES late')).toEqual([7]);
    expect(await list({ kind: 'all' }, '-in:ferries sort:oldest headline')).toHaveLength(2);
    const page = { query: 'in:ferries', view: { kind: 'all' }, sort: 'newest', today, offset: 0, limit: 9 } as const;
    expect(await api.search({ ...page, facets: ['outlet'] })).toMatchObject({
      notices: [],
      facets: [{ values: [{ count: 2 }] }],
    });
    const id = await step('collection-make', {
      type: 'collection-make',
      name: 'Ferries',
      parent: null,
      before: null,
      folder: null,
    });
    await step('file', { type: 'collection-add', id, ids: [3], before: null });
    expect([...(await list({ kind: 'all' }, 'in:ferries'))].sort((a, b) => a - b)).toEqual([2, 3, 7]);
  });

  it('that names itself, also by way of another, holds nothing there and does not go on for ever', async () => {
    const { step, list } = await openDossiers(3);
    await step('saved-make', keep('search', 'A', 'in:b OR headline'));
    await step('saved-make', keep('search', 'B', 'in:a'));
    expect(await list({ kind: 'all' }, 'in:a')).toHaveLength(3);
    await step('saved-make', keep('search', 'C', 'in:c'));
    expect(await list({ kind: 'all' }, 'in:c')).toEqual([]);
  });
});

function starred(name: string, line: string): Extract<ChangeDraft, { type: 'saved-make' }> {
  return { type: 'saved-make', kind: 'search', name, lines: [line], view: null, before: null };
}
