/** The search index by itself, in Node: how fast does it take articles in, and how soon does it answer? */
import { parseQuery } from '../src/query/index';
import { bestPassage, createArchiveSearch, createMemoryStore, openArchiveSearch, runMerge } from '../src/search/index';
import type { ArchiveSearch, SearchDocument } from '../src/search/types';
import { generateArticles, seeded } from './natural-text';
import { printTable, quantile } from './with-library';

const sizes = (process.env['BENCH_SIZES'] ?? '1000,10000').split(',').map(Number);
const meanWords = 500;
const queriesOfAClass = 40;
const runsOfAQuery = 3;

const states = {
  unread: new Set<number>(),
  starred: new Set<number>(),
  trashed: new Set<number>(),
  withdrawn: new Set<number>(),
};

export async function run(): Promise<void> {
  const bulk: string[][] = [];
  const latency: string[][] = [];
  for (const size of sizes) {
    const documents = makeDocuments(size);
    const texts = new Map(documents.map((document) => [document.id, document.fields]));
    const before = process.memoryUsage().heapUsed;
    const search = createArchiveSearch();
    const cpu = process.cpuUsage();
    const adding = timeMs(() => {
      for (let at = 0; at < size; at += 100) search.add(documents.slice(at, at + 100));
    });
    const used = process.cpuUsage(cpu);
    const heapMB = (process.memoryUsage().heapUsed - before) / 2 ** 20;
    for (let job = await search.planMerge(); job; job = await search.planMerge()) search.applyMerge(job, runMerge(job));
    const store = createMemoryStore();
    const savingStarted = performance.now();
    await search.save(store, 0);
    const saving = performance.now() - savingStarted;
    let bytes = 0;
    for (const name of await store.list()) bytes += (await store.read(name))?.byteLength ?? 0;
    const loadingStarted = performance.now();
    if (!(await openArchiveSearch(store))) throw new Error('what was saved does not open');
    const loading = performance.now() - loadingStarted;
    bulk.push([
      String(size),
      ((size / adding) * 1_000).toFixed(0),
      (size / ((used.user + used.system) / 1e6)).toFixed(0),
      heapMB.toFixed(0),
      (bytes / 2 ** 20).toFixed(1),
      saving.toFixed(0),
      loading.toFixed(0),
    ]);
    for (const [name, queries] of makeQueries(documents)) {
      latency.push([String(size), name, ...(await measureQueries(search, texts, queries))]);
    }
  }
  console.log(`\nGenerated articles of ${meanWords} words on the mean; phrases verified against texts in memory.`);
  printTable(['articles', 'added/s', 'added/CPU-s', 'heap MB', 'saved MB', 'save ms', 'load ms'], bulk);
  console.log(`\nLatency in ms, best of ${runsOfAQuery} runs of each of ${queriesOfAClass} queries.`);
  printTable(['articles', 'class', 'found p50', 'search p50', 'p95', '50 passages p50', 'p95'], latency);
}

function timeMs(work: () => void): number {
  const started = performance.now();
  work();
  return performance.now() - started;
}

function makeDocuments(size: number): SearchDocument[] {
  const next = generateArticles(11, meanWords);
  return Array.from({ length: size }, (_, index) => {
    const { headline, byline, outlet, published, paragraphs } = next();
    return {
      id: index + 1,
      fields: { title: headline, byline, outlet, text: paragraphs.join('\n') },
      columns: {
        publishedDay: Math.floor(Date.parse(published) / 86_400_000),
        savedDay: null,
        importedDay: 20_000,
        outlet,
        language: 'en',
        kind: 'article',
        importId: 1,
      },
    };
  });
}

/** Queries by class, their words drawn from the articles, so that common words come often. */
function makeQueries(documents: readonly SearchDocument[]): ReadonlyMap<string, readonly string[]> {
  const random = seeded(5);
  const counts = new Map<string, number>();
  const words = documents.map(({ fields }) =>
    fields.text
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter(Boolean),
  );
  for (const list of words) for (const word of new Set(list)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const pick = <T>(list: readonly T[]): T => {
    const picked = list[Math.floor(random() * list.length)];
    if (picked === undefined) throw new Error('nothing to pick from');
    return picked;
  };
  const share = (word: string): number => (counts.get(word) ?? 0) / documents.length;
  const all = Array.from(counts.keys());
  const rare = all.filter((word) => share(word) < 0.002);
  const common = all.filter((word) => share(word) > 0.04 && share(word) < 0.6);
  const word = (): string => pick(pick(words));
  const longWord = (): string => {
    for (;;) {
      const drawn = word();
      if (drawn.length > 4) return drawn;
    }
  };
  const pair = (): string => {
    const list = pick(words);
    const at = Math.floor(random() * (list.length - 1));
    return `"${list[at] ?? ''} ${list[at + 1] ?? ''}"`;
  };
  return new Map([
    ['one rare word', draw(() => pick(rare))],
    ['one common word', draw(() => pick(common))],
    ['three words AND, last a prefix', draw(() => `${word()} ${word()} ${longWord().slice(0, 4)}*`)],
    ['three words OR', draw(() => `${longWord()} OR ${longWord()} OR ${longWord()}`)],
    ['two letters and a star', draw(() => `${longWord().slice(0, 2)}*`)],
    ['common word in one year', draw(() => `${pick(common)} published:${String(2006 + Math.floor(random() * 15))}`)],
    ['phrase of two words', draw(pair)],
  ]);
}

function draw(make: () => string): readonly string[] {
  return Array.from({ length: queriesOfAClass }, make);
}

function show(values: readonly number[], share: number): string {
  return quantile(values, share).toFixed(1);
}

async function measureQueries(
  search: ArchiveSearch,
  texts: ReadonlyMap<number, SearchDocument['fields']>,
  queries: readonly string[],
): Promise<string[]> {
  const totals: number[] = [];
  const times: number[] = [];
  const passages: number[] = [];
  for (const query of queries) {
    let best = Infinity;
    const { tree } = parseQuery(query, { today: '2026-01-01', typing: false });
    for (let count = 0; count < runsOfAQuery; count++) {
      const started = performance.now();
      // A phrase is timed the first time only: afterwards its verdicts are remembered.
      const { hits, total } = await search.search({
        tree,
        states,
        view: 'all',
        sort: 'relevance',
        offset: 0,
        limit: 50,
      });
      best = Math.min(best, performance.now() - started);
      if (count === 0) {
        totals.push(total);
        passages.push(
          timeMs(() => {
            for (const { id } of hits) bestPassage(texts.get(id)?.text ?? '', tree, 240);
          }),
        );
      }
      if (query.startsWith('"')) break;
    }
    times.push(best);
  }
  return [
    show(totals, 0.5).replace('.0', ''),
    show(times, 0.5),
    show(times, 0.95),
    show(passages, 0.5),
    show(passages, 0.95),
  ];
}
