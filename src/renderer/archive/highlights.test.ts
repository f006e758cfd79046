import * as fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { ChangeDraft } from '../../contract/change';
import { makeAnchor } from '../../contract/find-anchor';
import { markColours } from '../../contract/mark';
import { addArticle, beginImport, createJournal, driveArchive, type DrivenArchive } from './testing/drive-archive';
import { everything, highlight, text, withArticles } from './testing/with-highlights';

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
  }, 120_000);
});
