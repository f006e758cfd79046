import { type Page, test } from '@playwright/test';

/** Listens for tasks that hold a window up for 50 ms and more; `note` writes those since the last time into the test's report. */
export async function watchLongTasks(page: Page): Promise<{ note: (phase: string) => Promise<void> }> {
  await page.evaluate(() => {
    const seen: number[] = [];
    Object.assign(globalThis, { longTasks: seen });
    new PerformanceObserver((list) => seen.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  return {
    async note(phase) {
      const long = await page.evaluate(() => {
        // Made above.
        const { longTasks } = globalThis as unknown as { longTasks: number[] };
        return new Promise<number[]>((resolve) => {
          setTimeout(() => resolve(longTasks.splice(0).map(Math.round)), 100);
        });
      });
      test.info().annotations.push({ type: `long tasks, ms: ${phase}`, description: long.join(' ') || 'none' });
    },
  };
}
