import * as fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { ChangeDraft, GroupName } from '../../contract/change';
import { addArticle, beginImport, createJournal, driveArchive, type DrivenArchive } from './testing/drive-archive';

/** What a user does; numbers are folded onto what there is. */
type Act =
  | { readonly do: 'import'; readonly articles: readonly { readonly title: number; readonly copy: number }[] }
  | { readonly do: 'mark'; readonly which: 'trash' | 'restore' | 'star' | 'unstar' | 'reading'; readonly at: number }
  | { readonly do: 'undo' };

const title = fc.integer({ min: 0, max: 6 });
const act: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    do: fc.constant('import' as const),
    articles: fc.array(fc.record({ title, copy: fc.integer({ min: 0, max: 2 }) }), { minLength: 1, maxLength: 4 }),
  }),
  fc.record({
    do: fc.constant('mark' as const),
    which: fc.constantFrom('trash', 'restore', 'star', 'unstar', 'reading'),
    at: fc.integer({ min: 0, max: 20 }),
  }),
  fc.constant({ do: 'undo' as const }),
);

/** The slow and obvious archive: titles, and for each what is known of it. */
interface Model {
  readonly ids: Map<number, number>;
  readonly starred: Set<number>;
  readonly trashed: Set<number>;
  readonly read: Set<number>;
}

async function importArticles(
  driven: DrivenArchive,
  model: Model,
  seq: number,
  imported: Extract<Act, { do: 'import' }>,
) {
  const adds = imported.articles.map(({ title: number, copy }, i) =>
    addArticle(seq, { title: `Headline ${number}`, bytes: `bytes ${number} ${copy}`, file: `${seq}-${i}.html` }),
  );
  await driven.change('import', [beginImport(), ...adds, { type: 'import-end', importId: seq, end: 'done' }]);
  for (const [i, { title: number }] of imported.articles.entries()) {
    const id = model.ids.get(number);
    if (id === undefined) model.ids.set(number, seq + 1 + i);
    else model.trashed.delete(id);
  }
}

function describeMark(
  which: Extract<Act, { do: 'mark' }>['which'],
  id: number,
): { name: GroupName; change: ChangeDraft } {
  const ids = [id];
  switch (which) {
    case 'trash':
      return { name: 'trash', change: { type: 'article-trash', ids } };
    case 'restore':
      return { name: 'restore', change: { type: 'article-restore', ids } };
    case 'star':
      return { name: 'star', change: { type: 'star', ids, starred: true } };
    case 'unstar':
      return { name: 'unstar', change: { type: 'star', ids, starred: false } };
    default:
      return { name: 'reading', change: { type: 'read', ids, read: true } };
  }
}

function noteMark(model: Model, which: Extract<Act, { do: 'mark' }>['which'], id: number): void {
  if (which === 'trash') model.trashed.add(id);
  if (which === 'restore') model.trashed.delete(id);
  if (which === 'star') model.starred.add(id);
  if (which === 'unstar') model.starred.delete(id);
  if (which === 'reading') model.read.add(id);
}

const nextSeq = (driven: DrivenArchive, journal: ReturnType<typeof createJournal>): number =>
  (journal.frames.at(-1)?.changes.at(-1)?.seq ?? driven.state().appliedSeq) + 1;

describe('whatever a user does', () => {
  it('counts what a list kept by hand counts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { maxLength: 12 }), async (acts) => {
        const journal = createJournal();
        const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, journal);
        const model: Model = { ids: new Map(), starred: new Set(), trashed: new Set(), read: new Set() };
        for (const one of acts) {
          if (one.do === 'import') await importArticles(driven, model, nextSeq(driven, journal), one);
          const ids = [...model.ids.values()];
          if (one.do !== 'mark' || ids.length === 0) continue;
          const id = ids[one.at % ids.length] ?? 0;
          const { name, change } = describeMark(one.which, id);
          await driven.change(name, [change]);
          noteMark(model, one.which, id);
        }
        const shown = [...model.ids.values()].filter((id) => !model.trashed.has(id));
        expect(await driven.api.counts()).toEqual({
          all: shown.length,
          stories: 0,
          unread: shown.filter((id) => !model.read.has(id)).length,
          starred: shown.filter((id) => model.starred.has(id)).length,
          trash: model.trashed.size,
          imports: acts.filter((one) => one.do === 'import').length,
        });
        await driven.archive.close();
      }),
      { numRuns: 40 },
    );
  });

  it('is taken back step by step, each giving the archive as it was before, and a replay gives the same again', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 10 }), async (acts) => {
        const journal = createJournal();
        const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, journal);
        const model: Model = { ids: new Map(), starred: new Set(), trashed: new Set(), read: new Set() };
        const digest = async () => (await driven.api.stats()).digest;
        /** Digest before each step that can be taken back, by its group. */
        const before = new Map<number, string>();
        async function undoLast() {
          const last = await driven.api.lastUndoable();
          if (!last) return false;
          await driven.undo(last.group);
          expect(await digest()).toBe(before.get(last.group));
          return true;
        }
        for (const one of acts) {
          if (one.do === 'undo') {
            await undoLast();
            continue;
          }
          // Reading is no step: it would stand between a step and the digest before it.
          if (one.do === 'mark' && one.which === 'reading') continue;
          before.set(nextSeq(driven, journal), await digest());
          if (one.do === 'import') await importArticles(driven, model, nextSeq(driven, journal), one);
          else {
            const ids = [...model.ids.values()];
            const { name, change } = describeMark(one.which, ids.length === 0 ? 999 : (ids[one.at % ids.length] ?? 0));
            await driven.change(name, [change]);
          }
        }
        const after = await digest();
        const replay = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, journal);
        await replay.apply(...journal.frames);
        expect((await replay.api.stats()).digest).toBe(after);
        expect(await replay.api.counts()).toEqual(await driven.api.counts());
        expect(await replay.api.imports()).toEqual(await driven.api.imports());

        while (await undoLast());
        await driven.archive.close();
        // Counts kept step by step are those counted anew from the tables.
        const source = { indexedDB: new IDBFactory(), IDBKeyRange };
        const first = await driveArchive(source, journal);
        await first.apply(...journal.frames);
        const counts = await first.api.counts();
        await first.archive.close();
        const reopened = await driveArchive(source, journal);
        expect(await reopened.api.counts()).toEqual(counts);
        await Promise.all([replay.archive.close(), reopened.archive.close()]);
      }),
      { numRuns: 40 },
    );
  });
});
