/** The whole path: files to a searchable, painted list. How many articles a second, how soon, how much memory? */
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { SearchPage } from '../src/contract/archive-api';
import type { ControlClient } from '../src/main/library/client';
import { writeCorpus } from '../e2e/corpus';
import { openWithWindow, printTable, quantile } from './with-library';

const sizes = (process.env['BENCH_SIZES'] ?? '1000,10000,30000').split(',').map(Number);

export async function run(): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'backfile-bench-'));
  try {
    const rows: string[][] = [];
    for (const count of sizes) rows.push(await measure(work, count, 'text'));
    rows.push(await measure(work, 1000, 'html'));
    console.log('\nAll originals, frames and transactions fsynced; one window open, which hosts the archive.');
    printTable(
      [
        'articles',
        'articles/s',
        'start to searchable',
        'search p50/p95 in worker',
        'and round trip',
        'key to painted p50/p95',
        'page MB',
        'worker MB',
        'renderer RSS MB',
      ],
      rows,
    );
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 5 });
  }
}

const ms = (value: number): string => value.toFixed(value < 10 ? 1 : 0);

async function measure(work: string, count: number, format: 'text' | 'html'): Promise<string[]> {
  const corpus = join(work, `${format}-${count}`);
  const headlines = await writeCorpus(corpus, count, format);
  const dir = join(work, `library-${format}-${count}`);
  const first = await openWithWindow(dir);
  const seconds = await importAll(first.client, corpus);
  await first.close();

  const started = performance.now();
  const again = await openWithWindow(dir);
  await waitUntilCovered(again.client);
  const toSearchable = (performance.now() - started) / 1000;
  const words = headlines.flatMap((headline) => headline.toLowerCase().split(' ')).filter((word) => word.length > 2);
  const searches = await timeSearches(again.client, words);
  const keys = await timeKeys(again.page, words);
  const memory = await memoryOf(again.page);
  await again.close();
  await rm(corpus, { recursive: true, force: true });
  await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  return [
    `${count} ${format}`,
    String(Math.round(count / seconds)),
    `${toSearchable.toFixed(1)} s`,
    `${ms(quantile(searches.worker, 0.5))} / ${ms(quantile(searches.worker, 0.95))} ms`,
    `${ms(quantile(searches.roundTrip, 0.5))} / ${ms(quantile(searches.roundTrip, 0.95))} ms`,
    `${ms(quantile(keys, 0.5))} / ${ms(quantile(keys, 0.95))} ms`,
    memory.page,
    memory.worker,
    memory.renderer,
  ];
}

/** Imports a folder and waits until its last frame is applied; gives the seconds. */
async function importAll(client: ControlClient, folder: string): Promise<number> {
  const started = performance.now();
  const done = new Promise<void>((resolve, reject) => {
    client.on('jobs', ({ jobs }) => {
      const job = jobs.at(-1);
      if (job?.state === 'done') resolve();
      if (job?.state === 'failed' || job?.state === 'cancelled') reject(new Error(`the import ended as ${job.state}`));
    });
  });
  const answer = await client.command('import', { from: { kind: 'paths', paths: [folder] } });
  if (!answer.ok) throw new Error(`the import was refused: ${answer.failure.code}`);
  await done;
  return (performance.now() - started) / 1000;
}

async function ask(client: ControlClient, query: string): Promise<SearchPage> {
  const answer = await client.command('ask', {
    method: 'search',
    args: [{ query, view: { kind: 'all' }, sort: 'relevance', offset: 0, limit: 50, today: '2026-01-01' }],
  });
  if (!answer.ok) throw new Error(`the search was refused: ${answer.failure.code}`);
  // The method named above gives a SearchPage (contract/archive-api.ts).
  return answer.value as SearchPage;
}

async function waitUntilCovered(client: ControlClient): Promise<void> {
  for (;;) {
    const page = await ask(client, 'harbour');
    if (page.held > 0 && page.covered >= page.held) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** 200 searches of one to three words and a prefix, each new. */
async function timeSearches(client: ControlClient, words: readonly string[]) {
  const worker: number[] = [];
  const roundTrip: number[] = [];
  for (let i = 0; i < 200; i++) {
    const query = Array.from({ length: 1 + (i % 3) }, (_, n) => words[(i * 7919 + n * 104_729) % words.length]).join(
      ' ',
    );
    const started = performance.now();
    const page = await ask(client, i % 2 ? query : query.slice(0, -1));
    roundTrip.push(performance.now() - started);
    worker.push(page.milliseconds);
  }
  return { worker, roundTrip };
}

/** Types words into the search field; from each key press to the frame after the list last changed. */
async function timeKeys(page: Page, words: readonly string[]): Promise<number[]> {
  const field = page.getByRole('combobox', { name: 'Search articles' });
  await field.focus();
  await page.evaluate(() => {
    const list = document.querySelector('[aria-label="Articles"]')?.parentElement ?? document.body;
    const state = { pressed: 0, painted: 0 };
    Object.assign(globalThis, { benchKeys: state });
    document.addEventListener(
      'keydown',
      () => {
        state.pressed = performance.now();
        state.painted = 0;
      },
      true,
    );
    new MutationObserver(() => {
      requestAnimationFrame(() => setTimeout(() => (state.painted = performance.now())));
    }).observe(list, { childList: true, subtree: true, characterData: true, attributes: true });
  });
  const times: number[] = [];
  for (let i = 0; i < 12; i++) {
    const word = words[(i * 6151) % words.length] ?? '';
    await field.fill('');
    await page.waitForTimeout(400);
    for (const key of word.slice(0, 6)) {
      await page.keyboard.press(key);
      await page.waitForTimeout(500);
      const took = await page.evaluate(() => {
        const { benchKeys } = globalThis as unknown as { benchKeys: { pressed: number; painted: number } };
        return benchKeys.painted - benchKeys.pressed;
      });
      if (took > 0) times.push(took);
    }
  }
  return times;
}

/** Runs in a page or a worker. */
function heap(): string {
  const { memory } = performance as unknown as { memory?: { usedJSHeapSize: number } };
  return memory ? String(Math.round(memory.usedJSHeapSize / 2 ** 20)) : 'not told';
}

/** JavaScript heap of page and worker where Chromium tells it, and the resident memory of the renderer's process. */
async function memoryOf(page: Page) {
  const worker = page.workers()[0];
  return {
    page: await page.evaluate(heap),
    worker: worker ? await worker.evaluate(heap) : 'none',
    renderer: await residentMegabytes(),
  };
}

/** Resident memory of the largest renderer process, which holds page and worker (Linux only; close other browsers). */
async function residentMegabytes(): Promise<string> {
  if (process.platform !== 'linux') return 'not told';
  let largest = 0;
  for (const pid of await readdir('/proc')) {
    if (!/^\d+$/.test(pid)) continue;
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!command.includes('--type=renderer')) continue;
    const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
    largest = Math.max(largest, Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0));
  }
  return String(Math.round(largest / 1024));
}
