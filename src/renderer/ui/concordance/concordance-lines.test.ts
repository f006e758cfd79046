import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ConcordanceLine, ConcordancePage, ConcordanceRequest } from '../../../contract/concordance';
import type { Ask } from '../state/archive-door';
import { chooseLine, chosenRange, noLine } from './chosen-lines';
import { createConcordanceLines } from './concordance-lines';
import { lineDirection } from './line-direction';

const sought = { query: 'wall', view: { kind: 'all' }, sort: 'newest', today: '2026-01-01' } as const;

function lineAt(at: number): ConcordanceLine {
  const words = { before: '', hit: 'wall', after: '', isTitle: false, range: [at, at + 4] as const };
  return { id: at, title: '', byline: [], outlet: null, published: null, language: null, url: null, ...words };
}

/** An archive that has found `total` lines so far. */
function archive(now: { total: number; state: ConcordancePage['state']; version: number }) {
  const asked: ConcordanceRequest[] = [];
  const answer = async (_: string, request: ConcordanceRequest): Promise<ConcordancePage> => {
    asked.push(request);
    const { offset, limit, order } = request;
    const count = Math.max(0, Math.min(limit, now.total - offset));
    return {
      ...now,
      lines: Array.from({ length: count }, (__, i) => lineAt(offset + i)),
      articles: now.total,
      done: now.total,
      of: 1_000,
      hasWords: true,
      isCut: false,
      isStale: false,
      order: now.state === 'building' ? 'list' : order,
    };
  };
  // Only `concordance` is asked here.
  return { asked, ask: answer as unknown as Ask };
}

describe('The lines of a concordance', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are asked for again while more are found, and no more once all are there', async () => {
    const now: Parameters<typeof archive>[0] = { total: 30, state: 'building', version: 1 };
    const { asked, ask } = archive(now);
    const lines = createConcordanceLines(ask);
    lines.ask(sought, 'after1');
    await vi.advanceTimersByTimeAsync(10);
    expect(lines.state.get().page).toMatchObject({ total: 30, state: 'building' });
    now.total = 250;
    now.state = 'done';
    await vi.advanceTimersByTimeAsync(300);
    expect(lines.state.get().page).toMatchObject({ total: 250, state: 'done', order: 'after1' });
    const count = asked.length;
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toHaveLength(count);
  });

  it('are loaded where they are in sight and nowhere else', async () => {
    const { asked, ask } = archive({ total: 100_000, state: 'done', version: 1 });
    const lines = createConcordanceLines(ask);
    lines.ask(sought, 'list');
    await vi.advanceTimersByTimeAsync(10);
    lines.ensure(50_050, 50_090);
    await vi.advanceTimersByTimeAsync(10);
    expect(lines.line(50_060)?.id).toBe(50_060);
    expect(lines.line(70_000)).toBeUndefined();
    expect(asked.map(({ offset }) => offset)).toEqual([0, 50_000]);
  });

  it('are stopped and gone on with, and ask nothing when they are closed', async () => {
    const { asked, ask } = archive({ total: 10, state: 'building', version: 1 });
    const lines = createConcordanceLines(ask);
    lines.ask(sought, 'list');
    await vi.advanceTimersByTimeAsync(10);
    lines.setStopped(true);
    await vi.advanceTimersByTimeAsync(10);
    expect(asked.at(-1)?.isStopped).toBe(true);
    lines.setStopped(false);
    await vi.advanceTimersByTimeAsync(10);
    expect(asked.at(-1)?.isStopped).toBeUndefined();
    lines.close();
    const count = asked.length;
    await vi.advanceTimersByTimeAsync(2_000);
    expect(asked).toHaveLength(count);
  });

  it('are all handed over when many are copied, whatever is in sight', async () => {
    const { ask } = archive({ total: 1_234, state: 'done', version: 1 });
    const lines = createConcordanceLines(ask);
    lines.ask(sought, 'list');
    await vi.advanceTimersByTimeAsync(10);
    expect((await lines.between(0, 1_233)).map(({ id }) => id)).toEqual(Array.from({ length: 1_234 }, (_, at) => at));
    expect(await lines.between(1_230, 9_999)).toHaveLength(4);
  });
});

describe('Lines that are chosen', () => {
  it('are one, or all from where a range began, and never ones that are not there', () => {
    const one = chooseLine(noLine, 4, false, 10);
    expect(chosenRange(one)).toEqual([4, 4]);
    expect(chosenRange(chooseLine(one, 2, true, 10))).toEqual([2, 4]);
    expect(chosenRange(chooseLine(one, 99, true, 10))).toEqual([4, 9]);
    expect(chosenRange(chooseLine(one, -1, false, 10))).toEqual([0, 0]);
    expect(chosenRange(chooseLine(one, 0, false, 0))).toBeNull();
  });
});

describe('A line', () => {
  it.each([
    ['ar', 'wall', 'rtl'],
    ['en', 'قلب', 'ltr'],
    [null, '«الميناء»', 'rtl'],
    [null, 'wall', 'ltr'],
    [null, '灯塔', 'ltr'],
  ] as const)('runs as its language %s does, else as its hit %s', (language, hit, direction) => {
    expect(lineDirection({ language, hit })).toBe(direction);
  });
});
