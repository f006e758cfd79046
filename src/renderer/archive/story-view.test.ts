import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { addArticle, beginImport, createJournal, driveArchive, type TestArticle } from './testing/drive-archive';

const words = (from: number, count: number): string =>
  Array.from({ length: count }, (_, i) => `word${from + i}`).join(' ');
const wire = words(0, 200);
const longer = `${wire} ${words(900, 30)}`;
const today = '2026-01-01';

async function open(...articles: readonly TestArticle[]) {
  const journal = createJournal();
  const source = { indexedDB: new IDBFactory(), IDBKeyRange };
  const driven = await driveArchive(source, journal);
  await driven.change('import', [
    beginImport(),
    ...articles.map((article, i) => addArticle(1, { title: `Headline ${i}`, ...article })),
    { type: 'import-end', importId: 1, end: 'done' },
  ]);
  return { driven, journal, source };
}

describe('the view of stories', () => {
  const ask = { query: '', view: { kind: 'stories' }, sort: 'imported', offset: 0, limit: 10, today } as const;
  const other = words(600, 200);

  it('lists each story that several tell by one row, and counts them, in Trash and back', async () => {
    const { driven, journal } = await open(
      { text: wire },
      { text: words(400, 100) },
      { text: longer },
      { text: other },
      { text: `${other} ${words(950, 20)}` },
    );
    const { api } = driven;
    const list = async (query = '') => {
      const page = await api.search({ ...ask, query });
      expect(page.total).toBe(page.rows.length);
      expect((await api.searchIds({ ...ask, query })).length).toBe(page.total);
      return page.rows.map(({ id }) => id);
    };
    expect(await list()).toEqual([6, 4]);
    expect((await api.counts()).stories).toBe(2);
    expect(await list('word10')).toEqual([4]);
    await driven.change('trash', [{ type: 'article-trash', ids: [2] }]);
    expect(await list()).toEqual([6]);
    expect((await api.counts()).stories).toBe(1);
    await driven.undo(journal.frames.at(-1)?.group.id ?? 0);
    expect(await list()).toEqual([6, 4]);
    expect((await api.counts()).stories).toBe(2);
  });

  it('leaves out versions of one address, and is the same after a restart', async () => {
    const url = 'https://post.example/wall';
    const versions = [
      { text: wire, url },
      { text: longer, url },
    ];
    const alone = await open(...versions);
    expect((await alone.driven.api.counts()).stories).toBe(0);
    expect((await alone.driven.api.search(ask)).total).toBe(0);

    const { driven, journal, source } = await open(...versions, { text: longer, url: 'https://times.example/wall' });
    expect((await driven.api.counts()).stories).toBe(1);
    const again = await driveArchive(source, journal);
    expect((await again.api.counts()).stories).toBe(1);
    expect((await again.api.search(ask)).total).toBe(1);
  });
});
