import { describe, expect, it } from 'vitest';
import type { BatchQuestion } from '../../contract/batch';
import { batchQuery } from '../../contract/batch-lines';
import { addArticle, beginImport } from './testing/drive-archive';
import { openDossiers } from './testing/open-dossiers';

const today = '2026-01-01';
const day = (published: string) => ({ published });

async function openNews() {
  const opened = await openDossiers(0);
  const { driven, api } = opened;
  await driven.change('import', [
    beginImport(),
    addArticle(4, { title: 'Ilse Brandt speaks', outlet: 'The Gazette', ...day('2020-05-01') }),
    addArticle(4, { title: 'Ilse Brandt again', outlet: 'The Gazette', ...day('2019-02-03') }),
    addArticle(4, { title: 'On Ilse Brandt', outlet: 'Herald', published: null }),
    addArticle(4, { title: 'Brandt met Ilse here', outlet: 'Courier', ...day('2024-01-01') }),
  ]);
  await driven.archive.settled();
  const ask = (line: string, question: Partial<BatchQuestion> = {}, kind: 'names' | 'batch' = 'names') =>
    api.batchFigures({ query: batchQuery(line, kind), seen: null, upTo: null, today, ...question });
  return { ...opened, ask };
}

describe('a line of a batch', () => {
  it('tells how much it finds, from when to when, and in which outlets', async () => {
    const { ask } = await openNews();
    expect(await ask('Ilse Brandt')).toMatchObject({
      found: 3,
      fresh: null,
      first: '2019-02-03',
      last: '2020-05-01',
      outlets: [
        { outlet: 'The Gazette', articles: 2 },
        { outlet: 'Herald', articles: 1 },
      ],
      notices: [],
    });
    expect(await ask('Ilse Brandt', {}, 'batch')).toMatchObject({ found: 4 });
    expect(await ask('zeppelin')).toMatchObject({ found: 0, first: null, last: null, outlets: [] });
  });

  it('has its last word whole, as the search it opens', async () => {
    const { ask, api } = await openNews();
    expect(await ask('Bran', {}, 'batch')).toMatchObject({ found: 0 });
    expect(await ask('Bran*', {}, 'batch')).toMatchObject({ found: 4 });
    const query = batchQuery('Bran', 'batch');
    expect(await api.searchIds({ query, view: { kind: 'all' }, sort: 'newest', today })).toEqual([]);
  });

  it('that cannot be read as meant finds what is left of it, and says so; one of nothing finds nothing', async () => {
    const { ask } = await openNews();
    expect(await ask('(Brandt', {}, 'batch')).toMatchObject({ found: 4, notices: [{ code: 'unbalanced-bracket' }] });
    for (const line of ['***', '…', '()', 'sort:newest']) {
      expect(await ask(line, {}, 'batch')).toMatchObject({ found: 0 });
      expect((await ask(line, {}, 'batch')).notices.map(({ code }) => code)).toContain('nothing-sought');
    }
    expect(await ask('***')).toMatchObject({ found: 0, notices: [{ code: 'nothing-sought' }] });
    expect(await ask('list:nobody', {}, 'batch')).toMatchObject({ found: 0, notices: [{ code: 'unknown-list' }] });
  });

  it('counts as new what came in after the last run and before this one', async () => {
    const { ask, driven } = await openNews();
    const { upTo } = await ask('Ilse Brandt');
    expect(await ask('Ilse Brandt', { seen: upTo })).toMatchObject({ found: 3, fresh: 0 });
    await driven.change('import', [beginImport(), addArticle(10, { title: 'Ilse Brandt returns' })]);
    await driven.archive.settled();
    const next = await ask('Ilse Brandt', { seen: upTo });
    expect(next).toMatchObject({ found: 4, fresh: 1 });
    await driven.change('import', [beginImport(), addArticle(12, { title: 'Ilse Brandt leaves' })]);
    await driven.archive.settled();
    expect(await ask('Ilse Brandt', { seen: upTo, upTo: next.upTo })).toMatchObject({ found: 5, fresh: 1 });
    expect(await ask('Ilse Brandt', { seen: next.upTo })).toMatchObject({ found: 5, fresh: 1 });
  });
});
