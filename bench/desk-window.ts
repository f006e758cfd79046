import { expect, type Page } from '@playwright/test';
import { desk } from '../e2e/desk';
import { pressTook, timeFromPress, type Sign } from './time-from-press';
import { watch, type Measured, type Watched } from './watch-window';
import type { OpenLibrary } from './with-library';

/** Opens a collection by a click, ten times: from the press to the frame in which its first row stands. */
export async function clickCollection(page: Page, name: string): Promise<readonly Watched[]> {
  const window = desk(page);
  const runs: Watched[] = [];
  for (let i = 0; i < 10; i++) {
    // Trash is empty: any row there is one of the collection.
    await window.goTo('Trash');
    await expect(window.rows).toHaveCount(0);
    await page.waitForTimeout(300);
    runs.push(
      await watch(page, async () => {
        await timeFromPress(page, {
          selector: '[role="listbox"][aria-label="Articles"] [role="option"]',
          text: '',
          isThere: true,
        });
        await window.collection(name).click();
        return pressTook(page);
      }),
    );
  }
  return runs;
}

/** Chooses every article in the real window and tags, trashes and takes back both, by keys. */
export async function workOnAll({ page }: OpenLibrary, count: number, rounds: number): Promise<readonly Measured[]> {
  const window = desk(page);
  const runs = new Map<string, Watched[]>();
  const number = new Intl.NumberFormat('en').format(count);
  const step = async (what: string, key: string, sign: Sign): Promise<void> => {
    const watched = await watch(page, async () => {
      await timeFromPress(page, sign);
      await page.keyboard.press(key);
      return pressTook(page);
    });
    runs.set(what, [...(runs.get(what) ?? []), watched]);
  };
  // Named anew in every run: one that was cut off may have left its tag.
  const run = Date.now().toString(36);
  for (let round = 0; round < rounds; round++) {
    const tag = `all ${String.fromCodePoint(97 + round)} ${run}`;
    const tagged = { selector: '[role="row"]', text: `^${tag}.*${number}`, isThere: true };
    const trashed = { selector: 'nav button', text: `^Trash${number}$`, isThere: true };
    await window.goTo('All articles');
    await window.rows.first().click();
    await window.list.focus();
    await step('choose all', 'Control+a', { selector: 'footer', text: `${number} chosen`, isThere: true });
    await step('open the tag picker', 't', { selector: '[role="dialog"] input', text: '', isThere: true });
    await page.getByRole('dialog').getByRole('combobox').fill(tag);
    await expect(page.getByRole('dialog').getByRole('option').first()).toContainText(tag);
    await step(`tag all ${number}`, 'Enter', tagged);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await step('take it back', 'Control+z', { ...tagged, isThere: false });
    await step(`trash all ${number}`, 'Delete', trashed);
    await step('take that back', 'Control+z', { ...trashed, isThere: false });
  }
  return [...runs].map(([what, watched]) => ({
    what: `window: ${what}`,
    runs: watched,
    goalMs: what.startsWith('choose') || what.startsWith('open') ? 100 : null,
  }));
}
