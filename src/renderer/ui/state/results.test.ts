import { describe, expect, it } from 'vitest';
import type { ResultRow, SearchPage, SearchRequest } from '../../../contract/archive-api';
import type { Ask } from './archive-door';
import { createMover } from './mover';
import { createResults, pageRows } from './results';

const row = (id: number): ResultRow => ({
  id,
  title: `Article ${id}`,
  titleHits: [],
  byline: [],
  outlet: null,
  section: null,
  published: null,
  saved: null,
  imported: '2026-05-03T10:00:00.000Z',
  language: null,
  words: 0,
  kind: 'article',
  score: 0,
  snippet: '',
  snippetHits: [],
  isRead: false,
  isStarred: false,
  isTrashed: false,
  tags: [],
  highlights: 0,
  sightings: 0,
  lastSighting: null,
  versions: 0,
  isEarlierVersion: false,
  story: null,
  place: null,
});
const today = '2026-05-03';
const asking = (query: string) => ({ query, view: { kind: 'all' }, sort: 'newest', today }) as const;
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));

/** An archive of numbered articles, whose answers come when the test lets them. */
function archiveOf(ids: number[]) {
  const held: { readonly request: SearchRequest; readonly answer: () => void }[] = [];
  const asked: SearchRequest[] = [];
  const state = { ids, isHeld: false };
  const ask = ((method: 'search' | 'searchIds', request: SearchRequest) => {
    if (method === 'searchIds') return Promise.resolve(state.ids);
    return new Promise<SearchPage>((resolve) => {
      asked.push(request);
      const answer = (): void =>
        resolve({
          rows: state.ids.slice(request.offset, request.offset + request.limit).map(row),
          total: state.ids.length,
          leftOut: { undated: 0, trashed: 0, notArticles: 0 },
          notices: [],
          milliseconds: 1,
          covered: state.ids.length,
          held: state.ids.length,
        });
      if (state.isHeld) held.push({ request, answer });
      else answer();
    });
  }) as unknown as Ask; // A result list asks nothing else.
  return { ask, asked, held, state };
}
const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);

describe('the result list', () => {
  it('shows the answer to what was typed last, whichever comes last', async () => {
    const archive = archiveOf(upTo(10));
    archive.state.isHeld = true;
    const results = createResults(archive.ask);
    results.ask(asking('ha'));
    results.ask(asking('har'));
    archive.held[1]?.answer();
    await settle();
    archive.held[0]?.answer();
    await settle();
    expect(results.state.get().asked?.query).toBe('har');
  });

  it('shows two rows in each other’s place at once, also from one page to the next', async () => {
    const archive = archiveOf(upTo(250));
    const results = createResults(archive.ask);
    results.ask(asking(''));
    await settle();
    results.ensure(0, 150);
    await settle();
    results.swap(99, 100);
    expect([results.row(99)?.id, results.row(100)?.id]).toEqual([101, 100]);
    results.swap(0, 249);
    expect(results.row(0)?.id).toBe(1);
  });

  it('keeps the rows shown until the next answer is there', async () => {
    const archive = archiveOf(upTo(10));
    const results = createResults(archive.ask);
    results.ask(asking(''));
    await settle();
    archive.state.isHeld = true;
    results.ask(asking('x'));
    await settle();
    expect(results.row(0)?.id).toBe(1);
    expect(results.state.get().asked?.query).toBe('');
  });

  it('loads only where a fast scroll ends', async () => {
    const archive = archiveOf(upTo(100_000));
    const results = createResults(archive.ask);
    results.ask(asking(''));
    await settle();
    archive.asked.length = 0;
    for (let first = 0; first < 90_000; first += 1_000) results.ensure(first, first + 20);
    await settle();
    expect(results.row(89_010)?.id).toBe(89_011);
    expect(archive.asked.length).toBeLessThan(6);
  });

  it('forgets rows far from those in sight', async () => {
    const results = createResults(archiveOf(upTo(100_000)).ask);
    results.ask(asking(''));
    await settle();
    results.ensure(50_000, 50_020);
    await settle();
    expect(results.row(0)).toBeUndefined();
  });

  it('says that the archive failed, and takes the next answer', async () => {
    let fails = true;
    const archive = archiveOf(upTo(3));
    const ask: Ask = (method, ...args) => (fails ? Promise.reject(new Error('gone')) : archive.ask(method, ...args));
    const results = createResults(ask);
    results.ask(asking(''));
    await settle();
    expect(results.state.get().phase).toBe('failed');
    fails = false;
    results.ask(asking(''));
    await settle();
    expect(results.state.get().phase).toBe('ready');
  });
});

/** A list of articles with those ids, and the mover on it. */
async function open(ids: number[]) {
  const archive = archiveOf(ids);
  const results = createResults(archive.ask);
  let emptied = 0;
  const mover = createMover(results, () => {
    emptied += 1;
  });
  results.state.subscribe(() => mover.relocate());
  results.ask(asking(''));
  await settle();
  return { archive, results, mover, emptied: () => emptied };
}

describe('the chosen article', () => {
  it('stays chosen when others arrive before it', async () => {
    const { archive, results, mover } = await open(upTo(5));
    mover.pick(1, 'one');
    archive.state.ids = [101, 102, 103, ...upTo(5)];
    results.refresh();
    await settle();
    expect(mover.selection.get()).toMatchObject({ index: 4, id: 2 });
  });

  it.each([
    ['in the middle', upTo(5), 2, [1, 2, 4, 5], 4],
    ['at the end', upTo(3), 2, [1, 2], 2],
  ])('gives way to the next one when it leaves %s', async (_, before, index, after, next) => {
    const { archive, results, mover } = await open(before);
    mover.pick(index, 'one');
    mover.expectLeaving([before[index] ?? 0]);
    archive.state.ids = after;
    results.refresh();
    await settle();
    expect(mover.selection.get().id).toBe(next);
  });

  it('is followed by the first one after a range that leaves', async () => {
    const { archive, results, mover } = await open(upTo(8));
    mover.pick(2, 'one');
    mover.pick(4, 'range');
    await settle();
    mover.expectLeaving([3, 4, 5]);
    archive.state.ids = [1, 2, 6, 7, 8];
    results.refresh();
    await settle();
    expect(mover.selection.get().id).toBe(6);
  });

  it('is none when the last one leaves', async () => {
    const { archive, results, mover, emptied } = await open([7]);
    mover.pick(0, 'one');
    mover.expectLeaving([7]);
    archive.state.ids = [];
    results.refresh();
    await settle();
    expect(mover.selection.get().index).toBe(-1);
    expect(emptied()).toBe(1);
  });

  it('can be all of them, without their rows being loaded', async () => {
    const { mover, results } = await open(upTo(2_345));
    mover.pickAll();
    await settle();
    expect(mover.selection.get().ids.size).toBe(2_345);
    expect(results.row(pageRows * 5)).toBeUndefined();
  });

  it('is all of them for what is done at once after, though they are still being counted', async () => {
    const { mover } = await open(upTo(2_345));
    mover.pick(0, 'one');
    mover.pickAll();
    const about: number[] = [];
    mover.whenCounted(() => about.push(mover.selection.get().ids.size));
    await settle();
    expect(about).toEqual([2_345]);
  });

  it('is opened once its row has come, when a key went far ahead', async () => {
    const { mover } = await open(upTo(5_000));
    mover.pick(4_999, 'one');
    expect(mover.selection.get().id).toBeNull();
    await settle();
    expect(mover.selection.get().id).toBe(5_000);
  });
});
