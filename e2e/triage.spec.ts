import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { connectToOwner, createControlClient } from '../src/main/library/client';
import { writeCorpus } from './corpus';
import { expect, test } from './fixtures';

/**
 * Listens to the window's live regions from now on; the answer waits until a sentence was heard, once and only once.
 * Sentences that come close together, as the count of the list at rest, are all kept.
 */
async function listen(page: Page): Promise<(sentence: RegExp) => Promise<void>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(globalThis, { heard });
    for (const region of document.querySelectorAll('[aria-live]:not([aria-live=off])')) {
      new MutationObserver(() => heard.push(region.textContent ?? '')).observe(region, {
        childList: true,
        characterData: true,
        subtree: true,
      });
    }
  });
  const heard = (): Promise<string[]> => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard);
  return async (sentence) => {
    await expect
      .poll(async () => (await heard()).filter((said) => sentence.test(said)), { message: `${sentence} is said` })
      .toHaveLength(1);
  };
}

test('a queue of 200 is worked through with six keys, and each step is said once, with what is next', async ({
  app: { desk, page },
  libraryDir,
}) => {
  test.slow();
  const corpus = join(libraryDir, 'queue');
  await writeCorpus(corpus, 200, 'text');
  await page.getByLabel('Files to import').waitFor({ state: 'attached' });
  const wire = await connectToOwner(libraryDir);
  if (!wire) throw new Error('nobody owns the library');
  const client = createControlClient(wire);
  await client.command('import', { from: { kind: 'paths', paths: [corpus] }, follow: true });
  client.close();
  await expect(desk.count('All articles')).toContainText('200');
  await desk.goTo('All articles');
  await expect(desk.countLine).toContainText('200 articles');
  await desk.list.focus();
  await desk.press('Home');
  const at = desk.list.getByRole('option', { selected: true });
  const hears = await listen(page);
  const place = (): Promise<string | null> => at.getAttribute('aria-posinset');

  // Trash: the next row comes to where the first was.
  await desk.press('#');
  await hears(/^Trashed\. “.+” is next, 1 of 199$/);
  await expect(desk.list).toBeFocused();
  // Star: on to the second.
  await desk.press('s');
  await hears(/^Starred\. “.+” is next, 2 of 199$/);
  expect(await place()).toBe('2');
  // Tag: on to the third, once the tags are put on.
  await desk.giveTags('to quote');
  await hears(/^Tagged\. “.+” is next, 3 of 199$/);
  await expect(desk.list).toBeFocused();
  // File: on to the fourth.
  await desk.fileUnder('Courts');
  await hears(/^Put in “Courts”\. “.+” is next, 4 of 199$/);
  await expect(desk.list).toBeFocused();
  // Down passes one over; undo brings the newest step back.
  await desk.press('ArrowDown');
  expect(await place()).toBe('5');
  await desk.press('u');
  await hears(/out of/);

  // And so to the end.
  await desk.press('End');
  await expect.poll(place).toBe('199');
  await desk.press('s');
  await hears(/^Starred\. This is the last of 199$/);
  await desk.press('#');
  await hears(/^Trashed\. “.+” is next, 198 of 198$/);
  await expect(desk.list).toBeFocused();
});

test('a choice of all is trashed, however soon the key comes, and comes back at once', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  await desk.list.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Delete');
  await expect(desk.count('Trash')).toContainText('45');
  await expect(page.getByText('No articles yet').or(page.getByText('Trash is')).first()).toBeVisible();
  await desk.press('Control+z');
  await expect(desk.countLine).toContainText('45 articles');
});

test('all in the list are marked as read in one step that can be taken back; unread ones are gone to by key', async ({
  app: { desk },
}) => {
  await desk.bringInSamples();
  await desk.search('harbour');
  await desk.list.focus();
  await desk.press('Shift+M');
  await expect(desk.messages).toContainText(/\d+ articles marked as read/);
  await desk.searchNothing('45 articles');
  await desk.list.focus();
  await desk.press('Home', 'Shift+J');
  await expect(desk.list.getByRole('option', { selected: true })).toContainText('Unread');
  await desk.messages.getByRole('button', { name: 'Undo' }).click();
  await expect(desk.count('Unread')).toContainText('4');
  await desk.press('Control+z');
});

test('stars and tags stay where they are when going on is switched off', async ({ app: { desk } }) => {
  await desk.bringInSamples();
  await desk.chooseMenu('Article', /Go on to the next/);
  await desk.list.focus();
  await desk.press('Home', 's');
  await expect(desk.count('Starred')).toContainText('1');
  await expect(desk.list.getByRole('option', { selected: true })).toHaveAttribute('aria-posinset', '1');
});
