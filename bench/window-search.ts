/** Search as it is felt, in a window with BENCH_ARTICLES articles: from the key to the painted list, from opening to searching, in how much memory. */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import type { SearchPage } from '../src/contract/archive-api';
import { writeCorpus } from '../e2e/corpus';
import type { ControlClient } from '../src/main/library/client';
import { askArchive, untilCovered } from './ask-archive';
import { writeGeneratedLibrary } from './generated-library';
import { openWithWindow, printTable, quantile } from './with-library';

const articles = Number(process.env['BENCH_ARTICLES'] ?? 20_000);
/** A folder that is kept, so that the next run need not make the library again. */
const kept = process.env['BENCH_LIBRARY'];
const searches = Number(process.env['BENCH_SEARCHES'] ?? 1_000);
const keyPauseMs = 220;

export async function run(): Promise<void> {
  const dir = kept ?? (await mkdtemp(join(tmpdir(), 'backfile-window-')));
  try {
    if (!existsSync(join(dir, 'vault'))) await writeGeneratedLibrary(dir, articles);
    const open = await openWithWindow(dir);
    const filling = performance.now();
    await untilCovered(open.client, articles);
    console.log(`${articles} articles; the window had to fill its archive for ${seconds(filling)} s`);
    // The index is saved a second after it last grew.
    await open.page.waitForTimeout(3_000);
    const rows = [
      await measureOpening(open.page, open.client),
      goal('key to painted list, p95 ms', quantile(await typeQueries(open.page, open.client), 0.95), 50),
      await measureMemory(open.client, dir),
    ];
    rows.push(...(await measureImport(open.page, open.client, dir)));
    printTable(['figure', 'measured', 'goal', ''], rows);
    await open.close();
  } finally {
    if (!kept) await rm(dir, { recursive: true, force: true, maxRetries: 5 });
  }
}

function goal(what: string, measured: number, most: number): string[] {
  return [what, measured.toFixed(0), `<= ${most}`, measured <= most ? 'met' : 'not met'];
}

function seconds(since: number): string {
  return ((performance.now() - since) / 1000).toFixed(1);
}

function ask(client: ControlClient, query: string): Promise<SearchPage> {
  const view = { kind: 'all' } as const;
  return askArchive(client, 'search', { query, view, sort: 'relevance', offset: 0, limit: 100, today: '2026-01-01' });
}

/** From the reload of the window to the first answer out of the whole index. */
async function measureOpening(page: Page, client: ControlClient): Promise<string[]> {
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const started = performance.now();
    await page.reload({ waitUntil: 'commit' });
    await untilCovered(client, articles);
    times.push(performance.now() - started);
    await page.waitForTimeout(1_000);
  }
  return goal('window open to searchable, p95 ms', quantile(times, 0.95), 1_500);
}

/** Words of the archive, whole ones and beginnings, as they are typed: milliseconds from each key to the painted list. */
async function typeQueries(page: Page, client: ControlClient, isOver = (): boolean => false): Promise<number[]> {
  const words = await drawWords(client);
  const field = page.getByRole('combobox', { name: 'Search articles' });
  await field.click();
  await page.evaluate(watchKeys);
  for (let at = 0; at + 1 < words.length && !isOver(); at += 2) {
    await field.fill('');
    await page.waitForTimeout(keyPauseMs);
    await page.keyboard.type(`${words[at] ?? ''} ${words[at + 1] ?? ''}`, { delay: keyPauseMs });
  }
  await page.waitForTimeout(keyPauseMs);
  return page.evaluate(() => {
    const { benchKeys } = globalThis as unknown as { benchKeys: { times: number[]; stop: () => void } };
    benchKeys.stop();
    return benchKeys.times;
  });
}

async function drawWords(client: ControlClient): Promise<string[]> {
  const { rows } = await ask(client, '');
  return rows.slice(0, 12).flatMap(({ title }) =>
    title
      .toLowerCase()
      .split(' ')
      .filter((word) => word.length > 3)
      .slice(0, 2),
  );
}

/** In the page: notes for each key how long after it the list was painted that it changed. */
function watchKeys(): void {
  const times: number[] = [];
  let pressed = 0;
  const onKey = (event: KeyboardEvent): void => {
    pressed = event.key.length === 1 ? performance.now() : 0;
  };
  const results = document.querySelector('section[aria-label="Search results"]');
  const observer = new MutationObserver((changes) => {
    if (pressed === 0 || changes.every(({ target }) => target.parentElement?.closest('search'))) return;
    const since = pressed;
    pressed = 0;
    requestAnimationFrame(() => setTimeout(() => times.push(performance.now() - since)));
  });
  document.addEventListener('keydown', onKey, true);
  if (results) observer.observe(results, { childList: true, subtree: true, characterData: true });
  const stop = (): void => {
    observer.disconnect();
    document.removeEventListener('keydown', onKey, true);
  };
  Object.assign(globalThis, { benchKeys: { times, stop } });
}

/** Memory of the largest renderer of this profile's browser (proportional set size) after many searches. */
async function measureMemory(client: ControlClient, dir: string): Promise<string[]> {
  const words = await drawWords(client);
  for (let i = 0; i < searches; i++) {
    const [one = '', other = ''] = [words[i % words.length], words[(i * 7 + 3) % words.length]];
    await ask(client, i % 3 === 0 ? one : i % 3 === 1 ? `${one} ${other.slice(0, 3)}*` : `${one} OR ${other}`);
  }
  const sizes = await Promise.all((await listRenderers(dir)).map(readMegabytes));
  return goal(`renderer and worker after ${searches} searches, MB`, Math.max(...sizes), 450);
}

async function listRenderers(dir: string): Promise<string[]> {
  const processes = new Map<string, { readonly parent: string; readonly line: string }>();
  for (const pid of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    try {
      const line = await readFile(`/proc/${pid}/cmdline`, 'utf8');
      const parent = /^\d+ \(.*\) \S (\d+)/s.exec(await readFile(`/proc/${pid}/stat`, 'utf8'))?.[1] ?? '';
      processes.set(pid, { parent, line });
    } catch {
      // It ended meanwhile.
    }
  }
  const isOurs = (pid: string): boolean => {
    const found = processes.get(pid);
    return found !== undefined && (found.line.includes(join(dir, 'profile')) || isOurs(found.parent));
  };
  return [...processes].flatMap(([pid, { line }]) => (line.includes('--type=renderer') && isOurs(pid) ? [pid] : []));
}

async function readMegabytes(pid: string): Promise<number> {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  return Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? Number.NaN) / 1024;
}

/** The same keys with nothing else going on, and while 1,000 articles are imported. */
async function measureImport(page: Page, client: ControlClient, dir: string): Promise<string[][]> {
  const before = await typeQueries(page, client);
  const corpus = await mkdtemp(join(tmpdir(), 'backfile-window-corpus-'));
  try {
    await writeCorpus(corpus, 1_000, 'text', Date.now() % 1_000_000);
    let isOver = false;
    client.on('jobs', ({ jobs }) => {
      isOver ||= ['done', 'failed', 'cancelled'].includes(jobs.at(-1)?.state ?? '');
    });
    const answer = await client.command('import', { from: { kind: 'paths', paths: [corpus] }, collections: false });
    if (!answer.ok) throw new Error(`${dir}: the import was refused: ${answer.failure.code}`);
    const during = await typeQueries(page, client, () => isOver);
    const delay = quantile(during, 0.95) - quantile(before, 0.95);
    return [
      ['keys timed during the import', String(during.length), '', isOver ? '' : 'the import went on longer'],
      ['key to painted list during it, p95 ms', quantile(during, 0.95).toFixed(0), '', ''],
      goal('delay of a key by an import of 1,000, p95 ms', delay, 50),
    ];
  } finally {
    await rm(corpus, { recursive: true, force: true });
  }
}
