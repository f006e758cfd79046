import { parseQuery } from '../src/query/index';
import {
  createArchiveSearch,
  createMemoryStore,
  openArchiveSearch,
  runMerge,
  type SegmentStore,
} from '../src/search/index';
import { archiveColumns } from '../src/search/archive-columns';
import { mergeSegments } from '../src/search/merge/merge-segments';
import { archiveFields } from '../src/search/mini-options';
import { decodeManifest, encodeManifest } from '../src/search/store/manifest';
import { identityOf } from '../src/search/segment/sections';
import type { ArchiveSearch, SearchInput } from '../src/search/types';
import { streamDocuments } from './news-corpus';
import {
  batchDocuments,
  cpuSeconds,
  heldMB,
  measureClasses,
  warmingQueries,
  type EngineFigures,
} from './search-measure';

const none = new Set<number>();
const states = { unread: none, starred: none, trashed: none, withdrawn: none };
/** How often the last index is merged with itself. */
const times = 10;

/** Builds, saves, opens and asks our engine. `isMillion`: then merges it ten times and asks that too. */
export async function measureOwn(
  articles: number,
  queries: ReadonlyMap<string, readonly string[]>,
  isMillion: boolean,
): Promise<readonly EngineFigures[]> {
  const { store, perCpuSecond } = await build(articles);
  const all = [await measureStore(store, articles, perCpuSecond, queries)];
  if (isMillion) {
    const merged = await mergeWithItself(store);
    all.push(await measureStore(merged.store, articles * times, merged.perCpuSecond, queries));
  }
  return all;
}

/** Builds in batches with all merges; the making of the articles is not counted. */
async function build(size: number): Promise<{ store: SegmentStore; perCpuSecond: number }> {
  const next = streamDocuments(11);
  const search = createArchiveSearch();
  let used = 0;
  for (let at = 0; at < size; at += batchDocuments) {
    const documents = Array.from({ length: Math.min(batchDocuments, size - at) }, next);
    const started = cpuSeconds();
    search.add(documents);
    for (let job = await search.planMerge(); job; job = await search.planMerge()) search.applyMerge(job, runMerge(job));
    used += cpuSeconds() - started;
  }
  const store = createMemoryStore();
  await search.save(store, 0);
  return { store, perCpuSecond: size / used };
}

async function measureStore(
  store: SegmentStore,
  articles: number,
  perCpuSecond: number,
  queries: ReadonlyMap<string, readonly string[]>,
): Promise<EngineFigures> {
  let fileMB = 0;
  let positionsMB = 0;
  for (const name of await store.list()) {
    const megabytes = ((await store.read(name))?.byteLength ?? 0) / 1e6;
    if (name.endsWith('positions')) positionsMB += megabytes;
    else fileMB += megabytes;
  }
  const before = heldMB();
  const started = performance.now();
  const opened = await openArchiveSearch(store);
  if (!opened) throw new Error('what was saved does not open');
  const { search } = opened;
  await search.search(toInput('market published:2010', 50));
  const openMs = performance.now() - started;
  const ask = askOf(search);
  for (const [name, list] of queries) {
    if (!name.includes('phrase')) for (const query of list.slice(0, warmingQueries)) await ask(query, name);
  }
  // The store here holds the files in memory already, which count as ours; phrases have not asked for positions yet.
  const residentMB = fileMB + heldMB() - before;
  const classes = await measureClasses(queries, ask);
  return { engine: 'Backfile', articles, perCpuSecond, fileMB, positionsMB, residentMB, openMs, classes };
}

function askOf(search: ArchiveSearch): (query: string, className: string) => Promise<unknown> {
  return (query, className) => search.search(toInput(query, className.includes('count') ? 0 : 50));
}

function toInput(query: string, limit: number): SearchInput {
  const { tree } = parseQuery(query, { today: '2026-01-01', typing: false });
  const input: SearchInput = { tree, states, view: 'all', sort: 'relevance', offset: 0, limit };
  return query.includes('published:') ? { ...input, facets: ['outlet', 'year', 'month'] } : input;
}

/** The segments of a store merged with themselves: their words do not grow, all the rest does. */
async function mergeWithItself(store: SegmentStore): Promise<{ store: SegmentStore; perCpuSecond: number }> {
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
  const schema = { fields: archiveFields.length, columns: archiveColumns };
  const files = mergeSegments(Array.from({ length: times }, () => once).flat(), schema);
  if (!files) throw new Error('nothing was merged');
  const documentCount = manifest.state.documentCount * times;
  const perCpuSecond = documentCount / (cpuSeconds() - started);
  const merged = createMemoryStore();
  await merged.write('million', files.segment);
  await merged.write('million.positions', files.positions);
  const identity = { segment: identityOf(files.segment), positions: identityOf(files.positions) };
  await merged.swapManifest(
    encodeManifest({
      ...manifest,
      state: { ...manifest.state, documentCount },
      segments: [{ name: 'million', documents: documentCount, identity, removed: null }],
    }),
  );
  return { store: merged, perCpuSecond };
}
