import { describe, expect, it } from 'vitest';
import type { HighlightsRequest } from '../../contract/archive-api';
import { markColours } from '../../contract/mark';
import type { DrivenArchive } from './testing/drive-archive';
import { everything, highlight, withArticles } from './testing/with-highlights';

async function listed(driven: DrivenArchive, more: Partial<HighlightsRequest>) {
  const page = await driven.api.highlights({ ...everything, ...more });
  return page.articles.map(({ id, highlights }) => [id, highlights.map(({ anchor }) => anchor.exact)]);
}

async function found(driven: DrivenArchive, query: string): Promise<readonly number[]> {
  const page = await driven.api.search({
    query,
    view: { kind: 'all' },
    sort: 'newest',
    offset: 0,
    limit: 50,
    today: '2026-01-31',
  });
  return page.rows.map(({ id }) => id).sort((a, b) => a - b);
}

describe('the list of highlights', () => {
  it('has articles by their newest edit, filtered by colour, tag, words and collection, in pages', async () => {
    const { driven } = await withArticles();
    const [barges] = await driven.change('highlight', [
      highlight(2, 10, 16, { tags: ['Ships/Barges'] }),
      highlight(3, 4, 9, { colour: 'rose', note: 'Wem gehört die Fähre?' }),
      highlight(2, 0, 9, { colour: 'rose' }),
    ]);
    expect(await listed(driven, {})).toEqual([
      [2, ['Forty-one', 'barges']],
      [3, ['ferry']],
    ]);
    expect(await listed(driven, { colours: ['rose'] })).toEqual([
      [2, ['Forty-one']],
      [3, ['ferry']],
    ]);
    expect(await listed(driven, { colours: ['leaf'] })).toEqual([]);
    expect(await listed(driven, { tags: ['ships'] })).toEqual([[2, ['barges']]]);
    expect(await listed(driven, { words: 'fahre GEHORT' })).toEqual([[3, ['ferry']]]);
    expect(await listed(driven, { words: 'forty fahre' })).toEqual([]);
    expect(await listed(driven, { offset: 1, limit: 1 })).toEqual([[3, ['ferry']]]);
    const page = await driven.api.highlights({ ...everything, limit: 1 });
    expect(page).toMatchObject({ totalArticles: 2, totalHighlights: 3, articles: [{ id: 2, title: 'Barges wait' }] });

    await driven.change('highlight-edit', [{ type: 'highlight-edit', id: (barges?.seq ?? 0) + 1, note: 'Whose?' }]);
    expect(await listed(driven, {})).toEqual([
      [3, ['ferry']],
      [2, ['Forty-one', 'barges']],
    ]);
    await driven.change('highlight-delete', [{ type: 'highlight-delete', id: barges?.seq ?? 0 }]);
    expect(await listed(driven, {})).toEqual([
      [3, ['ferry']],
      [2, ['Forty-one']],
    ]);
    await driven.change('trash', [{ type: 'article-trash', ids: [3] }]);
    expect(await listed(driven, {})).toEqual([[2, ['Forty-one']]]);

    const [outer, inner] = await driven.change('collection-make', [
      { type: 'collection-make', name: 'Towns', parent: null, before: null, folder: null },
    ]);
    expect(inner).toBeUndefined();
    const collection = outer?.seq ?? 0;
    expect(await listed(driven, { collection })).toEqual([]);
    const [below] = await driven.change('collection-make', [
      { type: 'collection-make', name: 'Harbour', parent: collection, before: null, folder: null },
    ]);
    await driven.change('file', [{ type: 'collection-add', id: below?.seq ?? 0, ids: [2], before: null }]);
    expect(await listed(driven, { collection })).toEqual([[2, ['Forty-one']]]);
    await driven.archive.close();
  });

  it('names the tags that highlights have, whatever else is asked for, each once', async () => {
    const { driven } = await withArticles();
    await driven.change('highlight', [
      highlight(2, 1, 3, { tags: ['proof', 'Coast'] }),
      highlight(3, 2, 4, { tags: ['coast'] }),
      highlight(4, 0, 7, { tags: ['in trash'] }),
    ]);
    await driven.change('trash', [{ type: 'article-trash', ids: [4] }]);
    const page = await driven.api.highlights({ ...everything, colours: ['rose'] });
    expect(page).toMatchObject({ totalHighlights: 0, tags: ['Coast', 'proof'] });
    await driven.archive.close();
  });

  it('holds 5,000 of one article', async () => {
    const { driven } = await withArticles();
    for (let from = 0; from < 5_000; from += 500) {
      await driven.change(
        'highlight',
        Array.from({ length: 500 }, (_, i) =>
          highlight(2, (from + i) % 60, ((from + i) % 60) + 1 + ((from + i) % 40), { colour: markColours[i % 5] }),
        ),
      );
    }
    const page = await driven.api.highlights(everything);
    expect(page).toMatchObject({ totalArticles: 1, totalHighlights: 5_000 });
    expect(page.articles[0]?.highlights).toHaveLength(5_000);
    expect(page.articles[0]?.highlights.every(({ range, anchor }) => range && range[0] === anchor.start)).toBe(true);
    expect((await driven.api.highlights({ ...everything, colours: ['leaf'] })).totalHighlights).toBe(1_000);
    await driven.archive.close();
  }, 60_000);
});

describe('a search', () => {
  it('finds by words of notes, and by whether there are highlights and notes', async () => {
    const { driven } = await withArticles();
    await driven.change('highlight', [highlight(2, 10, 16, { note: 'Ask the harbour board' }), highlight(3, 4, 9)]);
    await driven.change('note', [{ type: 'note-set', target: { kind: 'article', id: 4 }, text: 'Ask Lisbon, too' }]);
    expect(await found(driven, 'note:ask')).toEqual([2, 4]);
    expect(await found(driven, 'note:"harbour board"')).toEqual([2]);
    expect(await found(driven, 'note:(lisbon OR harb*)')).toEqual([2, 4]);
    expect(await found(driven, 'barges note:ask')).toEqual([2]);
    expect(await found(driven, '-note:ask')).toEqual([3]);
    expect(await found(driven, 'note:barges')).toEqual([]);
    expect(await found(driven, 'has:highlight')).toEqual([2, 3]);
    expect(await found(driven, 'has:note')).toEqual([2, 4]);
    expect(await found(driven, 'has:highlight -has:note')).toEqual([3]);
    expect(await found(driven, 'has:original')).toEqual([2, 3, 4]);
    await driven.archive.close();
  });

  it('says how many highlights each result has', async () => {
    const { driven } = await withArticles();
    await driven.change('highlight', [highlight(2, 1, 3), highlight(2, 2, 4)]);
    const page = await driven.api.search({
      query: '',
      view: { kind: 'all' },
      sort: 'newest',
      offset: 0,
      limit: 50,
      today: '2026-01-31',
    });
    expect(new Map(page.rows.map((row) => [row.id, row.highlights]))).toEqual(
      new Map([
        [2, 2],
        [3, 0],
        [4, 0],
      ]),
    );
    await driven.archive.close();
  });
});
