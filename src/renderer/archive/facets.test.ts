import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { SearchPage, SearchRequest } from '../../contract/archive-api';
import type { Facet, FacetName } from '../../contract/facet';
import { addArticle, beginImport, createJournal, driveArchive, type DrivenArchive } from './testing/drive-archive';

/** How choosing a value is written; an import is a view. */
const written: Readonly<Record<Exclude<FacetName, 'import'>, (value: string) => string>> = {
  outlet: (value) => `outlet:"${value}"`,
  byline: (value) => `by:"${value}"`,
  section: (value) => `section:"${value}"`,
  language: (value) => `lang:${value}`,
  kind: (value) => `kind:${value}`,
  tag: (value) => `tag:"${value}"`,
  collection: (value) => `in:"${value}"`,
  state: (value) => (value === 'highlight' ? 'has:highlight' : `is:${value}`),
  year: (value) => `published:${value}`,
  month: (value) => `published:${value}`,
  day: (value) => `published:${value}`,
};
const names = Object.keys(written) as (keyof typeof written)[];

const anything: SearchRequest = {
  query: '',
  view: { kind: 'all' },
  sort: 'newest',
  offset: 0,
  limit: 100,
  today: '2026-01-15',
};

function ask(driven: DrivenArchive, more: Partial<SearchRequest>): Promise<SearchPage> {
  return driven.api.search({ ...anything, ...more });
}

async function openLibrary(): Promise<DrivenArchive> {
  const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, createJournal());
  const outlets = ['The Example', 'The Example Weekly', 'Coast Gazette', 'Ütopia'];
  const adds = Array.from({ length: 36 }, (_, i) =>
    addArticle(1, {
      title: `Report ${i}`,
      text: `${i % 2 === 0 ? 'Tide' : 'Ebb'} number ${i} ${'more '.repeat(i)}`,
      outlet: outlets[i % 4] ?? '',
      section: ['World News', 'News', 'Sport'][i % 3] ?? '',
      published: i % 6 === 0 ? null : `20${18 + (i % 3)}-0${1 + (i % 5)}-1${i % 7}`,
    }),
  );
  await driven.change('import', [beginImport(), ...adds]);
  await driven.change('tag', [
    { type: 'tag-add', tag: 'sea', ids: [3] },
    { type: 'tag-add', tag: 'sea/high', ids: [2, 3, 4, 6] },
    { type: 'tag-add', tag: 'later', ids: [6, 8] },
  ]);
  await driven.change('collection-make', [
    { type: 'collection-make', name: 'Towns', parent: null, before: null, folder: null },
  ]);
  const [towns] = await driven.api.collections();
  await driven.change('collection-make', [
    { type: 'collection-make', name: 'Harbour', parent: towns?.id ?? 0, before: null, folder: null },
  ]);
  const harbour = (await driven.api.collections()).find(({ name }) => name === 'Harbour');
  await driven.change('file', [{ type: 'collection-add', id: harbour?.id ?? 0, ids: [2, 4, 5, 8], before: null }]);
  await driven.change('file', [{ type: 'collection-add', id: towns?.id ?? 0, ids: [4, 7], before: null }]);
  await driven.change('star', [{ type: 'star', ids: [2, 4, 9], starred: true }]);
  await driven.change('reading', [{ type: 'read', ids: [2, 3], read: true }]);
  await driven.change('trash', [{ type: 'article-trash', ids: [10] }]);
  return driven;
}

function facetOf(page: SearchPage, name: FacetName): Facet {
  const facet = page.facets?.find((one) => one.name === name);
  if (!facet) throw new Error(`${name} was not counted`);
  return facet;
}

describe('facets', () => {
  it.each(['', 'tide', 'tide OR "number 3"', 'published:2019..'])(
    'of “%s” count what choosing each of their values finds',
    async (query) => {
      const driven = await openLibrary();
      const page = await ask(driven, { query, facets: names });
      for (const name of names) {
        const facet = facetOf(page, name);
        expect([name, facet.values.length > 0]).toEqual([name, true]);
        for (const { value, count } of facet.values) {
          const chosen = await ask(driven, { query: `(${query}) ${written[name](value)}` });
          expect([name, value, count]).toEqual([name, value, chosen.total]);
        }
      }
      await driven.archive.close();
    },
  );

  it('name a nested tag, a collection below another and each writer, and say how many have none', async () => {
    const driven = await openLibrary();
    const page = await ask(driven, { facets: ['tag', 'collection', 'byline', 'month', 'import'] });
    expect(facetOf(page, 'tag').values.map(({ value, count }) => `${value} ${count}`)).toEqual([
      'sea 4',
      'sea/high 4',
      'later 2',
    ]);
    expect(facetOf(page, 'tag').without).toBe(35 - 5);
    expect(facetOf(page, 'collection').values.map(({ label, value }) => [label, value])).toEqual([
      ['Towns', 'Towns'],
      ['Harbour', 'Towns/Harbour'],
    ]);
    expect(facetOf(page, 'byline').values).toEqual([{ value: 'Ada Nowak', label: 'Ada Nowak', count: 35 }]);
    expect(facetOf(page, 'month').without).toBe(6);
    expect(facetOf(page, 'import').values).toEqual([{ value: '1', label: 'Saved pages', count: 35 }]);
    await driven.archive.close();
  });

  it('are not counted unless they are asked for', async () => {
    const driven = await openLibrary();
    expect(await ask(driven, { query: 'tide' })).not.toHaveProperty('facets');
    await driven.archive.close();
  });
});

describe('an order', () => {
  it('by length and by outlet holds for a list and for what is found, and can be written', async () => {
    const driven = await openLibrary();
    const all = await ask(driven, { sort: 'longest' });
    expect(all.rows.map(({ title }) => title).slice(0, 3)).toEqual(['Report 35', 'Report 34', 'Report 33']);
    expect((await ask(driven, { query: 'tide sort:longest' })).rows[0]?.title).toBe('Report 34');
    const outlets = (await ask(driven, { query: 'number', sort: 'outlet' })).rows.map(({ outlet }) => outlet);
    expect([...new Set(outlets)]).toEqual(['Coast Gazette', 'The Example', 'The Example Weekly', 'Ütopia']);
    expect(outlets).toEqual((await ask(driven, { sort: 'outlet' })).rows.map(({ outlet }) => outlet));
    await driven.archive.close();
  });
});
