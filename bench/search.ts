/**
 * The search engine by itself, in Node: how fast does it take articles in, how much room does it take, how soon does
 * it open, and how soon does it answer? Peers beside it at up to 20,000 articles, unless `BENCH_PEERS=0`; see
 * search-peers.ts. `BENCH_SIZES=20000,100000`; `BENCH_MILLION=1` merges the last of these ten times. Each engine runs
 * in a process of its own, ours as it is bundled for the app: unbundled, each call across files is a look-up more.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { corpusName } from './news-corpus';
import { runsOfAQuery, type EngineFigures } from './search-measure';
import { peerNames } from './search-peers';
import { printTable } from './with-library';

const root = join(import.meta.dirname, '..');
const sizes = (process.env['BENCH_SIZES'] ?? '20000,100000').split(',').map(Number);
const peerMost = 20_000;
/** A peer that takes longer is left out. */
const peerMinutes = 8;

/** The goals for p95 in milliseconds, by class. */
const goals: ReadonlyMap<number, ReadonlyMap<string, number>> = new Map([
  [
    100_000,
    new Map([
      ['common term', 1.5],
      ['AND + prefix, year, facets', 2],
      ['fuzzy', 12],
      ['2-character prefix', 20],
      ['phrase, a word under 20 %', 15],
      ['phrase of common words', 120],
    ]),
  ],
  [
    1_000_000,
    new Map([
      ['AND + prefix', 12],
      ['stop word', 60],
    ]),
  ],
]);

export async function run(): Promise<void> {
  console.log(`\nArticles: ${corpusName}.`);
  // Inside node_modules, where what the bundle imports is found.
  const folder = join(root, 'node_modules', '.bench-search');
  mkdirSync(folder, { recursive: true });
  try {
    await build({
      root,
      configFile: false,
      logLevel: 'error',
      build: { ssr: 'bench/search-child.ts', outDir: folder, target: 'node20', copyPublicDir: false },
    });
    writeFileSync(
      join(folder, 'start.mjs'),
      "import { run } from './search-child.js';\nawait run();\nprocess.exit(0);\n",
    );
    const all: EngineFigures[] = [];
    for (const size of sizes) {
      const isMillion = Boolean(process.env['BENCH_MILLION']) && size === sizes.at(-1);
      const peers = size <= peerMost && process.env['BENCH_PEERS'] !== '0' ? peerNames : [];
      for (const engine of [isMillion ? 'million' : 'Backfile', ...peers]) {
        const figures = measure(folder, engine, size);
        for (const each of figures) printLatency([each]);
        all.push(...figures);
      }
    }
    printTable(
      ['engine', 'articles', 'docs/CPU-s', 'file MB', 'positions MB', 'resident MB', 'open + first query ms'],
      all.map((each) => [
        each.engine,
        each.articles,
        show(each.perCpuSecond, 0),
        show(each.fileMB, 1),
        show(each.positionsMB, 1),
        show(each.residentMB, 0),
        show(each.openMs, 0),
      ]),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function show(value: number | null, digits: number): string {
  return value === null ? '-' : value.toFixed(digits);
}

/** Said at once: another engine may take minutes. */
function printLatency(all: readonly EngineFigures[]): void {
  console.log(`\nLatency in ms, best of ${runsOfAQuery} runs of each query, 50 results.`);
  printTable(
    ['engine', 'articles', 'class', 'p50', 'p95', 'p99', 'goal p95', ''],
    all.flatMap(({ engine, articles, classes }) =>
      classes.map(({ name, p50, p95, p99 }) => {
        const goal = engine === 'Backfile' ? goals.get(articles)?.get(name) : undefined;
        const verdict = goal === undefined ? '' : p95 <= goal ? 'met' : 'not met';
        return [engine, articles, name, p50.toFixed(2), p95.toFixed(2), p99.toFixed(2), goal ?? '', verdict];
      }),
    ),
  );
}

function measure(folder: string, engine: string, size: number): readonly EngineFigures[] {
  const output = join(folder, 'figures.json');
  rmSync(output, { force: true });
  const words = ['--expose-gc', '--max-old-space-size=8192', join(folder, 'start.mjs'), engine, String(size), output];
  const { status } = spawnSync(process.execPath, words, {
    cwd: root,
    env: { ...process.env, BACKFILE_SHARED: process.env['BACKFILE_SHARED'] ?? join(root, '..', 'shared') },
    stdio: 'inherit',
    timeout: peerMinutes * 60_000,
  });
  if (status !== 0) {
    console.error(`${engine} did not end well at ${String(size)} articles: ${String(status)}`);
    return [];
  }
  // Written by search-child.ts just now.
  return JSON.parse(readFileSync(output, 'utf8')) as readonly EngineFigures[];
}
