import { describe, expect, it } from 'vitest';
import { archive, ask, document, idsOf, noStates } from './archive-fixture';
import type { SetNode } from '../query/tree';
import { createMemoryStore, openArchiveSearch } from './index';

describe('an article is found by its words in any language', () => {
  const texts: readonly (readonly [query: string, text: string])[] = [
    ['strike', 'The Strike went on.'],
    ['elysee', 'Une journée à l’Élysée.'],
    ['strasse', 'Auf der Straße.'],
    ['eleicoes', 'As eleições de outubro.'],
    ['łódź', 'W Łodzi i w Lodz.'],
    ['kobenhavn', 'I dag i København.'],
    ['istanbul', "İstanbul'da bugün."],
    ['δημαρχος', 'Ο δήμαρχος μίλησε.'],
    ['еще', 'Ещё один день.'],
    ['киев*', 'Киевский вокзал.'],
    ['محمد', 'قال مُحَمَّد اليوم.'],
    ['שלום', 'שָׁלוֹם לכולם.'],
    ['हिन्दी', 'यह हिन्दी में है।'],
    ['大学', '我在北京大学学习。'],
    ['京都', '昨日、京都で会議。'],
    ['タワー', '東京タワーの写真'],
    ['대통령', '대통령은 말했다'],
    ['ไทย', 'ภาษาไทยง่าย'],
    ['ខ្មែរ', 'ភាសាខ្មែរ'],
    ['1000', 'Some 1,000 people.'],
    ["o'brien", 'Mr O’Brien spoke.'],
    ['"minimum wage"', 'The Minimum  Wage rose.'],
    ['🐳', 'A whale 🐳 seen.'],
  ];
  const search = archive(texts.map(([, text], index) => document(index + 1, { text })));
  it.each(texts.map(([query], index) => [query, index + 1] as const))('%s', async (query, id) => {
    expect(await idsOf(search, query)).toContain(id);
  });

  it('does not find characters that stand apart', async () => {
    const apart = archive([document(1, { text: '大事，学习' }), document(2, { text: '北京，大学' })]);
    expect(await idsOf(apart, '大学')).toEqual([2]);
    expect(await idsOf(apart, '京大')).toEqual([]);
  });
});

/** What a caller knows of its documents. */
const resolveSet = (node: SetNode): ReadonlySet<number> => new Set(node.type === 'tag' ? [1, 4, 99] : [2]);

describe('the list', () => {
  const search = archive([
    document(1, { title: 'Strike', text: 'pay', published: '2020-01-01' }),
    document(2, { text: 'strike about pay', published: '2021-01-01' }),
    document(3, { text: 'strike about pay' }),
    document(4, { text: 'strike', published: '2019-06-01', kind: 'gallery' }),
    document(5, { text: 'strike', published: '2021-01-01', importId: 2 }),
    document(6, { text: 'strike', kind: 'live', language: 'pt-BR', published: '2018-01-01' }),
  ]);
  const trashed = { states: { ...noStates, trashed: new Set([5]), starred: new Set([4]) } };

  it('puts a word in the headline before one in the text', async () => {
    expect((await idsOf(search, 'strike'))[0]).toBe(1);
  });
  it('sorts by day, undated last, in both directions', async () => {
    expect(await idsOf(search, 'strike', { sort: 'newest' })).toEqual([5, 2, 1, 6, 3]);
    expect(await idsOf(search, 'strike', { sort: 'oldest' })).toEqual([6, 1, 2, 5, 3]);
    expect(await idsOf(search, 'strike', { sort: 'imported' })).toEqual([6, 5, 3, 2, 1]);
    expect(await idsOf(search, '', { sort: 'relevance' })).toEqual([5, 2, 1, 6, 3]);
  });
  it('gives a page and the whole total', async () => {
    const { hits, total } = await search.search(ask('strike', { sort: 'newest', offset: 1, limit: 2 }));
    expect([hits.map((hit) => hit.id), total]).toEqual([[2, 1], 5]);
  });
  it('says what was left out: undated, in Trash, not articles', async () => {
    const { leftOut, total } = await search.search(ask('strike published:2019..', trashed));
    expect({ leftOut, total }).toEqual({ leftOut: { undated: 1, trashed: 1, notArticles: 1 }, total: 2 });
  });
  it('lists galleries when they are asked for, starred or in an import', async () => {
    expect(await idsOf(search, 'kind:gallery')).toEqual([4]);
    expect(await idsOf(search, 'id:4')).toEqual([4]);
    expect(await idsOf(search, '', { view: 'starred', ...trashed })).toEqual([4]);
    expect(await idsOf(search, '', { view: { importId: 1 }, sort: 'oldest' })).toEqual([6, 4, 1, 2, 3]);
  });
  it('shows Trash only in Trash or when asked, and a withdrawn import nowhere', async () => {
    expect(await idsOf(search, 'strike', { view: 'trash', ...trashed })).toEqual([5]);
    expect(await idsOf(search, 'is:trashed', trashed)).toEqual([5]);
    const withdrawn = { states: { ...noStates, withdrawn: new Set([4, 5]) } };
    expect(await idsOf(search, 'id:4', withdrawn)).toEqual([]);
    expect(await idsOf(search, '', { view: { importId: 2 }, ...withdrawn })).toEqual([]);
  });
  it('asks for what only its caller knows, and keeps an order its caller gives', async () => {
    expect(await idsOf(search, 'tag:x', { resolveSet })).toEqual([1]);
    expect(await idsOf(search, 'tag:x', { resolveSet, view: { ids: new Set([1, 4]) } })).toEqual([1, 4]);
    expect((await idsOf(search, 'strike -in:y', { resolveSet, sort: 'oldest' })).includes(2)).toBe(false);
    expect(await idsOf(search, 'tag:x OR in:y')).toEqual([]);
    const order = new Map([6, 1, 3].map((id, place) => [id, place]));
    expect(await idsOf(search, 'strike', { sort: { order } })).toEqual([6, 1, 3, 5, 2]);
  });
  it('filters by language with its regions, by unknown dates and by everything but', async () => {
    expect(await idsOf(search, 'lang:pt')).toEqual([6]);
    expect(await idsOf(search, 'lang:pt-pt')).toEqual([]);
    expect(await idsOf(search, 'published:unknown')).toEqual([3]);
    expect(await idsOf(search, '-pay')).toEqual([5, 6]);
    expect(await idsOf(search, '-published:2021')).toEqual([1, 6, 3]);
  });
  it('ignores punctuation that was asked for', async () => {
    expect((await search.search(ask('--- !!!'))).total).toBe(5);
  });
  it('counts facets over all results', async () => {
    const { facets } = await search.search(ask('strike', { limit: 1, facets: ['year', 'kind', 'language'] }));
    expect(facets).toEqual({
      year: [
        { value: '2018', count: 1 },
        { value: '2020', count: 1 },
        { value: '2021', count: 2 },
        { value: null, count: 1 },
      ],
      kind: [
        { value: 'article', count: 4 },
        { value: 'live', count: 1 },
      ],
      language: [
        { value: null, count: 4 },
        { value: 'pt-br', count: 1 },
      ],
    });
  });
  it('finds a phrase under a filter, and again', async () => {
    const fresh = archive([
      document(1, { text: 'strike about pay', published: '2020-01-01' }),
      document(2, { text: 'strike about pay', published: '2021-01-01' }),
      document(3, { text: 'about strike', published: '2021-01-01' }),
    ]);
    expect(await idsOf(fresh, '"strike about" published:2021')).toEqual([2]);
    expect(await idsOf(fresh, '"strike about"')).toEqual([2, 1]);
    expect(await idsOf(fresh, '"strike about"')).toEqual([2, 1]);
  });
  it('ends early when nobody waits for it', async () => {
    const fresh = archive([document(1, { text: 'strike about pay' })]);
    const { total } = await fresh.search(ask('"strike about"', { isStale: () => true }));
    expect(total).toBe(0);
  });
});

describe('a saved index', () => {
  const documents = ['strike', 'wages', 'élan', '北京大学'].map((each, index) => document(index + 1, { text: each }));

  async function saved() {
    const store = createMemoryStore();
    await archive(documents, 2).save(store, 7);
    return store;
  }

  it('goes on where it was: what is added is found, ids can be replaced', async () => {
    const loaded = await openArchiveSearch(await saved());
    loaded?.search.add([document(9, { text: 'strike' }), document(1, { text: 'calm' })]);
    expect(loaded && (await idsOf(loaded.search, 'strike'))).toEqual([9]);
    expect(loaded && (await idsOf(loaded.search, '大学'))).toEqual([4]);
    expect(loaded?.appliedSeq).toBe(7);
  });
  it('writes only what is new, and clears away what nothing refers to', async () => {
    const store = await saved();
    const before = await store.list();
    const written: string[] = [];
    const watched = {
      ...store,
      async write(name: string, bytes: ArrayBuffer) {
        written.push(name);
        await store.write(name, bytes);
      },
    };
    const loaded = await openArchiveSearch(watched);
    await store.write('left-over', new ArrayBuffer(8));
    loaded?.search.add([document(9, { text: 'strike' })]);
    await loaded?.search.save(watched, 8);
    expect(written).toHaveLength(2);
    expect(new Set(await store.list())).toEqual(new Set([...before, ...written]));
  });
  it('says how many documents are lost when a file was cut anywhere, and never finds wrong ones', async () => {
    const store = await saved();
    const name = (await store.list()).find((each) => !each.includes('positions')) ?? '';
    const bytes = (await store.read(name)) ?? new ArrayBuffer(0);
    for (let end = 0; end < bytes.byteLength; end += 7) {
      await store.write(name, bytes.slice(0, end));
      const opened = await openArchiveSearch(store);
      expect(opened?.lost).toBe(2);
      expect(opened && (await idsOf(opened.search, 'strike OR wages OR élan'))).toEqual([3]);
    }
  });
  it('is refused when one bit of its list of segments changed', async () => {
    const store = await saved();
    const bytes = (await store.readManifest()) ?? new ArrayBuffer(0);
    let refused = 0;
    for (let at = 0; at < bytes.byteLength; at += 1) {
      const damaged = new Uint8Array(bytes.slice(0));
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      await store.swapManifest(damaged.buffer);
      const opened = await openArchiveSearch(store);
      if (opened) expect([opened.search.size, opened.appliedSeq, opened.lost]).toEqual([4, 7, 0]);
      else refused += 1;
    }
    // A bit between two sections says nothing.
    expect(refused).toBeGreaterThan(bytes.byteLength - 16);
  });
  it('is not there when nothing or something else is', async () => {
    const store = createMemoryStore();
    expect(await openArchiveSearch(store)).toBeNull();
    await store.swapManifest(new Uint8Array(new TextEncoder().encode('{"index":[]}'.repeat(10))).buffer);
    expect(await openArchiveSearch(store)).toBeNull();
  });
});
