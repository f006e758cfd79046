import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

/** Goes on with Tab until what has the focus is called so, as a user without a mouse would. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let turn = 0; turn < 80; turn += 1) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const at = document.activeElement;
      return at?.getAttribute('aria-label') ?? at?.textContent ?? '';
    });
    if (name.test(found.trim())) return;
  }
  throw new Error(`Tab never comes to ${String(name)}`);
}

test('without a mouse the samples are brought in, found, read, highlighted, noted, filed, tagged and exported', async ({
  app: { desk, page },
}) => {
  await page.evaluate(() => {
    const seen: string[] = [];
    Object.assign(globalThis, { pointed: seen });
    for (const type of ['pointerdown', 'mousedown', 'touchstart']) addEventListener(type, () => seen.push(type), true);
  });
  const type = (words: string): Promise<void> => page.keyboard.type(words);

  await tabTo(page, /^Try the sample archive$/);
  await desk.press('Enter');
  await desk.importEnds();

  await desk.press('/');
  await type('title:"Who pays for the quay"');
  await expect(desk.rows).toHaveCount(1);
  await desk.press('ArrowDown');
  await expect(desk.text.getByRole('heading', { level: 1 })).toContainText('Who pays for the quay');
  await desk.press('Enter');
  await expect(desk.text).toBeFocused();
  await desk.press('Space');

  await desk.press('Home', 'v', 'Control+ArrowDown', 'Home', 's');
  await expect(desk.highlightBar).toBeVisible();
  await desk.press('2');
  await expect.poll(() => desk.drawn('leaf')).toHaveLength(1);
  await desk.press('Escape', 'h', 'e');
  await expect(desk.highlightCard).toBeVisible();
  await tabTo(page, /^Write a note$/);
  await desk.press('Enter');
  await type('Ask the **board**.');
  await desk.press('Control+Enter');
  await expect(desk.highlightCard).toHaveCount(0);
  await expect(desk.text.locator('strong', { hasText: 'board' })).toBeVisible();

  await desk.press('l');
  await type('Quays');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('Quays');
  await desk.press('Enter');
  await expect(desk.collection('Quays')).toContainText('1');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await desk.press('t');
  await type('to quote');
  await expect(page.getByRole('dialog').getByRole('option').first()).toContainText('to quote');
  await desk.press('Enter');
  await expect(desk.tag('to quote')).toContainText('1');
  await desk.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await desk.press('Control+e');
  await expect(page.getByRole('dialog', { name: /^Export/ })).toBeVisible();
  const download = page.waitForEvent('download');
  await tabTo(page, /^Export$/);
  await desk.press('Enter');
  expect((await download).suggestedFilename()).not.toBe('');
  expect(await page.evaluate(() => (globalThis as unknown as { pointed: string[] }).pointed)).toEqual([]);
});
