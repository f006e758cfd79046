import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

/** Loads the window again in a language. */
async function openIn(page: Page, language: string): Promise<void> {
  const address = new URL(page.url());
  address.searchParams.set('language', language);
  await page.goto(address.href);
  await expect(page.locator('html')).toHaveAttribute('lang', language);
  await expect(page.locator('[role=option][data-id]').first()).toBeVisible();
}

/** What stands on buttons and entries of menus in sight, and is cut off. */
function clipped(page: Page): Promise<string[]> {
  return page
    .locator('button, [role=menuitem], [role=menuitemradio], [role=menuitemcheckbox], [role=tab], [role=radio]')
    .evaluateAll((all) =>
      all
        .filter((one) => one.checkVisibility({ visibilityProperty: true }) && (one.textContent ?? '').trim() !== '')
        .filter((one) => one.scrollWidth > one.clientWidth + 1)
        .map((one) => `${one.textContent}: ${one.scrollWidth} of ${one.clientWidth} px`),
    );
}

for (const { language, pseudo } of [
  { language: 'en-XA', pseudo: /\[.*[åéîöû].*\]/s },
  { language: 'ar-XB', pseudo: /\u202e/ },
]) {
  test(`the window and the sheet of keys speak ${language}, run its way, and have room for every button`, async ({
    app: { desk, page },
  }) => {
    await desk.bringInSamples();
    await openIn(page, language);
    const library = page.getByRole('navigation').first();
    await expect(library).toContainText(pseudo);
    await page.locator('[role=option][data-id]').first().click();
    await expect(page.getByRole('tab').first()).toHaveText(pseudo);
    expect.soft(await clipped(page), 'main window').toEqual([]);

    const place = async (pane: string): Promise<number> =>
      (await page.locator(`[data-pane=${pane}]`).boundingBox())?.x ?? Number.NaN;
    const places = [await place('library'), await place('results'), await place('reader')];
    expect(places).toEqual(places.toSorted((a, b) => (language === 'ar-XB' ? b - a : a - b)));
    expect(new Set(places).size).toBe(3);

    await page.keyboard.press('?');
    const keys = page.getByRole('dialog');
    await expect(keys.getByRole('heading').first()).toHaveText(pseudo);
    expect.soft(await clipped(page), 'shortcut sheet').toEqual([]);
    await page.keyboard.press('Escape');
    await expect(keys).toHaveCount(0);
  });
}
