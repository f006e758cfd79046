import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

/** Checks what is on the screen now; `soft`, so that one screen's fault does not hide another's. */
export function checker(page: Page): (screen: string) => Promise<void> {
  return async (screen) => {
    // What fades in has its colours once it is there.
    await page.evaluate(async () => {
      const ending = document.getAnimations().filter((one) => one.effect?.getComputedTiming().endTime !== Infinity);
      await Promise.all(ending.map((one) => one.finished.catch(() => undefined)));
    });
    // What Chromium shows inside the sandboxed original is not ours.
    const { violations } = await new AxeBuilder({ page })
      .exclude('iframe')
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    expect
      .soft(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
        screen,
      )
      .toEqual([]);
  };
}
