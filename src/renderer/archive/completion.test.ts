import { describe, expect, it } from 'vitest';
import type { CompletedField } from '../../contract/completion';
import type { SearchRequest } from '../../contract/archive-api';
import { addArticle, beginImport, createJournal, driveArchive, type DrivenArchive } from './testing/drive-archive';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';

const today = '2026-01-15';

const article = (title: string, text: string, outlet: string, byline: readonly string[]) =>
  addArticle(1, { title, text, outlet, byline });

async function open(): Promise<DrivenArchive> {
  const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, createJournal());
  await driven.change('import', [
    beginImport(),
    article('One', 'Zelensky spoke of the harbour.', 'The Guardian', ['Ana Ruiz', 'Bo Li']),
    article('Two', 'Zelensky spoke again.', 'The Guardian', ['Ana Ruiz']),
    article('Three', 'Zelensky was silent.', 'Gulf News', ['Anatole Ray']),
    article('Four', 'Nothing was said.', 'Harbour Gazette', []),
  ]);
  return driven;
}

const textsOf = async ({ api }: DrivenArchive, field: CompletedField, typed: string) =>
  (await api.complete(field, typed, 9)).map(({ text, articles }) => `${text} ${articles ?? '-'}`);
const propose = ({ api }: DrivenArchive, query: string, more: Partial<SearchRequest> = {}) =>
  api.didYouMean({ query, view: { kind: 'all' }, sort: 'relevance', today, ...more });

describe('what could be written next', () => {
  it('is a value of the field with its articles, found by any of its words', async () => {
    const driven = await open();
    expect(await textsOf(driven, 'outlet', '')).toEqual(['The Guardian 2', 'Gulf News 1', 'Harbour Gazette 1']);
    expect(await textsOf(driven, 'outlet', 'gu')).toEqual(['Gulf News 1', 'The Guardian 2']);
    expect(await textsOf(driven, 'outlet', 'ardian')).toEqual([]);
    expect(await textsOf(driven, 'by', 'ána')).toEqual(['Ana Ruiz 2', 'Anatole Ray 1']);
    expect(await textsOf(driven, 'by', 'li')).toEqual(['Bo Li 1']);
  });

  it('is a word of the articles with theirs, and the people of that name', async () => {
    const driven = await open();
    expect(await textsOf(driven, 'word', 'zel')).toEqual(['zelensky 3']);
    expect(
      (await driven.api.complete('word', 'ana', 9)).map(({ kind, field, text }) => `${kind} ${field} ${text}`),
    ).toEqual(['word null anatole', 'value by Ana Ruiz', 'value by Anatole Ray']);
    expect(await textsOf(driven, 'word', 'z')).toEqual([]);
  });

  it('is a tag, a collection by its path, or a word list', async () => {
    const driven = await open();
    await driven.change('tag', [{ type: 'tag-add', tag: 'ferry/late', ids: [2, 3] }]);
    await driven.change('saved-make', [
      { type: 'saved-make', kind: 'words', name: 'Ministers', lines: ['a'], view: null, before: null },
    ]);
    expect(await textsOf(driven, 'tag', 'la')).toEqual(['ferry/late 2']);
    expect(await textsOf(driven, 'list', 'min')).toEqual(['Ministers -']);
    expect(await textsOf(driven, 'in', '')).toEqual([]);
  });

  it('follows what comes in and what goes to Trash', async () => {
    const driven = await open();
    expect(await textsOf(driven, 'outlet', 'gu')).toEqual(['Gulf News 1', 'The Guardian 2']);
    await driven.change('trash', [{ type: 'article-trash', ids: [2] }]);
    await driven.change('import', [beginImport(), addArticle(9, { title: 'Five', outlet: 'Gull' })]);
    expect(await textsOf(driven, 'outlet', 'gu')).toEqual(['Gulf News 1', 'Gull 1', 'The Guardian 1']);
  });
});

describe('did you mean', () => {
  it('is another spelling of a word that is nowhere, with what it truly finds', async () => {
    const driven = await open();
    expect(await propose(driven, 'zelenksy spoke')).toEqual([{ query: 'zelensky spoke', words: 'zelensky', total: 2 }]);
    expect(await propose(driven, 'zelenksy', { view: { kind: 'trash' } })).toEqual([]);
    expect(await propose(driven, 'outlet:gaurdian zelensky')).toEqual([
      { query: 'outlet:guardian zelensky', words: 'outlet:guardian', total: 2 },
    ]);
  });

  it('mends several words at once, and a word of a phrase whose little words stay', async () => {
    const driven = await open();
    expect(await propose(driven, 'zelenksy harbuor')).toMatchObject([{ query: 'zelensky harbour', total: 1 }]);
    expect(await propose(driven, '"of the harbuor"')).toMatchObject([{ query: '"of the harbour"', total: 1 }]);
  });

  it('is not said of words that are there, that are left out, or that nothing is near', async () => {
    const driven = await open();
    expect(await propose(driven, 'zelensky -zelenksy')).toEqual([]);
    expect(await propose(driven, 'qqqqqq')).toEqual([]);
    expect(await propose(driven, '"spoke harbour"')).toEqual([]);
    expect(await propose(driven, '')).toEqual([]);
  });
});

describe('a name that is not there', () => {
  it.each([
    ['outlt:gazette', 'outlet:'],
    ['x is:starrd', 'is:starred'],
    ['kind:galery', 'kind:gallery'],
    ['tag:fery', 'tag:"ferry"'],
    ['list:ministrs', 'list:"Ministers"'],
  ])('%s is mended to %s', async (query, mend) => {
    const driven = await open();
    await driven.change('tag', [{ type: 'tag-add', tag: 'ferry', ids: [2] }]);
    await driven.change('saved-make', [
      { type: 'saved-make', kind: 'words', name: 'Ministers', lines: ['a'], view: null, before: null },
    ]);
    const { notices } = await driven.api.search({
      query,
      view: { kind: 'all' },
      sort: 'newest',
      offset: 0,
      limit: 1,
      today,
    });
    expect(notices.map((notice) => notice.mend)).toContain(mend);
  });
});
