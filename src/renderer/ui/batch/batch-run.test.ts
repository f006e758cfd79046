import { describe, expect, it } from 'vitest';
import type { BatchFigures, BatchQuestion } from '../../../contract/batch';
import type { Ask } from '../state/archive-door';
import { createBatchRun, type BatchList } from './batch-run';

const figures = (found: number, change: Partial<BatchFigures> = {}): BatchFigures => ({
  found,
  fresh: null,
  first: null,
  last: null,
  outlets: [],
  notices: [],
  upTo: 90,
  covered: 5,
  held: 5,
  ...change,
});
const list = (lines: readonly string[]): BatchList => ({ id: 7, name: 'L', kind: 'names', lines, seen: 40 });

function open(answer: (question: BatchQuestion, nth: number) => BatchFigures | Promise<BatchFigures>) {
  const asked: BatchQuestion[] = [];
  // Only these two methods are asked.
  const ask = ((method: string, question: BatchQuestion) => {
    if (method === 'saved') return Promise.resolve([{ id: 7, seen: 60 }]);
    asked.push(question);
    return Promise.resolve(answer(question, asked.length));
  }) as unknown as Ask;
  const done: [string, number][] = [];
  const run = createBatchRun(ask, ({ name }, upTo) => done.push([name, upTo]));
  return { run, asked, done };
}

describe('a batch search', () => {
  it('asks one line at a time, all of one moment since its last run, and tells the end once', async () => {
    const { run, asked, done } = open((_, nth) => figures(nth, { upTo: 90 + nth }));
    await run.start(list(['a', 'b', 'c']));
    expect(asked.map(({ query, seen, upTo }) => [query, seen, upTo])).toEqual([
      ['"a"', 60, null],
      ['"b"', 60, 91],
      ['"c"', 60, 91],
    ]);
    expect(run.store.get()).toMatchObject({
      phase: 'done',
      upTo: 91,
      rows: [{ line: 'a' }, { line: 'b' }, { line: 'c' }],
    });
    expect(done).toEqual([['L', 91]]);
  });

  it('that is cancelled keeps the lines it has and does not count as a run', async () => {
    const { run, done, asked } = open((_, nth) => {
      if (nth === 2) run.cancel();
      return figures(1);
    });
    await run.start(list(['a', 'b', 'c']));
    expect(run.store.get().phase).toBe('cancelled');
    expect(asked).toHaveLength(2);
    expect(done).toEqual([]);
  });

  it('waits for an index that is being made, and asks the line again', async () => {
    const { run, done } = open((_, nth) => (nth === 1 ? figures(0, { covered: 1 }) : figures(4)));
    await run.start(list(['a']));
    expect(run.store.get().rows.map((row) => row.figures.found)).toEqual([4]);
    expect(done).toHaveLength(1);
  });

  it('says when the archive is gone, and a second run takes the place of the first', async () => {
    const gone = open(() => Promise.reject(new Error('gone')));
    await gone.run.start(list(['a']));
    expect(gone.run.store.get().phase).toBe('failed');
    const { run, done } = open((_, nth) => figures(nth));
    await Promise.all([run.start(list(['a', 'b'])), run.start(list(['c']))]);
    expect(run.store.get().rows.map(({ line }) => line)).toEqual(['c']);
    expect(done).toHaveLength(1);
  });
});
