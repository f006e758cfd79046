import * as fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { HighlightsRequest } from '../../contract/archive-api';
import type { ChangeDraft } from '../../contract/change';
import { makeAnchor } from '../../contract/find-anchor';
import { markColours } from '../../contract/mark';
import { addArticle, beginImport, createJournal, driveArchive, type DrivenArchive } from './testing/drive-archive';

const text = 'Forty-one barges had waited at the pier since dawn. “We were told nothing,” said Ana Ruiz, a skipper.';

const everything: HighlightsRequest = { collection: null, colours: [], tags: [], words: '', offset: 0, limit: 50 };

/** Archive with articles 2, 3 and 4. */
async function withArticles() {
  const journal = createJournal();
  const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, journal);
  await driven.change('import', [
    beginImport(),
    addArticle(1, { title: 'Barges wait', text }),
    addArticle(1, { title: 'Ferry closes', text: `The ferry closed. ${text}` }),
    addArticle(1, { title: 'Third', text: 'Nothing of note.' }),
    { type: 'import-end', importId: 1, end: 'done' },
  ]);
  return { journal, driven };
}

function highlight(articleId: number, start: number, end: number, more: object = {}): ChangeDraft {
  const anchor = makeAnchor(articleId === 3 ? `The ferry closed. ${text}` : text, start, end);
  return { type: 'highlight-add', articleId, anchor, colour: 'sun', note: '', tags: [], ...more };
}

async function add(driven: DrivenArchive, ...changes: readonly ChangeDraft[]): Promise<number> {
  const [first] = await driven.change('highlight', changes);
  return first?.seq ?? 0;
}

async function replayed(journal: ReturnType<typeof createJournal>): Promise<DrivenArchive> {
  const replay = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, createJournal());
  await replay.apply(...journal.frames);
  return replay;
}

const digestOf = async ({ api }: DrivenArchive): Promise<string> => (await api.stats()).digest;

describe('a highlight', () => {
  it('stands where it was made, with its colour, note and tags', async () => {
    const { driven } = await withArticles();
    const id = await add(
      driven,
      highlight(2, 10, 16, { colour: 'leaf', note: '*How many?*', tags: [' Ships / barges ', 'ships/Barges'] }),
    );
    const view = await driven.api.article(2);
    expect(view?.highlights).toMatchObject([
      { id, articleId: 2, range: [10, 16], colour: 'leaf', note: '*How many?*', tags: ['Ships/barges'] },
    ]);
    expect(view?.highlights[0]?.anchor.exact).toBe('barges');
    expect(view?.highlights[0]).not.toHaveProperty('isDeleted');
    expect((await driven.api.stats()).highlights).toBe(1);
    await driven.archive.close();
  });

  it('is edited, deleted and brought back, each step taken back exactly', async () => {
    const { driven, journal } = await withArticles();
    const before = await digestOf(driven);
    const id = await add(driven, highlight(2, 10, 16, { tags: ['a'] }));
    const added = await digestOf(driven);
    const edit = journal.frames.at(-1)?.changes.at(-1)?.seq ?? 0;
    await driven.change('highlight-edit', [
      { type: 'highlight-edit', id, colour: 'rose', note: 'Why?', tags: ['b', 'c'] },
    ]);
    expect((await driven.api.article(2))?.highlights).toMatchObject([
      { colour: 'rose', note: 'Why?', tags: ['b', 'c'] },
    ]);
    const edited = await digestOf(driven);
    await driven.change('highlight-delete', [{ type: 'highlight-delete', id }]);
    expect((await driven.api.article(2))?.highlights).toEqual([]);
    expect(await digestOf(driven)).toBe(before);
    const steps = [edit + 2, edit + 1, edit];
    const digests = [edited, added, before];
    for (const [i, step] of steps.entries()) {
      await driven.undo(step);
      expect(await digestOf(driven)).toBe(digests[i]);
    }
    expect((await driven.api.stats()).highlights).toBe(0);
    await driven.archive.close();
  });

  it.each<[string, ChangeDraft]>([
    ['on an article that is not there', highlight(99, 1, 5)],
    ['of no text', highlight(2, 5, 5)],
    ['edited that is not there', { type: 'highlight-edit', id: 99, note: 'x' }],
    ['deleted that is not there', { type: 'highlight-delete', id: 99 }],
    ['brought back that is not there', { type: 'highlight-restore', id: 99 }],
    ['noted on an article that is not there', { type: 'note-set', target: { kind: 'article', id: 99 }, text: 'x' }],
    [
      'noted on a collection that is not there',
      { type: 'note-set', target: { kind: 'collection', id: 99 }, text: 'x' },
    ],
  ])('%s changes nothing and says so', async (_, change) => {
    const { driven } = await withArticles();
    const before = await digestOf(driven);
    expect(await driven.change('highlight', [change])).toMatchObject([{ result: 'no-op' }]);
    expect(await digestOf(driven)).toBe(before);
    await driven.archive.close();
  });

  it('may overlap others, cross them and cover the whole text, and they come in the order of the text', async () => {
    const { driven } = await withArticles();
    const ranges: [number, number][] = [
      [0, text.length],
      [10, 30],
      [20, 40],
      [15, 25],
      [10, 30],
      [text.length - 1, text.length],
    ];
    await driven.change(
      'highlight',
      ranges.map(([start, end]) => highlight(2, start, end)),
    );
    const found = (await driven.api.article(2))?.highlights.map(({ range }) => range);
    expect(found).toEqual(
      [
        [0, text.length],
        [10, 30],
        [10, 30],
        [15, 25],
        [20, 40],
        [text.length - 1, text.length],
      ].sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0)),
    );
    await driven.archive.close();
  });

  it('whose text is not there is adrift, comes last, and is kept', async () => {
    const { driven } = await withArticles();
    await driven.change('highlight', [
      {
        ...highlight(2, 0, 5),
        anchor: { start: 0, end: 12, exact: 'Seventy tugs', prefix: '', suffix: ' had gone' },
      } as ChangeDraft,
      highlight(2, 10, 16),
    ]);
    expect((await driven.api.article(2))?.highlights.map(({ range }) => range)).toEqual([[10, 16], null]);
    await driven.archive.close();
  });

  it('on halves of surrogate pairs is kept unit by unit', async () => {
    const journal = createJournal();
    const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, journal);
    const odd = 'a 🚢 and \uD83D alone';
    await driven.change('import', [beginImport(), addArticle(1, { title: 'Odd', text: odd })]);
    await add(driven, {
      type: 'highlight-add',
      articleId: 2,
      anchor: makeAnchor(odd, 3, 10),
      colour: 'sky',
      note: '\uDEA2',
      tags: [],
    });
    const [held] = (await driven.api.article(2))?.highlights ?? [];
    expect(held?.anchor.exact).toBe(odd.slice(3, 10));
    expect(held).toMatchObject({ range: [3, 10], note: '\uDEA2' });
    // Over the wire and in the journal it is JSON.
    const wired = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, createJournal());
    await wired.apply(...(JSON.parse(JSON.stringify(journal.frames)) as typeof journal.frames));
    expect((await wired.api.article(2))?.highlights).toEqual([held]);
    expect(await digestOf(wired)).toBe(await digestOf(driven));
    await Promise.all([driven.archive.close(), wired.archive.close()]);
  });

  it('keeps its article when the import is taken back', async () => {
    const { driven } = await withArticles();
    await add(driven, highlight(2, 10, 16));
    await driven.change('note', [{ type: 'note-set', target: { kind: 'article', id: 3 }, text: 'Mine' }]);
    expect(await driven.undo(1)).toMatchObject([{ result: 'done', affected: 1, kept: 2 }]);
    expect((await driven.api.article(2))?.highlights).toHaveLength(1);
    expect(await driven.api.note({ kind: 'article', id: 3 })).toBe('Mine');
    expect(await driven.api.article(4)).toBeNull();
    await driven.archive.close();
  });
});

describe('a note', () => {
  it('is set, changed and taken away, each step taken back exactly', async () => {
    const { driven, journal } = await withArticles();
    const target = { kind: 'article', id: 2 } as const;
    const digests = [await digestOf(driven)];
    const steps: number[] = [];
    for (const words of ['First', 'Second', ' \n']) {
      steps.push((journal.frames.at(-1)?.changes.at(-1)?.seq ?? 0) + 1);
      await driven.change('note', [{ type: 'note-set', target, text: words }]);
      digests.push(await digestOf(driven));
    }
    expect(await driven.api.note(target)).toBe('');
    expect(digests[3]).toBe(digests[0]);
    for (const step of steps.toReversed()) {
      await driven.undo(step);
      digests.pop();
      expect(await digestOf(driven)).toBe(digests.at(-1));
    }
    await driven.archive.close();
  });

  it('by the id of a sighting is on the article it was a sighting of', async () => {
    const { driven, journal } = await withArticles();
    const seq = (journal.frames.at(-1)?.changes.at(-1)?.seq ?? 0) + 2;
    await driven.change('import', [
      beginImport(),
      addArticle(seq - 1, { title: 'Barges wait', text, file: 'again.html' }),
    ]);
    await driven.change('note', [{ type: 'note-set', target: { kind: 'article', id: seq }, text: 'Twice' }]);
    expect(await driven.api.note({ kind: 'article', id: 2 })).toBe('Twice');
    expect(await driven.api.note({ kind: 'article', id: seq })).toBe('Twice');
    await driven.archive.close();
  });

  it('on a collection is kept with it', async () => {
    const { driven } = await withArticles();
    const [made] = await driven.change('collection-make', [
      { type: 'collection-make', name: 'Harbour', parent: null, before: null, folder: null },
    ]);
    const target = { kind: 'collection', id: made?.seq ?? 0 } as const;
    const before = await digestOf(driven);
    const [set] = await driven.change('note', [{ type: 'note-set', target, text: 'For Monday' }]);
    expect(await driven.api.note(target)).toBe('For Monday');
    expect(await digestOf(driven)).not.toBe(before);
    await driven.undo(set?.seq ?? 0);
    expect(await digestOf(driven)).toBe(before);
    await driven.archive.close();
  });
});

describe('the list of highlights', () => {
  async function listed(driven: DrivenArchive, more: Partial<HighlightsRequest>) {
    const page = await driven.api.highlights({ ...everything, ...more });
    return page.articles.map(({ id, highlights }) => [id, highlights.map(({ anchor }) => anchor.exact)]);
  }

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
  });
});

describe('a search', () => {
  async function found(driven: DrivenArchive, query: string): Promise<readonly number[]> {
    const page = await driven.api.search({
      query,
      view: { kind: 'all' },
      sort: 'newest',
      offset: 0,
      limit: 50,
      today: '2026-01-31',
    });
    return page.rows.map(({ id }) => id).sort();
  }

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

type Act =
  | { readonly do: 'add'; readonly article: number; readonly start: number; readonly length: number }
  | { readonly do: 'edit' | 'delete' | 'restore'; readonly which: number; readonly colour: number }
  | { readonly do: 'note'; readonly article: number; readonly words: string }
  | { readonly do: 'undo' };

const number = fc.nat({ max: 50 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ do: fc.constant('add' as const), article: number, start: number, length: number }),
  fc.record({
    do: fc.constantFrom('edit' as const, 'delete' as const, 'restore' as const),
    which: number,
    colour: number,
  }),
  fc.record({ do: fc.constant('note' as const), article: number, words: fc.constantFrom('', 'a', 'b \uD800') }),
  fc.constant({ do: 'undo' as const }),
);

describe('whatever is highlighted and noted', () => {
  it('is taken back step by step, each giving the archive as it was before, and a replay gives the same again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 14 }), async (acts) => {
        const { driven, journal } = await withArticles();
        const before = new Map<number, string>();
        const added: number[] = [];
        const next = (): number => (journal.frames.at(-1)?.changes.at(-1)?.seq ?? 0) + 1;
        async function undoLast(): Promise<boolean> {
          const last = await driven.api.lastUndoable();
          if (!last || last.group === 1) return false;
          await driven.undo(last.group);
          expect(await digestOf(driven)).toBe(before.get(last.group));
          return true;
        }
        for (const one of acts) {
          if (one.do === 'undo') {
            await undoLast();
            continue;
          }
          before.set(next(), await digestOf(driven));
          if (one.do === 'add') {
            added.push(next());
            await driven.change('highlight', [highlight(2 + (one.article % 4), one.start, one.start + one.length)]);
          } else if (one.do === 'note') {
            const target = { kind: 'article', id: 2 + (one.article % 4) } as const;
            await driven.change('note', [{ type: 'note-set', target, text: one.words }]);
          } else {
            const id = added[one.which % Math.max(1, added.length)] ?? 99;
            const colour = markColours[one.colour % 5] ?? 'sun';
            if (one.do === 'edit') await driven.change('highlight-edit', [{ type: 'highlight-edit', id, colour }]);
            else await driven.change('highlight-delete', [{ type: `highlight-${one.do}`, id }]);
          }
        }
        const replay = await replayed(journal);
        expect(await digestOf(replay)).toBe(await digestOf(driven));
        expect(await replay.api.highlights(everything)).toEqual(await driven.api.highlights(everything));
        expect(await replay.api.stats()).toEqual(await driven.api.stats());
        while (await undoLast());
        expect((await driven.api.stats()).highlights).toBe(0);
        await Promise.all([driven.archive.close(), replay.archive.close()]);
      }),
      { numRuns: 30 },
    );
  });
});
