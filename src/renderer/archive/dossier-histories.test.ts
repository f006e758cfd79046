import * as fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, it } from 'vitest';
import type { ChangeDraft, GroupName } from '../../contract/change';
import { addArticle, beginImport, createJournal, driveArchive, type DrivenArchive } from './testing/drive-archive';

/** What a user does; numbers are folded onto the articles, collections and tags there are. */
interface Act {
  readonly do: (typeof acts)[number];
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const acts = [
  'make',
  'edit',
  'move',
  'delete',
  'add',
  'remove',
  'tag',
  'untag',
  'rename',
  'colour',
  'mark',
  'unmark',
  'retag',
  'trash',
  'restore',
  'import',
  'undo',
  'undo older',
] as const;
const names = ['ferry', 'Ferry', 'boat', 'boat/ferry', 'ferry/timetable', 'BOAT/Ferry/old', 'ferry/boat', 'wall'];
const colours = ['sun', 'leaf', null] as const;
const number = fc.nat({ max: 30 });
const act: fc.Arbitrary<Act> = fc.record({ do: fc.constantFrom(...acts), a: number, b: number, c: number });
const articles = 5;

/** The step an act makes, given the collections made so far; ids beyond them are of nothing. */
function describeAct(
  { do: what, a, b, c }: Act,
  made: readonly number[],
  marked: readonly number[],
  nextSeq: number,
): [GroupName, ChangeDraft[]] {
  const collection = (n: number): number => made[n % (made.length + 1)] ?? 9_999;
  const parent = (n: number): number | null => (n % 3 === 0 ? null : collection(n));
  const ids = [2 + (a % articles), 2 + (b % articles), ...(c % 2 ? [2 + (c % articles)] : [])];
  const tag = names[a % names.length] ?? '';
  switch (what) {
    case 'make':
      return [
        'collection-make',
        [{ type: 'collection-make', name: `C${a}`, parent: parent(b), before: collection(c), folder: null }],
      ];
    case 'edit':
      return ['collection-edit', [{ type: 'collection-edit', id: collection(a), name: `D${b}`, description: `${c}` }]];
    case 'move':
      return [
        'collection-move',
        [{ type: 'collection-move', id: collection(a), parent: parent(b), before: collection(c) }],
      ];
    case 'delete':
      return ['collection-delete', [{ type: 'collection-delete', id: collection(a) }]];
    case 'add':
      return [
        'file',
        [{ type: 'collection-add', id: collection(c), ids, before: c % 3 ? 2 + ((a + b) % articles) : null }],
      ];
    case 'remove':
      return ['unfile', [{ type: 'collection-remove', id: collection(c), ids }]];
    case 'tag':
      return ['tag', [{ type: 'tag-add', tag, ids }]];
    case 'untag':
      return ['untag', [{ type: 'tag-remove', tag, ids }]];
    case 'rename':
      return ['tag-rename', [{ type: 'tag-rename', tag, to: names[b % names.length] ?? '' }]];
    case 'colour':
      return ['tag-colour', [{ type: 'tag-colour', tag, colour: colours[b % colours.length] ?? null }]];
    case 'mark': {
      const anchor = { start: b, end: b + 5, exact: 'words', prefix: '', suffix: '' };
      const tags = [tag, names[c % names.length] ?? ''];
      return [
        'highlight',
        [{ type: 'highlight-add', articleId: 2 + (b % articles), anchor, colour: 'sun', note: '', tags }],
      ];
    }
    case 'unmark':
      return ['highlight-delete', [{ type: 'highlight-delete', id: marked[a % marked.length] ?? 9_999 }]];
    case 'retag':
      return ['highlight-edit', [{ type: 'highlight-edit', id: marked[b % marked.length] ?? 9_999, tags: [tag] }]];
    case 'trash':
      return ['trash', [{ type: 'article-trash', ids }]];
    case 'restore':
      return ['restore', [{ type: 'article-restore', ids }]];
    default:
      return [
        'import',
        [
          beginImport(),
          {
            type: 'collection-make',
            name: 'Folder',
            parent: parent(b),
            before: null,
            folder: { importId: nextSeq, path: '/f' },
          },
          addArticle(nextSeq, { title: `New ${a % 3}`, bytes: `${nextSeq}` }),
          { type: 'collection-add', id: nextSeq + 1, ids: [nextSeq + 2], before: null },
          { type: 'import-end', importId: nextSeq, end: 'done' },
        ],
      ];
  }
}

async function openFilled() {
  const journal = createJournal();
  const driven = await driveArchive({ indexedDB: new IDBFactory(), IDBKeyRange }, journal);
  await driven.change('import', [
    beginImport(),
    ...Array.from({ length: articles }, (_, i) => addArticle(1, { title: `Headline ${i}` })),
    { type: 'import-end', importId: 1, end: 'done' },
  ]);
  const seqNow = (): number => (journal.frames.at(-1)?.changes.at(-1)?.seq ?? 0) + 1;
  return { journal, driven, seqNow };
}

/** All that a window could show of collections and tags. */
async function look({ api }: DrivenArchive) {
  const [stats, collections, tags] = await Promise.all([api.stats(), api.collections(), api.tags()]);
  const lists = await Promise.all(
    collections.map(({ id }) =>
      api.searchIds({ query: '', view: { kind: 'collection', id, within: false }, sort: 'own', today: '2026-01-01' }),
    ),
  );
  return { digest: stats.digest, collections, tags, lists };
}

describe('whatever a user files, tags and takes back', () => {
  it('is taken back exactly, step by step, and done again exactly', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 16 }), async (history) => {
        const { driven, seqNow } = await openFilled();
        const made: number[] = [];
        const marked: number[] = [];
        const before = new Map<number, Awaited<ReturnType<typeof look>>>();
        async function undoLast(): Promise<boolean> {
          const last = await driven.api.lastUndoable();
          if (!last || last.group === 1) return false;
          const after = await look(driven);
          const undo = seqNow();
          await driven.undo(last.group);
          expect(await look(driven)).toEqual(before.get(last.group));
          const redo = seqNow();
          await driven.undo(undo);
          expect(await look(driven)).toEqual(after);
          await driven.undo(redo);
          expect(await look(driven)).toEqual(before.get(last.group));
          return true;
        }
        for (const one of history) {
          if (one.do === 'undo' || one.do === 'undo older') {
            await undoLast();
            continue;
          }
          const seq = seqNow();
          before.set(seq, await look(driven));
          const [name, changes] = describeAct(one, made, marked, seq);
          await driven.change(name, changes);
          if (one.do === 'make') made.push(seq);
          if (one.do === 'mark') marked.push(seq);
          if (one.do === 'import') made.push(seq + 1);
        }
        while (await undoLast());
        await driven.archive.close();
      }),
      { numRuns: 60 },
    );
  });

  it('is the same when it is replayed, and when it is opened again, in whatever order steps were taken back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 1, maxLength: 24 }), async (history) => {
        const { journal, driven, seqNow } = await openFilled();
        const made: number[] = [];
        const marked: number[] = [];
        for (const one of history) {
          const seq = seqNow();
          if (one.do === 'undo' || one.do === 'undo older') {
            const steps = (await driven.api.history(null, 50)).filter(({ canUndo, group }) => canUndo && group > 1);
            const step = one.do === 'undo' ? steps[0] : steps[one.a % Math.max(1, steps.length)];
            if (step) await driven.undo(step.group);
            continue;
          }
          const [name, changes] = describeAct(one, made, marked, seq);
          await driven.change(name, changes);
          if (one.do === 'make') made.push(seq);
          if (one.do === 'mark') marked.push(seq);
          if (one.do === 'import') made.push(seq + 1);
        }
        const after = await look(driven);
        const steps = await driven.api.history(null, 100);
        await driven.archive.close();

        const source = { indexedDB: new IDBFactory(), IDBKeyRange };
        const replay = await driveArchive(source, journal);
        await replay.apply(...journal.frames);
        expect(await look(replay)).toEqual(after);
        expect(await replay.api.history(null, 100)).toEqual(steps);
        await replay.archive.close();
        const reopened = await driveArchive(source, journal);
        expect(await look(reopened)).toEqual(after);
        await reopened.archive.close();
      }),
      { numRuns: 60 },
    );
  });
});
