/**
 * A concordance of 100,000 lines in a window: how long until all lines are there, until they stand in another order, and
 * does anything wait meanwhile: the window, or other questions to the archive?
 */
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';
import { desk } from '../e2e/desk';
import { concordanceOrders } from '../src/contract/concordance';
import type { ControlClient } from '../src/main/library/client';
import { askArchive, untilCovered } from './ask-archive';
import { writeGeneratedLibrary } from './generated-library';
import { describe, head, watch, type Measured, type Watched } from './watch-window';
import { openWithWindow, printTable, quantile } from './with-library';

const articles = Number(process.env['BENCH_ARTICLES'] ?? 100_000);
const wantedLines = Number(process.env['BENCH_LINES'] ?? 100_000);
const rounds = Number(process.env['BENCH_ROUNDS'] ?? 3);
/** A folder that is kept, so that the next run need not make the library again. */
const kept = process.env['BENCH_LIBRARY'];
/** How often another question is asked meanwhile. */
const askEveryMs = 10;
/** A build that takes longer has failed. */
const mostMs = 300_000;

export async function run(): Promise<void> {
  const dir = kept ?? (await mkdtemp(join(tmpdir(), 'backfile-concordance-')));
  try {
    if (!existsSync(join(dir, 'vault'))) await writeGeneratedLibrary(dir, articles);
    const open = await openWithWindow(dir);
    await untilCovered(open.client, articles);
    await open.page.waitForTimeout(3_000);
    await measure(open.page, open.client);
    await open.close();
  } finally {
    if (!kept) await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function measure(page: Page, client: ControlClient): Promise<void> {
  const window = desk(page);
  const words = await drawWords(client);
  await page.setViewportSize({ width: 1440, height: 900 });
  await window.search('nothing-of-that-name');
  await window.showAs('Concordance');
  const pausesFound = await watchWorker(page);
  const builds: Watched[] = [];
  const waits: number[] = [];
  for (const word of words) {
    // What is shown of one word must not be taken for the next.
    await window.search('nothing-of-that-name');
    await expect(page.getByText('No article matches')).toBeVisible();
    const asking = askMeanwhile(client);
    builds.push(
      await watch(page, async () => {
        const started = performance.now();
        await window.search(word);
        await expect(window.linesCount).toContainText(/\d line/, { timeout: mostMs });
        await expect(window.linesCount.getByRole('progressbar')).toHaveCount(0, { timeout: mostMs });
        return performance.now() - started;
      }),
    );
    waits.push(...(await asking.stop()));
    console.log(`“${word}”: ${(await window.linesCount.innerText()).split('\n').join(' ')}`);
  }
  const found = await pausesFound();
  const searches = words.map(async (query) => {
    const started = performance.now();
    await askArchive(client, 'searchIds', { query, view: { kind: 'all' }, sort: 'newest', today: '2026-01-01' });
    return { tookMs: performance.now() - started, longTasksMs: [] };
  });
  const rows: Measured[] = [
    { what: 'the articles alone', runs: await Promise.all(searches), goalMs: null },
    { what: 'all lines found', runs: builds, goalMs: null },
  ];
  const sortWaits: number[] = [];
  const pausesSorted = await watchWorker(page);
  for (const order of concordanceOrders) {
    if (order === 'list') continue;
    const asking = askMeanwhile(client);
    const runs: Watched[] = [];
    for (let round = 0; round < rounds; round++) {
      const query = words[round % words.length] ?? '';
      runs.push(await watch(page, () => timeOrder(client, query, order)));
    }
    sortWaits.push(...(await asking.stop()));
    rows.push({ what: `order: ${order}`, runs, goalMs: null });
  }
  const sorted = await pausesSorted();
  await window.concordance.focus();
  for (const [what, keys] of [
    ['scroll by 40 pages', Array.from({ length: 40 }, () => 'PageDown')],
    ['to the end and back, 5 times', Array.from({ length: 10 }, (_, at) => (at % 2 === 0 ? 'End' : 'Home'))],
  ] as const) {
    const pressAll = async (): Promise<void> => {
      for (const key of keys) {
        await page.keyboard.press(key);
        await page.waitForTimeout(30);
      }
    };
    rows.push({ what, runs: [await watch(page, pressAll)], goalMs: null });
  }
  console.log(`\nMilliseconds, over ${articles} articles in one window, which is asked to find and order lines.`);
  printTable(head, rows.map(describe));
  console.log('\nHow long a timer waited in the worker that is due every 4 ms, in milliseconds:');
  printTable(
    ['while', 'times', 'median', 'p99', 'longest'],
    [
      ['lines are found', ...spread(found)],
      ['lines are ordered', ...spread(sorted)],
    ],
  );
  console.log('\nAnother question to the archive meanwhile, round trip in milliseconds:');
  printTable(
    ['while', 'questions', 'median', 'p99', 'longest'],
    [
      ['lines are found', ...spread(waits)],
      ['lines are ordered', ...spread(sortWaits)],
      ['nothing is done', ...spread(await askForAWhile(client))],
    ],
  );
}

function spread(times: readonly number[]): readonly string[] {
  return [String(times.length), ...[0.5, 0.99, 1].map((share) => quantile(times, share).toFixed(0))];
}

/** A page of lines in an order that is asked for the first time. */
async function timeOrder(
  client: ControlClient,
  query: string,
  order: (typeof concordanceOrders)[number],
): Promise<number> {
  // Orders are kept for each question: another day makes it another one, whose lines are taken over.
  const today = `2001-01-${String(1 + Math.floor(Math.random() * 28)).padStart(2, '0')}`;
  const request = { query, view: { kind: 'all' }, sort: 'relevance', today, offset: 0, limit: 100 } as const;
  for (;;) {
    const page = await askArchive(client, 'concordance', { ...request, order: 'list' });
    if (page.state === 'done') break;
  }
  const started = performance.now();
  await askArchive(client, 'concordance', { ...request, order });
  return performance.now() - started;
}

/** Notes how long the archive's worker lets a timer wait that is due after four milliseconds; gives the way to the times. */
async function watchWorker(page: Page): Promise<() => Promise<readonly number[]>> {
  const [worker] = page.workers();
  if (!worker) throw new Error('the window hosts no archive');
  await worker.evaluate(() => {
    const state = { times: [] as number[], isOver: false };
    Object.assign(globalThis, { benchPauses: state });
    let last = performance.now();
    const look = (): void => {
      const now = performance.now();
      state.times.push(now - last);
      last = now;
      if (!state.isOver) setTimeout(look);
    };
    setTimeout(look);
  });
  return () =>
    worker.evaluate(() => {
      // Put there above.
      const { benchPauses } = globalThis as unknown as { benchPauses: { times: number[]; isOver: boolean } };
      benchPauses.isOver = true;
      return benchPauses.times;
    });
}

/** Asks something small again and again; gives how long each answer took. */
function askMeanwhile(client: ControlClient): { stop(): Promise<readonly number[]> } {
  const times: number[] = [];
  const end = new AbortController();
  const asking = (async (): Promise<void> => {
    while (!end.signal.aborted) {
      const started = performance.now();
      await askArchive(client, 'lastUndoable');
      times.push(performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, askEveryMs));
    }
  })();
  return {
    async stop() {
      end.abort();
      await asking;
      return times;
    },
  };
}

async function askForAWhile(client: ControlClient): Promise<readonly number[]> {
  const asking = askMeanwhile(client);
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  return asking.stop();
}

/** Words of the archive that stand in it about as often as there shall be lines; different ones for each round. */
async function drawWords(client: ControlClient): Promise<readonly string[]> {
  const request = { view: { kind: 'all' }, sort: 'newest', today: '2026-01-01', offset: 0 } as const;
  const { rows } = await askArchive(client, 'search', { ...request, query: '', limit: 100 });
  const words = new Set(rows.flatMap(({ snippet }) => snippet.toLowerCase().match(/\p{L}{3,}/gu) ?? []));
  const found: { readonly word: string; readonly total: number }[] = [];
  for (const word of [...words].slice(0, 300)) {
    const { total } = await askArchive(client, 'search', { ...request, query: `"${word}"`, limit: 1 });
    found.push({ word: `"${word}"`, total });
  }
  return found
    .sort((a, b) => far(a.total) - far(b.total))
    .slice(0, rounds)
    .map(({ word }) => word);
}

/** How far from the lines that are wanted: such a word stands about 1.4 times in an article that holds it. */
function far(total: number): number {
  return Math.abs(Math.log((total * 1.4) / wantedLines));
}
