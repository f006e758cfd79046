import type { Page } from '@playwright/test';

/** What can be seen of something being done: an element with such text, there or gone. */
export interface Sign {
  readonly selector: string;
  /** A regular expression. */
  readonly text: string;
  readonly isThere: boolean;
}

/** From the next key or button pressed on, looks for a sign in every frame, and notes when it is there. */
export async function timeFromPress(page: Page, sign: Sign): Promise<void> {
  await page.evaluate(({ selector, text, isThere }) => {
    const state = { pressed: 0, seen: 0 };
    Object.assign(globalThis, { benchPress: state });
    const sought = new RegExp(text);
    const isSeen = (): boolean =>
      [...document.querySelectorAll(selector)].some((one) => sought.test(one.textContent)) === isThere;
    const look = (): void => {
      // The frame is painted when the next task begins.
      if (isSeen()) setTimeout(() => (state.seen = performance.now()));
      else requestAnimationFrame(look);
    };
    const begin = (): void => {
      if (state.pressed > 0) return;
      state.pressed = performance.now();
      requestAnimationFrame(look);
    };
    document.addEventListener('keydown', begin, { capture: true, once: true });
    document.addEventListener('pointerdown', begin, { capture: true, once: true });
  }, sign);
}

/** Milliseconds from that press to the painted sign. */
export async function pressTook(page: Page): Promise<number> {
  const took = await page.waitForFunction(
    () => {
      // Put there by timeFromPress.
      const { benchPress } = globalThis as unknown as { benchPress: { pressed: number; seen: number } };
      return benchPress.seen > 0 ? benchPress.seen - benchPress.pressed : 0;
    },
    undefined,
    { polling: 20, timeout: 120_000 },
  );
  return await took.jsonValue();
}
