import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parseQuery } from '../../query/index';
import { createMemoryStore, runMerge, type SegmentStore } from '../../search/index';
import type { AddedArticle } from './apply/workspace';
import { defineDatabase, type ArchiveDatabase } from './database';
import { loadHoldings, type Holdings } from './holdings';
import { startIndexing, type Indexing } from './indexing';
import { addArticle, beginImport, createJournal, driveArchive } from './testing/drive-archive';

/** A word of the article that is deleted for good, as the dictionary of a segment holds its end. */
const secret = 'kestrel';
const purged = 30;

// Each fault is said in the log, as it should be.
beforeEach(() => void vi.spyOn(console, 'warn').mockImplementation(() => undefined));
afterEach(() => vi.restoreAllMocks());

describe('a worker that ends while it writes the index', () => {
  it('is followed by a start that finds everything, whatever was half done', async () => {
    const opened = await openFilled();
    const whole = createMemoryStore();
    const counting = breakAfter(whole, Infinity);
    await work(opened, counting.store);
    // Each write is cut once before anything of it is there, and once with half of it there.
    for (let step = 0; step <= counting.steps(); step += 0.5) {
      const files = createMemoryStore();
      await work(opened, breakAfter(files, step).store);
      const again = await start(opened, files);
      await again.settled();
      expect([step, await find(again, opened.holdings, 'report')]).toEqual([step, opened.kept]);
      expect([step, await find(again, opened.holdings, '"report tide"')]).toEqual([step, opened.kept]);
      expect([step, await find(again, opened.holdings, secret)]).toEqual([step, []]);
      expect([step, await holds(files, secret)]).toEqual([step, false]);
      // One more start has nothing to do.
      await again.save();
      await again.close();
      const third = await start(opened, files);
      expect([step, third.search.size]).toEqual([step, opened.kept.length]);
      await third.close();
    }
  });

  it('is followed by a start that leaves no file to nobody', async () => {
    const opened = await openFilled();
    const files = createMemoryStore();
    await files.write('segment-900', new TextEncoder().encode(secret).buffer);
    const indexing = await start(opened, files);
    await indexing.settled();
    expect(await files.list()).not.toContain('segment-900');
    expect((await files.list()).length).toBe(2 * indexing.search.segments);
    await indexing.close();
  });
});

describe('a file that is damaged while the archive is open', () => {
  it('makes no phrase wrong: what it held is left out and said to be, then read again and found', async () => {
    const opened = await openFilled();
    const files = createMemoryStore();
    await work(opened, files);
    const indexing = await start(opened, files);
    await indexing.settled();
    for (const name of await files.list()) {
      if (!name.endsWith('.positions')) continue;
      const bytes = new Uint8Array((await files.read(name)) ?? new ArrayBuffer());
      bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
      await files.write(name, bytes.buffer);
    }
    const { generation } = indexing;
    expect(await find(indexing, opened.holdings, '"report tide"')).toEqual([]);
    expect(indexing.search.size).toBeLessThan(opened.kept.length);
    expect(indexing.generation).toBeGreaterThan(generation);
    await indexing.settled();
    expect(await find(indexing, opened.holdings, '"report tide"')).toEqual(opened.kept);
    await indexing.save();
    await indexing.close();
    const again = await start(opened, files);
    expect(again.search.size).toBe(opened.kept.length);
    expect(await find(again, opened.holdings, '"report tide"')).toEqual(opened.kept);
    await again.close();
  });
});

describe('deleting for good', () => {
  it('is over only when no file of the index has a word of it', async () => {
    const opened = await openFilled();
    const files = createMemoryStore();
    await work(opened, files);
    expect(await holds(files, 'report')).toBe(true);
    expect(await holds(files, secret)).toBe(false);
  });

  it('keeps its promise at the next save when the disk was full', async () => {
    const opened = await openFilled();
    const files = createMemoryStore();
    let isFull = false;
    const full: SegmentStore = {
      ...files,
      write: async (name, bytes) => (isFull ? Promise.reject(new Error('no space')) : files.write(name, bytes)),
    };
    const indexing = await startIndexing({ ...needsOf(opened), holdings: opened.all, files: full });
    await indexing.settled();
    await indexing.save();
    expect(await holds(files, secret)).toBe(true);
    isFull = true;
    await indexing.erase([purged]);
    expect(await find(indexing, opened.all, secret)).toEqual([]);
    isFull = false;
    await indexing.save();
    expect(await holds(files, secret)).toBe(false);
    await indexing.close();
  });
});

interface Opened {
  readonly database: ArchiveDatabase;
  /** With the article that is deleted later, and without. */
  readonly all: Holdings;
  readonly holdings: Holdings;
  readonly kept: readonly number[];
  readonly articles: readonly AddedArticle[];
}

async function openFilled(): Promise<Opened> {
  const source = { indexedDB: new IDBFactory(), IDBKeyRange };
  const driven = await driveArchive(source, createJournal());
  const adds = Array.from({ length: 40 }, (_, i) =>
    addArticle(1, { title: `Day ${i}`, text: `Report tide ${i} ${i + 2 === purged ? secret : ''}` }),
  );
  await driven.change('import', [beginImport(), ...adds]);
  await driven.archive.close();
  const database = defineDatabase('backfile-1', source);
  const all = await loadHoldings(database);
  const holdings = await loadHoldings(database);
  holdings.commit([], [], [purged]);
  const ids = [...all.states.keys()];
  const [rows, bodies] = await Promise.all([database.articles.bulkGet(ids), database.bodies.bulkGet(ids)]);
  const articles = rows.flatMap((row, i) => {
    const body = bodies[i];
    return row && body ? [{ row, body }] : [];
  });
  return { database, all, holdings, kept: ids.filter((id) => id !== purged), articles };
}

const needsOf = ({ database }: Opened) => ({
  database,
  runMerge: async (job: Parameters<typeof runMerge>[0]) => runMerge(job),
  appliedSeq: () => 41,
  progress: () => undefined,
  quietMs: 3_600_000,
});

function start(opened: Opened, files: SegmentStore): Promise<Indexing> {
  return startIndexing({ ...needsOf(opened), holdings: opened.holdings, files });
}

/** A worker's day: batches come in and are saved, they are merged, one article is deleted for good, and more is saved. */
async function work(opened: Opened, files: SegmentStore): Promise<void> {
  const empty = await loadHoldings(opened.database);
  empty.commit([], [], [...empty.states.keys()]);
  const indexing = await startIndexing({ ...needsOf(opened), holdings: empty, files });
  await indexing.settled();
  empty.commit([...opened.all.states.values()], [], []);
  for (let at = 0; at < opened.articles.length; at += 4) {
    await indexing.add(opened.articles.slice(at, at + 4));
    if (at % 12 === 0) await indexing.save();
  }
  await indexing.save();
  empty.commit([], [], [purged]);
  await indexing.erase([purged]);
  await indexing.close();
}

/** A store that does no more after so many steps; a half step leaves half of a file. */
function breakAfter(
  files: SegmentStore,
  limit: number,
): { readonly store: SegmentStore; readonly steps: () => number } {
  let steps = 0;
  const take = async (whole: () => Promise<void>, half: () => Promise<void>): Promise<void> => {
    steps += 1;
    if (steps <= limit) return whole();
    if (steps - limit === 0.5) await half();
    throw new Error('ended');
  };
  return {
    steps: () => steps,
    store: {
      ...files,
      write: (name, bytes) =>
        take(
          () => files.write(name, bytes),
          () => files.write(name, bytes.slice(0, bytes.byteLength >> 1)),
        ),
      remove: (name) => take(() => files.remove(name), nothing),
      swapManifest: (bytes) => take(() => files.swapManifest(bytes), nothing),
    },
  };
}

const nothing = async (): Promise<void> => undefined;

async function find({ search }: Indexing, states: Holdings, query: string): Promise<number[]> {
  const { tree } = parseQuery(query, { today: '2026-01-01', typing: false });
  const { hits } = await search.search({ tree, states, view: 'all', sort: 'newest', offset: 0, limit: 100 });
  return hits.map(({ id }) => id).sort((a, b) => a - b);
}

/** Whether some file has these letters; the dictionary leaves out what a word begins with like the one before it. */
async function holds(files: SegmentStore, word: string): Promise<boolean> {
  const letters = word.slice(2);
  for (const name of await files.list()) {
    const bytes = new Uint8Array((await files.read(name)) ?? new ArrayBuffer());
    if (
      Array.from(bytes, (byte) => String.fromCharCode(byte))
        .join('')
        .includes(letters)
    )
      return true;
  }
  return false;
}
