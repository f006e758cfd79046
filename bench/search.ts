/**
 * The search engine by itself, in Node: how fast does it take articles in, how much room does it take, how soon does
 * it open, and how soon does it answer? MiniSearch beside it at up to 20,000 articles, unless `BENCH_PEERS=0`. `BENCH_SIZES=20000,100000`;
 * `BENCH_MILLION=1` merges the last of these ten times.
 */
import MiniSearch from 'minisearch';
import { parseQuery } from '../src/query/index';
import {
  createArchiveSearch,
  createMemoryStore,
  openArchiveSearch,
  runMerge,
  type SegmentStore,
} from '../src/search/index';
import { mergeSegments } from '../src/search/merge/merge-segments';
import { miniSearchOptions } from '../src/search/mini-options';
import { decodeManifest, encodeManifest } from '../src/search/store/manifest';
import { identityOf } from '../src/search/segment/sections';
import type { ArchiveSearch, SearchDocument, SearchInput } from '../src/search/types';
import { corpusName, streamDocuments } from './news-corpus';
import { drawQueries } from './search-queries';
import { printTable, quantile } from './with-library';

const sizes = (process.env['BENCH_SIZES'] ?? '20000,100000').split(',').map(Number);
const batchDocuments = 1_000;
const sampledDocuments = 2_000;
const runsOfAQuery = 3;
const miniSearchMost = 20_000;

/** The goals at 100,000: class and p95 in milliseconds. */
const goals: ReadonlyMap<string, number> = new Map([
  ['common term', 1.5],
  ['AND + prefix, year, facets', 2],
  ['fuzzy', 12],
  ['2-character prefix', 20],
  ['phrase, a word under 20 %', 15],
  ['phrase of common words', 120],
]);
/** And at 1,000,000. */
const millionGoals: ReadonlyMap<string, number> = new Map([
  ['AND + prefix', 12],
  ['stop word', 60],
]);

const none = new Set<number>();
const states = { unread: none, starred: none, trashed: none, withdrawn: none };

interface Row {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

export async function run(): Promise<void> {
  console.log(`\nArticles: ${corpusName}.`);
  const bulk: string[][] = [];
  const latency: string[][] = [];
  let last: SegmentStore | null = null;
  for (const size of sizes) {
    const queries = drawQueries(take(streamDocuments(11), sampledDocuments));
    const { search: built, perCpuSecond } = await build(size);
    const store = createMemoryStore();
    await built.save(store, 0);
    const sizesOfFiles = await measureFiles(store);
    const { search, openMs, residentMB } = await open(store);
    const own = await measureClasses(queries, (query) => search.search(toInput(query)));
    bulk.push([
      'Backfile',
      String(size),
      perCpuSecond.toFixed(0),
      ...sizesOfFiles,
      residentMB.toFixed(0),
      openMs.toFixed(0),
    ]);
    // Said at once: a peer may take minutes.
    console.log(`\n${size} articles: ${bulk.at(-1)?.slice(2).join(' | ') ?? ''} (as in the first table below)`);
    for (const { name, p50, p95 } of own) console.log(`  ${name}: p50 ${p50.toFixed(2)}, p95 ${p95.toFixed(2)} ms`);
    const peer =
      size <= miniSearchMost && process.env['BENCH_PEERS'] !== '0' ? await measureMiniSearch(size, queries, bulk) : [];
    for (const row of own) latency.push(['Backfile', ...describeRow(size, row, size === 100_000 ? goals : new Map())]);
    for (const row of peer) latency.push(['MiniSearch', ...describeRow(size, row, new Map())]);
    last = store;
  }
  if (process.env['BENCH_MILLION'] && last) {
    const queries = drawQueries(take(streamDocuments(11), sampledDocuments));
    const merged = await mergeTenTimes(last);
    const sizesOfFiles = await measureFiles(merged);
    const { search, openMs, residentMB } = await open(merged);
    bulk.push([
      'Backfile',
      String((sizes.at(-1) ?? 0) * 10),
      '-',
      ...sizesOfFiles,
      residentMB.toFixed(0),
      openMs.toFixed(0),
    ]);
    const rows = await measureClasses(queries, (query) => search.search(toInput(query)));
    for (const row of rows) latency.push(['Backfile', ...describeRow((sizes.at(-1) ?? 0) * 10, row, millionGoals)]);
  }
  printTable(
    ['engine', 'articles', 'docs/CPU-s', 'file MB', 'positions MB', 'resident MB', 'open + first query ms'],
    bulk,
  );
  console.log(
    `\nLatency in ms, best of ${runsOfAQuery} runs of each query, 50 results, all of them explained by MiniSearch.`,
  );
  printTable(['engine', 'articles', 'class', 'p50', 'p95', 'p99', 'goal p95', ''], latency);
}

function take(next: () => SearchDocument, count: number): readonly SearchDocument[] {
  return Array.from({ length: count }, next);
}

function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Builds in batches with all merges; the making of the articles is not counted. */
async function build(size: number): Promise<{ search: ArchiveSearch; perCpuSecond: number }> {
  const next = streamDocuments(11);
  const search = createArchiveSearch();
  let used = 0;
  for (let at = 0; at < size; at += batchDocuments) {
    const documents = take(next, Math.min(batchDocuments, size - at));
    const started = cpuSeconds();
    search.add(documents);
    for (let job = await search.planMerge(); job; job = await search.planMerge()) search.applyMerge(job, runMerge(job));
    used += cpuSeconds() - started;
  }
  return { search, perCpuSecond: size / used };
}

async function measureFiles(store: SegmentStore): Promise<readonly [string, string]> {
  let segments = 0;
  let positions = 0;
  for (const name of await store.list()) {
    const bytes = (await store.read(name))?.byteLength ?? 0;
    if (name.endsWith('positions')) positions += bytes;
    else segments += bytes;
  }
  return [(segments / 1e6).toFixed(1), (positions / 1e6).toFixed(1)];
}

function heldMB(): number {
  const gc: unknown = Reflect.get(globalThis, 'gc');
  if (typeof gc === 'function') gc();
  return process.memoryUsage().heapUsed / 1e6;
}

/** Resident: the segments' bytes, which the store here holds already, and what opening and one query took besides. */
async function open(store: SegmentStore): Promise<{ search: ArchiveSearch; openMs: number; residentMB: number }> {
  const before = process.memoryUsage();
  const heap = heldMB();
  const started = performance.now();
  const opened = await openArchiveSearch(store);
  if (!opened) throw new Error('what was saved does not open');
  await opened.search.search(toInput('market published:2010'));
  const openMs = performance.now() - started;
  const after = process.memoryUsage();
  const arrays = Math.max(0, after.arrayBuffers - before.arrayBuffers) / 1e6;
  const [segments] = await measureFiles(store);
  return { search: opened.search, openMs, residentMB: Number(segments) + arrays + Math.max(0, heldMB() - heap) };
}

function toInput(query: string): SearchInput {
  const { tree } = parseQuery(query, { today: '2026-01-01', typing: false });
  const input: SearchInput = { tree, states, view: 'all', sort: 'relevance', offset: 0, limit: 50 };
  return query.includes('published:') ? { ...input, facets: ['outlet', 'year', 'month'] } : input;
}

async function measureClasses(
  queries: ReadonlyMap<string, readonly string[]>,
  ask: (query: string) => Promise<unknown>,
): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [name, list] of queries) {
    // The first one reads positions where there are any, and warms the code.
    for (const query of list.slice(0, 8)) await ask(query);
    const times: number[] = [];
    for (const query of list) {
      let best = Infinity;
      for (let count = 0; count < runsOfAQuery; count += 1) {
        const started = performance.now();
        await ask(query);
        best = Math.min(best, performance.now() - started);
      }
      times.push(best);
    }
    rows.push({ name, p50: quantile(times, 0.5), p95: quantile(times, 0.95), p99: quantile(times, 0.99) });
  }
  return rows;
}

function describeRow(size: number, { name, p50, p95, p99 }: Row, wanted: ReadonlyMap<string, number>): string[] {
  const goal = wanted.get(name);
  const verdict = goal === undefined ? '' : p95 <= goal ? 'met' : 'not met';
  return [
    String(size),
    name,
    p50.toFixed(2),
    p95.toFixed(2),
    p99.toFixed(2),
    goal === undefined ? '' : String(goal),
    verdict,
  ];
}

/** MiniSearch with the same options; it has no phrases, no dates and no facets. */
async function measureMiniSearch(
  size: number,
  queries: ReadonlyMap<string, readonly string[]>,
  bulk: string[][],
): Promise<readonly Row[]> {
  const next = streamDocuments(11);
  const heap = heldMB();
  const mini = new MiniSearch(miniSearchOptions);
  let used = 0;
  for (let at = 0; at < size; at += batchDocuments) {
    const rows = take(next, Math.min(batchDocuments, size - at)).map(({ id, fields }) => ({ id, ...fields }));
    const started = cpuSeconds();
    mini.addAll(rows);
    used += cpuSeconds() - started;
  }
  const residentMB = heldMB() - heap;
  const json = JSON.stringify(mini);
  const started = performance.now();
  MiniSearch.loadJSON(json, miniSearchOptions).search('market');
  const openMs = performance.now() - started;
  const fileMB = (json.length / 1e6).toFixed(1);
  bulk.push([
    'MiniSearch',
    String(size),
    (size / used).toFixed(0),
    fileMB,
    '-',
    residentMB.toFixed(0),
    openMs.toFixed(0),
  ]);
  const known = [...queries].filter(([name]) => !/phrase|year/.test(name));
  return measureClasses(new Map(known), async (query) => {
    const words = query.split(/ OR | /);
    const combineWith = query.includes(' OR ') ? 'OR' : 'AND';
    mini.search({
      combineWith,
      queries: words.map((word) => ({
        queries: [word.replace(/[*~]$/, '')],
        prefix: word.endsWith('*'),
        fuzzy: word.endsWith('~') && 0.2,
      })),
    });
  });
}

/** The one segment of a store merged with itself ten times: its words do not grow, all the rest does. */
async function mergeTenTimes(store: SegmentStore): Promise<SegmentStore> {
  const bytes = await store.readManifest();
  const manifest = bytes && decodeManifest(bytes);
  if (!manifest) throw new Error('what was saved does not open');
  const once = await Promise.all(
    manifest.segments.map(async ({ name }) => ({
      segment: (await store.read(name)) ?? new ArrayBuffer(),
      positions: (await store.read(`${name}.positions`)) ?? new ArrayBuffer(),
      removed: null,
    })),
  );
  const started = cpuSeconds();
  const files = mergeSegments(Array.from({ length: 10 }, () => once).flat(), {
    fields: 4,
    columns: { numbers: 5, texts: 3 },
  });
  if (!files) throw new Error('nothing was merged');
  const documentCount = manifest.state.documentCount * 10;
  console.log(
    `Merged to ${documentCount} at ${(documentCount / (cpuSeconds() - started)).toFixed(0)} docs per CPU-second.`,
  );
  const merged = createMemoryStore();
  await merged.write('million', files.segment);
  await merged.write('million.positions', files.positions);
  await merged.swapManifest(
    encodeManifest({
      ...manifest,
      state: { ...manifest.state, documentCount },
      segments: [
        {
          name: 'million',
          documents: documentCount,
          identity: { segment: identityOf(files.segment), positions: identityOf(files.positions) },
          removed: null,
        },
      ],
    }),
  );
  return merged;
}
