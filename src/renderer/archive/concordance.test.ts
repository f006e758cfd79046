import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { ConcordanceLine, ConcordanceOrder, ConcordancePage } from '../../contract/concordance';
import { addArticle, beginImport, createJournal, driveArchive, type DrivenArchive } from './testing/drive-archive';

const anything = {
  view: { kind: 'all' },
  sort: 'newest',
  order: 'list',
  offset: 0,
  limit: 500,
  today: '2026-01-15',
} as const;

async function fill(): Promise<DrivenArchive> {
  const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, createJournal());
  await driven.change('import', [
    beginImport(),
    addArticle(1, {
      title: 'Harbour strike',
      text: 'Dockers walked out on Monday.\nThe old harbour is closed. No harbours open.',
      published: '2019-03-04',
      outlet: 'Coast Gazette',
    }),
    addArticle(1, { title: 'Floods recede', text: 'A new harbour was built.', published: '2021-06-01', outlet: 'Ark' }),
    addArticle(1, { title: 'Undated letter', text: 'My harbour!', published: null, outlet: 'Zenith' }),
    addArticle(1, { title: 'No port', text: 'Nothing of the kind.', published: '2020-01-01' }),
  ]);
  return driven;
}

/** Asks until all lines are there. */
async function linesOf(
  { api }: DrivenArchive,
  query: string,
  more: { order?: ConcordanceOrder; offset?: number; limit?: number } = {},
): Promise<ConcordancePage> {
  for (;;) {
    const page = await api.concordance({ ...anything, query, ...more });
    if (page.state === 'done' && !page.isStale) return page;
  }
}

const shown = ({ before, hit, after }: ConcordanceLine) => `${before.slice(-12)}[${hit}]${after.slice(0, 10)}`;

describe('a concordance', () => {
  it('has one line for each hit, of the headline first, articles in the order of the list', async () => {
    const page = await linesOf(await fill(), 'harbour');
    expect(page.lines.map(shown)).toEqual([
      'A new [harbour] was built',
      '[Harbour] strike',
      'ay. The old [harbour] is closed',
      ' closed. No [harbours] open.',
      'My [harbour]!',
    ]);
    expect(page).toMatchObject({ total: 5, articles: 3, done: 3, of: 3, hasWords: true, isCut: false, order: 'list' });
    expect(page.lines[1]).toMatchObject({
      isTitle: true,
      range: [0, 7],
      outlet: 'Coast Gazette',
      title: 'Harbour strike',
    });
  });

  it.each([
    ['before1', ['', 'my', 'new', 'no', 'old']],
    ['after1', ['', 'is', 'open', 'strike', 'was']],
  ] as const)('is sorted by the words at either side: %s', async (order, words) => {
    const { lines } = await linesOf(await fill(), 'harbour', { order });
    const wordOf = ({ before, after }: ConcordanceLine): string =>
      (order === 'before1' ? before.match(/(\w+)\W*$/u) : after.match(/^\W*(\w+)/u))?.[1]?.toLowerCase() ?? '';
    expect(lines.map(wordOf)).toEqual(words);
  });

  it.each([
    ['newest', [3, 2, 2, 2, 4]],
    ['oldest', [2, 2, 2, 3, 4]],
    ['outlet', [3, 2, 2, 2, 4]],
  ] as const)('is sorted by %s, undated and nameless last', async (order, ids) => {
    const { lines } = await linesOf(await fill(), 'harbour', { order });
    expect(lines.map(({ id }) => id)).toEqual(ids);
  });

  it('is sorted by the second word, and by the hit itself', async () => {
    const driven = await fill();
    const second = await linesOf(driven, 'harbour', { order: 'before2' });
    expect(second.lines.map(({ before }) => before.trim().split(' ').at(-2) ?? '')).toEqual([
      '',
      '',
      'A',
      'closed.',
      'The',
    ]);
    const forms = await linesOf(driven, 'harbour', { order: 'hit' });
    expect(forms.lines.at(-1)?.hit).toBe('harbours');
  });

  it('marks what the reader marks: phrases, word beginnings, several words, headline only', async () => {
    const driven = await fill();
    for (const query of [
      '"old harbour"',
      'harb*',
      'harbour strike',
      'title:harbour',
      'near/3(old closed)',
      'harbor~',
    ]) {
      const { lines } = await linesOf(driven, query);
      for (const id of [2, 3, 4]) {
        const hits = await driven.api.hits(id, query);
        const own = lines.filter((line) => line.id === id);
        if (own.length === 0) continue;
        expect(own.filter(({ isTitle }) => isTitle).map(({ range }) => range)).toEqual(hits.title);
        expect(own.filter(({ isTitle }) => !isTitle).map(({ range }) => range)).toEqual(hits.text);
      }
      expect(lines.length).toBeGreaterThan(0);
    }
  });

  it('is empty without a word to stand in a line, and where nothing is found', async () => {
    const driven = await fill();
    expect(await linesOf(driven, '')).toMatchObject({ total: 0, hasWords: false });
    expect(await linesOf(driven, 'published:2019')).toMatchObject({ total: 0, hasWords: false });
    expect(await linesOf(driven, 'zeppelin')).toMatchObject({ total: 0, hasWords: true, articles: 0 });
  });

  it('gives the page that is asked for and no more', async () => {
    const driven = await fill();
    const page = await linesOf(driven, 'harbour', { offset: 3, limit: 2 });
    expect(page.lines.map(shown)).toEqual([' closed. No [harbours] open.', 'My [harbour]!']);
    expect((await linesOf(driven, 'harbour', { offset: 99 })).lines).toEqual([]);
  });

  it('follows what comes in, goes and is put right, under another version', async () => {
    const driven = await fill();
    const first = await linesOf(driven, 'harbour');
    await driven.change('import', [beginImport(), addArticle(6, { title: 'Late', text: 'One more harbour.' })]);
    const grown = await linesOf(driven, 'harbour');
    expect(grown.total).toBe(6);
    expect(grown.version).not.toBe(first.version);
    await driven.change('trash', [{ type: 'article-trash', ids: [2] }]);
    expect((await linesOf(driven, 'harbour')).lines.map(({ id }) => id)).toEqual([3, 7, 4]);
  });

  it('is read to its end as it was, whatever changes meanwhile, by one that asks for its version', async () => {
    const driven = await fill();
    const first = await linesOf(driven, 'harbour', { limit: 2 });
    await driven.change('trash', [{ type: 'article-trash', ids: [4] }]);
    expect((await linesOf(driven, 'harbour')).total).toBe(4);
    const rest = await driven.api.concordance({ ...anything, query: 'harbour', offset: 2, version: first.version });
    expect(rest).toMatchObject({ version: first.version, total: 5, isStale: false });
    expect(rest.lines).toHaveLength(3);
  });

  it('stops when it is told to, shows what is there, and goes on when it is asked again', async () => {
    const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, createJournal());
    const many = Array.from({ length: 300 }, (_, at) =>
      addArticle(1, { title: `Page ${at}`, text: `The harbour of day ${at}.` }),
    );
    await driven.change('import', [beginImport(), ...many]);
    const stopped = await driven.api.concordance({ ...anything, query: 'harbour', isStopped: true, order: 'after1' });
    expect(stopped).toMatchObject({ state: 'stopped', order: 'after1' });
    expect(stopped.total).toBeLessThan(300);
    expect(await linesOf(driven, 'harbour')).toMatchObject({ total: 300, articles: 300, done: 300, of: 300 });
  });
});

describe('a query for what is like an article', () => {
  it('is made of its rarest words, as a query that leaves out the article and its versions', async () => {
    const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, createJournal());
    const filler = Array.from({ length: 30 }, (_, at) =>
      addArticle(1, { title: `Council ${at}`, text: `The council spoke about road ${at} and the mayor.` }),
    );
    const text = 'Dockers of Aberwen close the harbour, and the council is silent on the strike of the dockers.';
    await driven.change('import', [
      beginImport(),
      ...filler,
      addArticle(1, { title: 'Aberwen strike', text, url: 'https://example.org/strike' }),
      addArticle(1, { title: 'Aberwen strike', text: `${text} They go on.`, url: 'https://example.org/strike' }),
      addArticle(1, { title: 'Harbour shut', text: 'In Aberwen the dockers are out, says the union.' }),
    ]);
    const query = await driven.api.queryLike(32);
    expect(query).toMatch(/^\(.* OR .*\) -id:32 -id:33$/);
    expect(query).toContain('Aberwen');
    expect(query).not.toContain('council');
    const page = await driven.api.search({ ...anything, sort: 'relevance', query: query ?? '' });
    expect(page.rows[0]?.id).toBe(34);
    expect(page.rows.map(({ id }) => id)).not.toContain(32);
    expect(page.rows.map(({ id }) => id)).not.toContain(33);
    expect(page.notices).toEqual([]);
  });

  it('is none for an article that is not there, or says nothing that another says', async () => {
    const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, createJournal());
    await driven.change('import', [beginImport(), addArticle(1, { title: 'Xylophone', text: 'Quagmire.' })]);
    expect(await driven.api.queryLike(99)).toBeNull();
    expect(await driven.api.queryLike(2)).toBeNull();
  });
});
