import { quantile } from './with-library';

/** Latency of one class of queries in milliseconds. */
export interface ClassRow {
  readonly name: string;
  readonly p50: number;
  readonly p95: number;
  readonly p99: number;
}

/** What is known of one engine over so many articles; null where it has no such figure. */
export interface EngineFigures {
  readonly engine: string;
  readonly articles: number;
  readonly perCpuSecond: number | null;
  readonly fileMB: number | null;
  readonly positionsMB: number | null;
  readonly residentMB: number;
  readonly openMs: number | null;
  readonly classes: readonly ClassRow[];
}

/** Runs of each query, of which the best counts. */
export const runsOfAQuery = 3;
/** A query that takes longer is run once: another program is no longer what its time is made of. */
const slowMs = 100;
/** Articles that are added at a time. */
export const batchDocuments = 1_000;

/** CPU time of this process so far, in seconds: V8's own threads count too. */
export function cpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Objects and buffers held after a collection, in MB. Wants `--expose-gc`, else it counts garbage too. */
export function heldMB(): number {
  const gc: unknown = Reflect.get(globalThis, 'gc');
  // Buffers of what the first one found are let go by the second.
  if (typeof gc === 'function') for (let round = 0; round < 2; round += 1) gc();
  const { heapUsed, arrayBuffers, external } = process.memoryUsage();
  return (heapUsed + Math.max(arrayBuffers, external)) / 1e6;
}

/** The first queries of each class, asked before any is measured. */
export const warmingQueries = 8;

/** Asks every query of every class, a few of them first to warm up. */
export async function measureClasses(
  queries: ReadonlyMap<string, readonly string[]>,
  ask: (query: string, className: string) => unknown,
): Promise<readonly ClassRow[]> {
  const rows: ClassRow[] = [];
  for (const [name, list] of queries) {
    // The first one reads positions where there are any, and warms the code.
    for (const query of list.slice(0, warmingQueries)) await ask(query, name);
    const times: number[] = [];
    for (const query of list) {
      let best = Infinity;
      for (let count = 0; count < runsOfAQuery; count += 1) {
        const started = performance.now();
        await ask(query, name);
        best = Math.min(best, performance.now() - started);
        if (best > slowMs) break;
      }
      times.push(best);
    }
    rows.push({ name, p50: quantile(times, 0.5), p95: quantile(times, 0.95), p99: quantile(times, 0.99) });
  }
  return rows;
}
