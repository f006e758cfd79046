/** Exports of a whole library in each form: articles a second, and the peak memory of the process that writes them. */
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ExportFormat } from '../src/contract/control';
import type { ControlClient } from '../src/main/library/client';
import { writeCorpus } from '../e2e/corpus';
import { askArchive, untilCovered } from './ask-archive';
import { openWithWindow, printTable, quantile } from './with-library';

const sizes = (process.env['BENCH_SIZES'] ?? '1000,10000').split(',').map(Number);
/** A library that is there already and stays; its articles are exported in place of generated ones. */
const kept = process.env['BENCH_LIBRARY'];
const all: readonly ExportFormat[] = ['markdown', 'html', 'jsonl', 'csv'];
const asked = process.env['BENCH_FORMS']?.split(',') ?? all;
const formats = all.filter((format) => asked.includes(format));

export async function run(): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'backfile-bench-'));
  const rows: Measured[] = [];
  try {
    if (kept) rows.push(...(await measureForms(work, kept)));
    else for (const count of sizes) rows.push(...(await measure(work, count)));
  } finally {
    await rm(work, { recursive: true, force: true, maxRetries: 5 });
  }
  console.log('\nOne window open, which hosts the archive. Peak is the main side’s resident memory while it exports.');
  console.log(
    'Alive is what is left after collecting all garbage four times a second, in an export of its own: the median',
  );
  console.log(
    'of its first third and of its last. The goal is flat: the last is no more than a quarter over the first.',
  );
  printTable(
    ['articles', 'form', 'articles/s', 'MB', 'MB before', 'peak MB', 'alive at first', 'at last', 'flat'],
    rows.map((row) => [
      String(row.count),
      row.format,
      String(row.perSecond),
      row.fileMb.toFixed(1),
      tell(row.beforeMb),
      tell(row.peakMb),
      row.aliveFirstMb.toFixed(1),
      row.aliveLastMb.toFixed(1),
      row.aliveLastMb <= row.aliveFirstMb * 1.25 ? 'met' : 'NOT met',
    ]),
  );
}

interface Measured {
  readonly count: number;
  readonly format: ExportFormat;
  readonly perSecond: number;
  readonly fileMb: number;
  /** Null where the system does not tell. */
  readonly beforeMb: number | null;
  readonly peakMb: number | null;
  readonly aliveFirstMb: number;
  readonly aliveLastMb: number;
}

const tell = (megabytes: number | null): string => (megabytes === null ? 'not told' : String(Math.round(megabytes)));

async function measure(work: string, count: number): Promise<Measured[]> {
  const corpus = join(work, `in-${count}`);
  await writeCorpus(corpus, count, 'html');
  const dir = join(work, `library-${count}`);
  const first = await openWithWindow(dir);
  await jobEnds(first.client, 'import', { from: { kind: 'paths', paths: [corpus] } });
  await first.close();
  return measureForms(work, dir);
}

async function measureForms(work: string, dir: string): Promise<Measured[]> {
  const rows: Measured[] = [];
  for (const format of formats) {
    // What importing, or another export, left in memory is not this one's.
    const open = await openWithWindow(dir);
    const pid = open.server.process.pid ?? 0;
    const { all: count } = await askArchive(open.client, 'counts');
    await untilCovered(open.client, count);
    const path = join(work, `out.${format}`);
    await resetPeak(pid);
    const before = await memoryOf(pid, 'VmRSS');
    const started = performance.now();
    await exportAll(open.client, format, path);
    const seconds = (performance.now() - started) / 1000;
    const { size } = await stat(path);
    const peak = await memoryOf(pid, 'VmHWM');
    const perSecond = Math.round(count / seconds);
    await rm(path);
    await open.close();
    const alive = await measureAlive(dir, format, path);
    rows.push({ count, format, perSecond, fileMb: size / 2 ** 20, beforeMb: before, peakMb: peak, ...alive });
  }
  return rows;
}

/** What is alive in the main side while it exports. */
async function measureAlive(
  dir: string,
  format: ExportFormat,
  path: string,
): Promise<Pick<Measured, 'aliveFirstMb' | 'aliveLastMb'>> {
  const told = `${path}.alive`;
  const environment = process.env['NODE_OPTIONS'];
  process.env['NODE_OPTIONS'] = `--import=${pathToFileURL(join(import.meta.dirname, 'live-heap.mjs')).href}`;
  process.env['BACKFILE_LIVE_HEAP'] = told;
  const open = await openWithWindow(dir);
  delete process.env['BACKFILE_LIVE_HEAP'];
  if (environment === undefined) delete process.env['NODE_OPTIONS'];
  else process.env['NODE_OPTIONS'] = environment;
  // Opening leaves things behind that a few collections take away.
  await new Promise((resolve) => setTimeout(resolve, 3000));
  await rm(told, { force: true });
  await exportAll(open.client, format, path);
  const alive = (await readFile(told, 'utf8'))
    .trim()
    .split('\n')
    .map((bytes) => Number(bytes) / 2 ** 20);
  const third = Math.ceil(alive.length / 3);
  await rm(path);
  await open.close();
  return { aliveFirstMb: quantile(alive.slice(0, third), 0.5), aliveLastMb: quantile(alive.slice(-third), 0.5) };
}

async function exportAll(client: ControlClient, format: ExportFormat, path: string): Promise<void> {
  const options = { title: 'All', withNotes: true };
  await jobEnds(client, 'export', { what: { kind: 'query', query: '' }, format, options, path });
}

/** Starts a job and waits until it is done. */
async function jobEnds<N extends 'import' | 'export'>(
  client: ControlClient,
  name: N,
  args: Parameters<typeof client.command<N>>[1],
): Promise<void> {
  const seen = new Map<string, string>();
  let wanted: string | null = null;
  let resolve: () => void;
  let reject: (error: Error) => void;
  const ended = new Promise<void>((done, failed) => {
    [resolve, reject] = [done, failed];
  });
  const look = (): void => {
    const state = wanted === null ? undefined : seen.get(wanted);
    if (state === 'done') resolve();
    if (state === 'failed' || state === 'cancelled') reject(new Error(`${name} ended as ${state}`));
  };
  const stop = client.on('jobs', ({ jobs }) => {
    for (const job of jobs) seen.set(job.id, job.state);
    look();
  });
  const answer = await client.command(name, args);
  if (!answer.ok || !answer.value) throw new Error(`${name} was refused`);
  wanted = answer.value.job;
  look();
  await ended;
  stop();
}

/** Linux only; elsewhere the peak is that since the process began, or not told. */
async function resetPeak(pid: number): Promise<void> {
  await writeFile(`/proc/${pid}/clear_refs`, '5').catch(() => undefined);
}

async function memoryOf(pid: number, what: 'VmRSS' | 'VmHWM'): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = new RegExp(`${what}:\\s+(\\d+)`).exec(status)?.[1];
  return kilobytes === undefined ? null : Number(kilobytes) / 1024;
}
