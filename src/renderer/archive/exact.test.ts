import * as fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { SearchPage, SearchRequest } from '../../contract/archive-api';
import { addArticle, beginImport, createJournal, driveArchive, type DrivenArchive } from './testing/drive-archive';

const anything: SearchRequest = {
  query: '',
  view: { kind: 'all' },
  sort: 'oldest',
  offset: 0,
  limit: 500,
  today: '2026-01-15',
};

async function fill(texts: readonly string[]): Promise<DrivenArchive> {
  const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, createJournal());
  await driven.change('import', [
    beginImport(),
    ...texts.map((text, at) =>
      addArticle(1, { title: `Piece ${at}`, text, published: at % 2 === 0 ? '2020-01-01' : null }),
    ),
  ]);
  return driven;
}

const has = (text: string, words: string): boolean => ` ${text} `.includes(` ${words} `);
const ask = (driven: DrivenArchive, query: string, more: Partial<SearchRequest> = {}): Promise<SearchPage> =>
  driven.api.search({ ...anything, query, ...more });
const sortedIds = (page: SearchPage): number[] => page.rows.map(({ id }) => id).sort((a, b) => a - b);

describe('a word with = before it', () => {
  it('is found in just that case, with just those accents and in no other form', async () => {
    const driven = await fill([
      'Polish voters polled.',
      'They polish the brass.',
      'POLISH!',
      'The Poles’ Polish-born son',
      'Résumé of the talks, to resume.',
      'The Times and the times',
    ]);
    expect(sortedIds(await ask(driven, '=Polish'))).toEqual([2, 5]);
    expect(sortedIds(await ask(driven, '=polish'))).toEqual([3]);
    expect(sortedIds(await ask(driven, 'polish'))).toEqual([2, 3, 4, 5]);
    expect(sortedIds(await ask(driven, '=Résumé'))).toEqual([6]);
    expect(sortedIds(await ask(driven, '=resume'))).toEqual([6]);
    expect(sortedIds(await ask(driven, '=resumé'))).toEqual([]);
    expect(sortedIds(await ask(driven, '="the times"'))).toEqual([7]);
    expect(sortedIds(await ask(driven, '="The times"'))).toEqual([]);
    expect(sortedIds(await ask(driven, '=Piece title:=Piece -text:=The'))).toEqual([2, 3, 4, 6]);
  });

  it('is counted, faceted, left out and marked truly', async () => {
    const driven = await fill(['Polish one', 'polish two', 'Polish three', 'Polish four']);
    await driven.change('trash', [{ type: 'article-trash', ids: [4] }]);
    const page = await ask(driven, '=Polish published:2020', { facets: ['year'] });
    expect(page).toMatchObject({ total: 1, leftOut: { undated: 1, trashed: 1, notArticles: 0 }, unread: 0 });
    expect(page.facets).toMatchObject([{ values: [{ value: '2020', count: 1 }] }]);
    expect(page.rows[0]?.snippetHits).toEqual([[0, 6]]);
    expect(sortedIds(await ask(driven, '=Polish is:trashed'))).toEqual([4]);
    expect(sortedIds(await ask(driven, '-=Polish'))).toEqual([3]);
    expect(await driven.api.hits(3, '=Polish OR two')).toMatchObject({ text: [[7, 10]] });
    expect(await driven.api.searchIds({ ...anything, query: '=Polish' })).toHaveLength(2);
  });

  it('is found by what an article says now', async () => {
    const driven = await fill(['Polish one', 'polish two']);
    expect(sortedIds(await ask(driven, '=Polish'))).toEqual([2]);
    await driven.change('import', [beginImport(), addArticle(4, { title: 'Late', text: 'Polish, late' })]);
    expect(sortedIds(await ask(driven, '=Polish'))).toEqual([2, 5]);
  });

  it('finds what a scan of every text finds, whatever stands around it in the query', async () => {
    const words = ['Ana', 'ana', 'ANA', 'Åna', 'runs', 'Run', 'run', 'RÉSUMÉ', 'Résumé', 'resume'];
    const text = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }).map((list) => list.join(' '));
    const asked = fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 2 }).map((list) => list.join(' '));
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 6 }),
        asked,
        asked,
        fc.constantFrom('and', 'or', 'not'),
        async (texts, one, other, how) => {
          const driven = await fill(texts);
          const joined = { and: ' ', or: ' OR ', not: ' -' }[how] ?? ' ';
          const expected = texts.flatMap((body, at) => {
            const [a, b] = [has(body, one), has(body, other)];
            const fits = how === 'and' ? a && b : how === 'or' ? a || b : a && !b;
            return fits ? [at + 2] : [];
          });
          const page = await ask(driven, `="${one}"${joined}="${other}"`);
          expect(sortedIds(page)).toEqual(expected);
          expect(page.total).toBe(expected.length);
        },
      ),
      { numRuns: 60 },
    );
  });
});
