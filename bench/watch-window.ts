import type { Page } from '@playwright/test';
import { quantile } from './with-library';

/** What some work took, and how long each task that held the window's main thread for over 50 ms lasted. */
export interface Watched {
  readonly tookMs: number;
  readonly longTasksMs: readonly number[];
}

/** A line of the table: one kind of work, done several times. */
export interface Measured {
  readonly what: string;
  readonly runs: readonly Watched[];
  /** What the median may take, in milliseconds; null where no goal is set. */
  readonly goalMs: number | null;
}

/** A longer one is felt: the browser itself reports tasks from here on. */
const longTaskMs = 50;
/** What the window does when it hears of what was done counts, too. */
const afterwardsMs = 1_200;

/** Does something and watches the window meanwhile. `work` may give what it took; else it is timed here. */
export async function watch(page: Page, work: () => Promise<number | void>): Promise<Watched> {
  await page.evaluate(() => {
    const tasks: number[] = [];
    const observer = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) tasks.push(duration);
    });
    observer.observe({ type: 'longtask' });
    Object.assign(globalThis, { benchTasks: { tasks, observer } });
  });
  const started = performance.now();
  const given = await work();
  const tookMs = typeof given === 'number' ? given : performance.now() - started;
  await page.waitForTimeout(afterwardsMs);
  const longTasksMs = await page.evaluate(() => {
    // Put there above.
    const { benchTasks } = globalThis as unknown as { benchTasks: { tasks: number[]; observer: PerformanceObserver } };
    benchTasks.observer.disconnect();
    return benchTasks.tasks;
  });
  return { tookMs, longTasksMs };
}

/** The head of the table that `describe` fills. */
export const head = ['what', 'runs', 'median', 'p95', 'goal', '', 'tasks > 50 ms', 'longest p95', 'longest', ''];

/** Describes one kind of work: times in milliseconds, each goal beside its figure. */
export function describe({ what, runs, goalMs }: Measured): (string | number)[] {
  const times = runs.map(({ tookMs }) => tookMs);
  const longest = runs.map(({ longTasksMs }) => Math.max(0, ...longTasksMs));
  const median = quantile(times, 0.5);
  const held = quantile(longest, 0.95);
  return [
    what,
    runs.length,
    ms(median),
    ms(quantile(times, 0.95)),
    goalMs === null ? '' : `< ${goalMs}`,
    goalMs === null ? '' : verdict(median < goalMs),
    runs.reduce((sum, { longTasksMs }) => sum + longTasksMs.length, 0),
    ms(held),
    ms(Math.max(0, ...longest)),
    verdict(held <= longTaskMs),
  ];
}

function verdict(isMet: boolean): string {
  return isMet ? 'met' : 'NOT MET';
}

function ms(value: number): string {
  return value === 0 ? '-' : value.toFixed(0);
}
