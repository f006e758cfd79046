import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import { addArticle, beginImport, createJournal, driveArchive, type TestArticle } from './testing/drive-archive';

const words = (from: number, count: number): string =>
  Array.from({ length: count }, (_, i) => `word${from + i}`).join(' ');
const story = words(0, 120);

/** Takes in one article, then another in an import of its own; gives what the second one came to. */
async function arrive(first: TestArticle, second: TestArticle) {
  const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, createJournal());
  const [, held] = await driven.change('import', [beginImport(), addArticle(1, first)]);
  const [, outcome] = await driven.change('import', [beginImport(), addArticle(3, second)]);
  await driven.archive.close();
  return { held, outcome };
}

describe('an article that comes in', () => {
  const url = 'https://example.org/strike';
  const other = 'https://example.org/other';
  const rows: readonly (readonly [string, TestArticle, TestArticle, string])[] = [
    [
      'the same page saved again is the held article',
      { text: story, url },
      { text: story, url, bytes: 'saved again' },
      'sighting',
    ],
    [
      'the same bytes under another name are the held article, whatever is made of them',
      { text: story, url, bytes: 'one file' },
      { text: `${story} more`, title: 'Other', url: other, bytes: 'one file', file: 'copy.html' },
      'sighting',
    ],
    [
      'another text with much in common at the same address is a version',
      { text: story, url },
      { text: `${story} ${words(500, 30)}`, url },
      'version',
    ],
    [
      'a new headline over the same body at the same address is a version',
      { text: story, url },
      { text: story, title: 'A better headline', url },
      'version',
    ],
    [
      'a text with little in common at the same address is an article of its own',
      { text: story, url },
      { text: words(500, 120), title: 'Front page', url },
      'article',
    ],
    [
      'the same text at another address is an article of its own',
      { text: story, url },
      { text: story, url: other },
      'article',
    ],
    [
      'without an address, the same text under another headline is an article of its own',
      { text: story, url: null },
      { text: story, title: 'Other', url: null },
      'article',
    ],
    [
      'a stub too short to compare is an article of its own',
      { text: 'Subscribe to read on', url },
      { text: 'Sign in to read on', title: 'Other', url },
      'article',
    ],
  ];
  it.each(rows)('%s', async (_, first, second, result) => {
    const { held, outcome } = await arrive(first, second);
    expect(held?.result).toBe('article');
    expect(outcome?.result).toBe(result);
  });

  it('is said to be held since its first import', async () => {
    const { outcome } = await arrive({ text: story }, { text: story, bytes: 'again' });
    expect(outcome).toEqual({ seq: 4, result: 'sighting', id: 2, since: '2026-01-01T00:00:02.000Z', restored: false });
  });

  it('is not mistaken for its neighbours in the same file', async () => {
    const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, createJournal());
    const mail = { bytes: 'mailbox', file: 'all.mbox', url: null };
    const outcomes = await driven.change('import', [
      beginImport(),
      addArticle(1, { ...mail, title: 'One', part: '1' }),
      addArticle(1, { ...mail, title: 'Two', part: '2' }),
      addArticle(1, { ...mail, title: 'Three', part: '3' }),
    ]);
    expect(outcomes.slice(1).map(({ result }) => result)).toEqual(['article', 'article', 'article']);
    const again = await driven.change('import', [
      beginImport(),
      addArticle(5, { ...mail, title: 'One', part: '1' }),
      addArticle(5, { ...mail, title: 'Two', part: '2' }),
    ]);
    expect(again.slice(1).map((one) => (one.result === 'sighting' ? one.id : one.result))).toEqual([2, 3]);
  });

  it('counts once when its import was cut off and goes on with the same file', async () => {
    const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, createJournal());
    await driven.change('import', [beginImport(), addArticle(1, { title: 'One' })]);
    const before = await driven.api.stats();
    const [outcome] = await driven.change('import', [addArticle(1, { title: 'One' })], { group: 1 });
    expect(outcome).toEqual({ seq: 3, result: 'article', id: 2 });
    expect((await driven.api.stats()).digest).toBe(before.digest);
    expect((await driven.api.imports())[0]).toMatchObject({ articles: 1, sightings: 0 });
  });

  it('comes back from Trash when it is imported again, and says so', async () => {
    const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, createJournal());
    await driven.change('import', [beginImport(), addArticle(1, { title: 'One' })]);
    await driven.change('trash', [{ type: 'article-trash', ids: [2] }]);
    const [, outcome] = await driven.change('import', [beginImport(), addArticle(4, { title: 'One', bytes: 'again' })]);
    expect(outcome).toMatchObject({ result: 'sighting', id: 2, restored: true });
    expect(await driven.api.counts()).toMatchObject({ all: 1, trash: 0 });
    // The report offers it to Trash again, for as long as it is out of there.
    expect((await driven.api.importReport(4))?.outOfTrash).toEqual([2]);
    await driven.change('trash', [{ type: 'article-trash', ids: [2] }]);
    expect((await driven.api.importReport(4))?.outOfTrash).toEqual([]);
    expect((await driven.api.importReport(1))?.outOfTrash).toEqual([]);
  });

  it('shows every version of its address, oldest saved first, and knows an earlier one', async () => {
    const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, createJournal());
    await driven.change('import', [
      beginImport(),
      addArticle(1, { text: `${story} end`, url, saved: '2020-05-02T00:00:00.000Z' }),
      addArticle(1, { text: story, url, saved: '2020-05-01T00:00:00.000Z', file: 'older.html' }),
    ]);
    const view = await driven.api.article(2);
    expect(view?.versions.map(({ id }) => id)).toEqual([3, 2]);
    const page = await driven.api.search({
      query: '',
      view: { kind: 'all' },
      sort: 'imported',
      offset: 0,
      limit: 10,
      today: '2026-01-01',
    });
    expect(page.rows.map(({ id, versions, isEarlierVersion }) => [id, versions, isEarlierVersion])).toEqual([
      [3, 1, true],
      [2, 1, false],
    ]);
  });

  it('is found by the number of a later sighting as well', async () => {
    const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, createJournal());
    await driven.change('import', [beginImport(), addArticle(1, { title: 'One' })]);
    await driven.change('import', [beginImport(), addArticle(3, { title: 'One', bytes: 'again', file: 'b.html' })]);
    const view = await driven.api.article(4);
    expect(view?.article.id).toBe(2);
    expect(view?.sightings.map(({ origin }) => origin.fileName)).toEqual(['One.html', 'b.html']);
    await driven.change('star', [{ type: 'star', ids: [4], starred: true }]);
    expect((await driven.api.article(2))?.isStarred).toBe(true);
  });
});
