import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { SearchPage, SearchRequest } from '../../contract/archive-api';
import { openArchiveSearch } from '../../search/index';
import { decodeManifest, encodeManifest } from '../../search/store/manifest';
import { segmentsInDatabase } from './segment-files';
import { defineDatabase } from './database';
import { openArchive } from './open-archive';
import { addArticle, beginImport, createJournal, driveArchive, type DrivenArchive } from './testing/drive-archive';

const anything: SearchRequest = {
  query: '',
  view: { kind: 'all' },
  sort: 'newest',
  offset: 0,
  limit: 50,
  today: '2026-01-15',
};

const createSource = () => ({ indexedDB: new IDBFactory(), IDBKeyRange });

function ask(driven: DrivenArchive, query: string, more: Partial<SearchRequest> = {}): Promise<SearchPage> {
  return driven.api.search({ ...anything, query, ...more });
}

const idsOf = (page: SearchPage) => page.rows.map(({ id }) => id);
const sortedIds = (page: SearchPage) => idsOf(page).sort((a, b) => a - b);

async function fill(source = createSource(), journal = createJournal()) {
  const driven = await driveArchive(source, journal);
  await driven.change('import', [
    beginImport(),
    addArticle(1, { title: 'Harbour strike', text: 'Dockers walked out on Monday.', published: '2019-03-04' }),
    addArticle(1, { title: 'Floods recede', text: 'The river fell; the harbour is open.', published: '2021-06-01' }),
    addArticle(1, { title: 'Undated letter', text: 'A letter on the harbour.', published: null }),
    addArticle(1, { title: 'All stories', text: 'Harbour, floods, more.', published: '2020-01-01', kind: 'index' }),
    addArticle(1, { title: 'Year only', text: 'No port here.', published: '2020' }),
  ]);
  return driven;
}

describe('an empty query', () => {
  it.each([
    ['newest', [3, 6, 2, 4]],
    ['oldest', [2, 6, 3, 4]],
    ['imported', [6, 4, 3, 2]],
    ['relevance', [3, 6, 2, 4]],
  ] as const)('lists articles by %s, undated last, and says what is left out', async (sort, ids) => {
    const page = await ask(await fill(), '', { sort });
    expect(idsOf(page)).toEqual(ids);
    expect(page).toMatchObject({ total: 4, leftOut: { undated: 0, trashed: 0, notArticles: 1 }, covered: 5, held: 5 });
  });

  it('follows marks, and what comes in later takes its place', async () => {
    const driven = await fill();
    await ask(driven, '');
    await driven.change('trash', [{ type: 'article-trash', ids: [3] }]);
    await driven.change('reading', [{ type: 'read', ids: [2], read: true }]);
    await driven.change('star', [{ type: 'star', ids: [6], starred: true }]);
    await driven.change('import', [beginImport(), addArticle(10, { title: 'Late', published: '2019-12-31' })]);
    const all = await ask(driven, '');
    expect(idsOf(all)).toEqual([6, 11, 2, 4]);
    expect(all.leftOut.trashed).toBe(1);
    expect(idsOf(await ask(driven, '', { view: { kind: 'unread' } }))).toEqual([6, 11, 4]);
    expect(idsOf(await ask(driven, '', { view: { kind: 'starred' } }))).toEqual([6]);
    expect(idsOf(await ask(driven, '', { view: { kind: 'trash' } }))).toEqual([3]);
    expect(idsOf(await ask(driven, '', { view: { kind: 'import', importId: 10 } }))).toEqual([11]);
  });

  it('lists every view as a query that matches everything does', async () => {
    const driven = await fill();
    await driven.change('trash', [{ type: 'article-trash', ids: [3] }]);
    await driven.change('star', [{ type: 'star', ids: [3, 5, 6], starred: true }]);
    await driven.archive.settled();
    for (const view of [
      { kind: 'all' },
      { kind: 'unread' },
      { kind: 'starred' },
      { kind: 'trash' },
      { kind: 'import', importId: 1 },
    ] as const) {
      for (const sort of ['newest', 'oldest', 'imported'] as const) {
        const listed = await ask(driven, '', { view, sort });
        const found = await ask(driven, '-nosuchword', { view, sort });
        expect([view.kind, sort, idsOf(listed), listed.leftOut]).toEqual([
          view.kind,
          sort,
          idsOf(found),
          found.leftOut,
        ]);
      }
    }
  });
});

describe('a query', () => {
  it('finds words in the body and headline, marks them, and shows the passage', async () => {
    const driven = await fill();
    const page = await ask(driven, 'harbour', { sort: 'relevance' });
    expect(sortedIds(page)).toEqual([2, 3, 4]);
    const strike = page.rows.find(({ id }) => id === 2);
    expect(strike?.titleHits).toEqual([[0, 7]]);
    expect(strike).toMatchObject({ snippet: 'Dockers walked out on Monday.', snippetHits: [] });
    const floods = page.rows.find(({ id }) => id === 3);
    expect(floods?.snippetHits.map(([start, end]) => floods.snippet.slice(start, end))).toEqual(['harbour']);
    expect(page.leftOut).toEqual({ undated: 0, trashed: 0, notArticles: 1 });
    expect(await driven.api.hits(3, 'harbour river')).toEqual({
      title: [],
      text: [
        [4, 9],
        [20, 27],
      ],
    });
  });

  it('by date says how many undated ones it left out', async () => {
    const page = await ask(await fill(), 'harbour published:2019..2022');
    expect(idsOf(page)).toEqual([3, 2]);
    expect(page.leftOut.undated).toBe(1);
    expect(idsOf(await ask(await fill(), 'harbour published:unknown'))).toEqual([4]);
    // As the window asks for those that are not articles.
    expect(idsOf(await ask(await fill(), 'harbour -kind:article -kind:live'))).toEqual([5]);
  });

  it('verifies phrases in the stored text', async () => {
    const driven = await fill();
    expect(idsOf(await ask(driven, '"the harbour is"'))).toEqual([3]);
    expect(idsOf(await ask(driven, '"harbour the"'))).toEqual([]);
  });

  it('gives what could not be read as a notice, and pages through the rest', async () => {
    const driven = await driveArchive(createSource(), createJournal());
    const many = Array.from({ length: 30 }, (_, i) =>
      addArticle(1, { title: `Report ${i}`, text: `Tide ${i} rising` }),
    );
    await driven.change('import', [beginImport(), ...many]);
    const all = await ask(driven, '(((tide"');
    expect(all.notices.length).toBeGreaterThan(0);
    expect(all.total).toBe(30);
    const pages = await Promise.all([0, 12, 24, 36].map((offset) => ask(driven, '(((tide"', { offset, limit: 12 })));
    expect(pages.flatMap(idsOf)).toEqual(idsOf(all));
  });
});

describe('the search index', () => {
  it('finds what came in as soon as it is acknowledged', async () => {
    const found: Promise<SearchPage>[] = [];
    const driven = await driveArchive(createSource(), createJournal(), ({ type }) => {
      if (type === 'changed') found.push(ask(driven, 'tide'));
    });
    const many = Array.from({ length: 300 }, (_, i) => addArticle(1, { title: `Report ${i}`, text: `Tide ${i}` }));
    await driven.change('import', [beginImport(), ...many]);
    expect(await found[0]).toMatchObject({ total: 300, covered: 300, held: 300 });
  });

  it('is answered from while it is made again, and says how far it is', async () => {
    const source = createSource();
    const journal = createJournal();
    const first = await driveArchive(source, journal);
    const many = Array.from({ length: 700 }, (_, i) => addArticle(1, { title: `Report ${i}`, text: `Tide ${i}` }));
    await first.change('import', [beginImport(), ...many]);
    await first.archive.close();
    const asked: Promise<SearchPage>[] = [];
    const archive = openArchive({
      source,
      indexFiles: 'database',
      send: () => undefined,
      emit: ({ type }) => {
        if (type === 'progress') asked.push(archive.api.search({ ...anything, query: 'tide' }));
      },
    });
    await archive.settled();
    const early = await asked[0];
    expect(early?.held).toBe(700);
    expect(early?.covered).toBeLessThan(700);
    expect(early?.total).toBe(early?.covered);
    await archive.close();
    const again = await driveArchive(source, journal);
    await again.archive.settled();
    expect(await ask(again, 'tide')).toMatchObject({ total: 700, covered: 700, held: 700 });
  });

  it('tells when it covers all, however little was missing, so that a list asked for too early is asked for again', async () => {
    const source = createSource();
    const journal = createJournal();
    const first = await fill(source, journal);
    await first.archive.close();
    const again = await driveArchive(source, journal);
    await again.archive.settled();
    expect(again.events).toContainEqual({ type: 'progress', what: 'index', done: 5, of: 5 });
  });

  it('is opened as it was saved, and what came in since is added', async () => {
    const source = createSource();
    const journal = createJournal();
    const first = await fill(source, journal);
    await first.archive.saveIndex();
    await first.change('import', [beginImport(), addArticle(7, { title: 'Harbour again' })]);
    await first.archive.close();
    const again = await driveArchive(source, journal);
    await again.archive.settled();
    expect(sortedIds(await ask(again, 'harbour'))).toEqual([2, 3, 4, 8]);
    expect((await ask(again, 'harbour')).covered).toBe(6);
  });

  it.each([
    ['of another version', (bytes: Uint8Array) => bytes.with(4, 99)],
    ['of a later state', (bytes: Uint8Array) => laterManifest(bytes)],
    ['that is cut', (bytes: Uint8Array) => bytes.slice(0, -8)],
  ])('%s is refused and made anew', async (_, spoil) => {
    const source = createSource();
    const journal = createJournal();
    const first = await fill(source, journal);
    await first.archive.saveIndex();
    await first.archive.close();
    const database = defineDatabase('backfile-1', source);
    const row = await database.files.get('manifest');
    if (!row) throw new Error('no index was saved');
    await database.files.put({ ...row, bytes: spoil(await bytesOf(row.bytes)) });
    database.dexie.close();
    const again = await driveArchive(source, journal);
    await again.archive.settled();
    expect(sortedIds(await ask(again, 'harbour'))).toEqual([2, 3, 4]);
    // Only an index that was made anew has anything to save.
    await again.archive.saveIndex();
    await again.archive.close();
    const saved = await openSaved(source);
    expect(saved).toMatchObject({ appliedSeq: 6, lost: 0 });
    expect(saved?.search.size).toBe(5);
  });

  it('with a part missing is searched as far as it goes, and filled again', async () => {
    const source = createSource();
    const journal = createJournal();
    const first = await fill(source, journal);
    await first.archive.saveIndex();
    await first.archive.close();
    const database = defineDatabase('backfile-1', source);
    const names = (await database.files.toCollection().primaryKeys()).filter((name) => /^segment-\d+$/.test(name));
    expect(names).not.toEqual([]);
    await database.files.bulkDelete(names);
    database.dexie.close();
    const again = await driveArchive(source, journal);
    await again.archive.settled();
    expect(sortedIds(await ask(again, 'harbour'))).toEqual([2, 3, 4]);
  });

  it('that is damaged is refused and made anew', async () => {
    const source = createSource();
    const journal = createJournal();
    const first = await fill(source, journal);
    await first.archive.saveIndex();
    await first.archive.close();
    const database = defineDatabase('backfile-1', source);
    const file = (await database.files.toArray()).find(({ name }) => /^segment-\d+$/.test(name));
    expect(file).toBeDefined();
    if (!file) return;
    const bytes = await bytesOf(file.bytes);
    await database.files.put({ ...file, bytes: bytes.with(200, (bytes[200] ?? 0) ^ 1) });
    database.dexie.close();
    const again = await driveArchive(source, journal);
    await again.archive.settled();
    expect(sortedIds(await ask(again, 'harbour'))).toEqual([2, 3, 4]);
  });
});

describe('where an article stood', () => {
  it('finds by a part of the address and by words of the section, in what came in later too', async () => {
    const driven = await driveArchive(createSource(), createJournal());
    await driven.change('import', [
      beginImport(),
      addArticle(1, { title: 'Tide', section: 'World News', url: 'https://www.example.org/world/tide?b=1' }),
      addArticle(1, { title: 'Ebb', section: 'Sport', url: null }),
    ]);
    expect(sortedIds(await ask(driven, 'url:example.org/World'))).toEqual([2]);
    expect(sortedIds(await ask(driven, 'url:https://www.example.org/world/tide?b=1'))).toEqual([2]);
    expect(sortedIds(await ask(driven, '-url:example.org'))).toEqual([3]);
    expect(sortedIds(await ask(driven, 'section:NEWS'))).toEqual([2]);
    expect(sortedIds(await ask(driven, 'section:new'))).toEqual([]);
    await driven.change('import', [
      beginImport(),
      addArticle(4, { title: 'Neap', section: 'News', url: 'https://example.net/a' }),
    ]);
    expect(sortedIds(await ask(driven, 'section:"news"'))).toEqual([2, 5]);
    expect(sortedIds(await ask(driven, 'url:example.net OR section:sport'))).toEqual([3, 5]);
  });
});

async function bytesOf(bytes: Uint8Array | Blob): Promise<Uint8Array> {
  return bytes instanceof Blob ? new Uint8Array(await bytes.arrayBuffer()) : bytes;
}

/** A manifest as a database that was further on would have it. */
function laterManifest(bytes: Uint8Array): Uint8Array {
  const manifest = decodeManifest(new Uint8Array(bytes).buffer);
  if (!manifest) throw new Error('the manifest cannot be read');
  return new Uint8Array(encodeManifest({ ...manifest, appliedSeq: 99 }));
}

async function openSaved(source: ReturnType<typeof createSource>) {
  const database = defineDatabase('backfile-1', source);
  try {
    return await openArchiveSearch(segmentsInDatabase(database));
  } finally {
    database.dexie.close();
  }
}
