/** A desk at work: how long do a tag on 10,000 articles, taking it back, and opening a collection of 10,000 take, and does the window stay live? */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { ArchiveApi, ArchiveMethod } from '../src/contract/archive-api';
import type { EditDraft, GroupName } from '../src/contract/change';
import type { ControlClient } from '../src/main/library/client';
import { writeCorpus } from '../e2e/corpus';
import { openWithWindow, printTable, quantile } from './with-library';

const articles = Number(process.env['BENCH_ARTICLES'] ?? 30_000);
const many = Math.min(10_000, articles);
const rounds = 3;

export async function run(): Promise<void> {
  const kept = process.env['BENCH_LIBRARY'];
  const work = await mkdtemp(join(tmpdir(), 'backfile-desk-'));
  try {
    const open = await openWithWindow(kept ?? join(work, 'library'));
    if ((await ask(open.client, 'counts')).all < articles * 0.9) {
      const corpus = join(work, 'corpus');
      await writeCorpus(corpus, articles, 'text');
      await importAll(open.client, corpus);
    }
    printTable(['what', 'seconds', 'long tasks', 'p95 ms', 'longest ms'], await measure(open.client, open.page));
    await open.close();
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function measure(client: ControlClient, page: Page): Promise<(string | number)[][]> {
  const all = await ask(client, 'searchIds', { query: '', view: { kind: 'all' }, sort: 'newest', today: '2026-01-01' });
  const ids = all.slice(0, many);
  const rows: (string | number)[][] = [];
  for (let round = 0; round < rounds; round++) {
    const tag = `round ${round}`;
    let group = 0;
    rows.push(
      await watched(page, `tag ${ids.length}`, async () => {
        group = await edit(client, 'tag', [{ type: 'tag-add', tag, ids }], null);
        await until(async () => (await ask(client, 'inverse', group)) !== null);
      }),
      await watched(page, 'take it back', async () => {
        const inverse = (await ask(client, 'inverse', group)) ?? [];
        const undo = await edit(client, 'undo', inverse, group);
        await until(async () => (await ask(client, 'inverse', undo)) !== null);
      }),
    );
  }
  const collection = await edit(
    client,
    'collection-make',
    [{ type: 'collection-make', name: 'Ten thousand', parent: null, before: null, folder: null }],
    null,
  );
  rows.push(
    await watched(page, `file ${ids.length}`, async () => {
      const group = await edit(client, 'file', [{ type: 'collection-add', id: collection, ids, before: null }], null);
      await until(async () => (await ask(client, 'inverse', group)) !== null);
    }),
  );
  rows.push(await openCollection(client, collection, 'own'), await openCollection(client, collection, 'newest'));
  rows.push(await paintCollection(page));
  return rows;
}

/** The first screen of the collection, asked of the archive twenty times. */
async function openCollection(client: ControlClient, id: number, sort: 'own' | 'newest'): Promise<(string | number)[]> {
  const times: number[] = [];
  for (let i = 0; i < 20; i++) {
    const started = performance.now();
    await ask(client, 'search', {
      query: '',
      view: { kind: 'collection', id, within: false },
      sort,
      offset: 0,
      limit: 50,
      today: '2026-01-01',
    });
    times.push(performance.now() - started);
  }
  return [
    `ask for the collection, ${sort} (p50, p95 as longest)`,
    seconds(quantile(times, 0.5)),
    '',
    '',
    ms(quantile(times, 0.95)),
  ];
}

/** From the click on the collection to the frame in which its first row stands. */
async function paintCollection(page: Page): Promise<(string | number)[]> {
  const times: number[] = [];
  const entry = page.getByText('Ten thousand', { exact: true }).first();
  for (let i = 0; i < 10; i++) {
    await page.getByText('Trash', { exact: true }).first().click();
    await page.waitForTimeout(500);
    await page.evaluate(() => {
      const state = { clicked: 0, painted: 0 };
      Object.assign(globalThis, { benchOpen: state });
      document.addEventListener('pointerdown', () => (state.clicked = performance.now()), {
        capture: true,
        once: true,
      });
      new MutationObserver((_, observer) => {
        if (state.clicked === 0 || !document.querySelector('[role="listbox"][aria-label="Articles"] [role="option"]'))
          return;
        observer.disconnect();
        requestAnimationFrame(() => setTimeout(() => (state.painted = performance.now())));
      }).observe(document.body, { childList: true, subtree: true });
    });
    await entry.click();
    await page.waitForTimeout(500);
    const took = await page.evaluate(() => {
      const { benchOpen } = globalThis as unknown as { benchOpen: { clicked: number; painted: number } };
      return benchOpen.painted - benchOpen.clicked;
    });
    if (took > 0) times.push(took);
  }
  return [
    'click to painted (p50, p95 as longest)',
    seconds(quantile(times, 0.5)),
    times.length,
    '',
    ms(quantile(times, 0.95)),
  ];
}

/** Runs something and notes how long it took and how long the window's main thread was held at a time. */
async function watched(page: Page, what: string, work: () => Promise<void>): Promise<(string | number)[]> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    });
    observer.observe({ type: 'longtask' });
    Object.assign(globalThis, { benchTasks: { tasks, observer } });
  });
  const started = performance.now();
  await work();
  const took = performance.now() - started;
  // What the window does when it hears of it counts, too.
  await page.waitForTimeout(1_000);
  const tasks = await page.evaluate(() => {
    const { benchTasks } = globalThis as unknown as { benchTasks: { tasks: number[]; observer: PerformanceObserver } };
    benchTasks.observer.disconnect();
    return benchTasks.tasks;
  });
  return [
    what,
    seconds(took),
    tasks.length,
    tasks.length > 0 ? ms(quantile(tasks, 0.95)) : '-',
    tasks.length > 0 ? ms(Math.max(...tasks)) : '-',
  ];
}

const seconds = (value: number): string => (value / 1000).toFixed(3);
const ms = (value: number): string => value.toFixed(0);

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function edit(
  client: ControlClient,
  name: GroupName,
  changes: readonly EditDraft[],
  undoes: number | null,
): Promise<number> {
  const answer = await client.command('edit', { name, changes, undoes });
  if (!answer.ok) throw new Error(`${name} was refused: ${answer.failure.code} ${answer.failure.detail}`);
  return answer.value.group;
}

async function ask<M extends ArchiveMethod>(
  client: ControlClient,
  method: M,
  ...args: Parameters<ArchiveApi[M]>
): Promise<Awaited<ReturnType<ArchiveApi[M]>>> {
  const answer = await client.command('ask', { method, args });
  if (!answer.ok) throw new Error(`${method} was refused: ${answer.failure.code} ${answer.failure.detail}`);
  // The method named gives this (contract/archive-api.ts).
  return answer.value as Awaited<ReturnType<ArchiveApi[M]>>;
}

/** Imports a folder without collections and waits until its last frame is applied. */
async function importAll(client: ControlClient, folder: string): Promise<void> {
  const done = new Promise<void>((resolve, reject) => {
    client.on('jobs', ({ jobs }) => {
      const job = jobs.at(-1);
      if (job?.state === 'done') resolve();
      if (job?.state === 'failed' || job?.state === 'cancelled') reject(new Error(`the import ended as ${job.state}`));
    });
  });
  const answer = await client.command('import', { from: { kind: 'paths', paths: [folder] }, collections: false });
  if (!answer.ok) throw new Error(`the import was refused: ${answer.failure.code}`);
  await done;
  await until(async () => (await ask(client, 'counts')).all >= articles * 0.9);
}
