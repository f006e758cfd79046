import type { Page } from '@playwright/test';
import { checker } from './axe';
import { expect, test } from './fixtures';

const sheetOf = (page: Page) => page.getByRole('dialog', { name: 'Settings' });

test('a setting is found by typing, changed by keyboard and kept', async ({ app: { desk, page } }) => {
  await desk.bringInSamples();
  await page.keyboard.press('Control+,');
  const sheet = sheetOf(page);
  const field = sheet.getByRole('searchbox', { name: 'Find a setting' });
  await expect(field).toBeFocused();

  await page.keyboard.type('dark');
  await expect(sheet.getByRole('radiogroup')).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(sheet.getByRole('radio', { name: 'As the system' })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(sheet.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');

  await field.fill('single letters');
  await page.keyboard.press('Tab');
  const letters = sheet.getByRole('checkbox', { name: 'Single letters as keys' });
  await expect(letters).toBeFocused();
  await expect(letters).toHaveAccessibleDescription(/^Letters alone are commands/);
  await page.keyboard.press('Space');
  await expect(letters).not.toBeChecked();

  await page.keyboard.press('Escape');
  await expect(sheet).toHaveCount(0);
  await page.reload();
  await expect(desk.countLine).toContainText('45 articles');
  await expect(page.locator('html')).toHaveCSS('color-scheme', 'dark');
  await page.keyboard.press('Control+,');
  await expect(sheet.getByRole('radio', { name: 'Dark' })).toBeChecked();
  await expect(letters).not.toBeChecked();
});

test('a search that no setting answers says so', async ({ app: { desk, page } }) => {
  await desk.bringInSamples();
  await desk.chooseMenu('Edit', /^Settings…/);
  const sheet = sheetOf(page);
  await sheet.getByRole('searchbox', { name: 'Find a setting' }).fill('zeppelin');
  await expect(sheet.getByRole('status').filter({ hasText: 'No setting is called that.' })).toBeVisible();
  await expect(sheet.getByRole('radiogroup')).toHaveCount(0);
});

test('all settings are reset at once, and the reset is taken back', async ({ app: { desk, page } }) => {
  await desk.bringInSamples();
  await desk.goByName('Settings…');
  const sheet = sheetOf(page);
  const compact = sheet.getByRole('radio', { name: 'Compact' });
  const goOn = sheet.getByRole('checkbox', { name: 'Go on to the next article' });
  await compact.click({ force: true });
  await goOn.uncheck();
  await sheet.getByRole('button', { name: 'Reset all' }).press('Enter');
  await expect(sheet.getByRole('status').filter({ hasText: 'All settings are as they were at first.' })).toBeVisible();
  await expect(sheet.getByRole('radio', { name: 'Comfortable' })).toBeChecked();
  await expect(goOn).toBeChecked();
  await sheet.getByRole('button', { name: 'Undo the reset' }).press('Enter');
  await expect(compact).toBeChecked();
  await expect(goOn).not.toBeChecked();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe finds nothing to complain of in the settings, ${colorScheme}`, async ({ app: { desk, page } }) => {
    await page.emulateMedia({ colorScheme });
    const check = checker(page);
    await desk.bringInSamples();
    await desk.goByName('Settings…');
    await expect(sheetOf(page).getByRole('radiogroup')).toHaveCount(4);
    await check('settings');
    await sheetOf(page).getByRole('searchbox').fill('zeppelin');
    await check('no setting found');
  });
}

test('a reader who asks for more contrast gets stronger lines and ink, one who asks for less motion none', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  const tokens = () =>
    page.evaluate(() => {
      const style = getComputedStyle(document.documentElement);
      return { quiet: style.getPropertyValue('--ink-3'), line: style.getPropertyValue('--line') };
    });
  const usual = await tokens();
  await page.emulateMedia({ contrast: 'more', reducedMotion: 'reduce' });
  const strong = await tokens();
  expect(strong.line).not.toBe(usual.line);
  expect(strong.quiet).not.toBe(usual.quiet);
  await desk.goByName('Settings…');
  await expect(sheetOf(page)).toBeVisible();
  const longestMs = await page.evaluate(() =>
    Math.max(0, ...document.getAnimations().map((one) => Number(one.effect?.getComputedTiming().duration ?? 0))),
  );
  expect(longestMs).toBeLessThanOrEqual(1);
});

test('what is chosen can be told apart where the system forces its colours', async ({ app: { desk, page } }) => {
  await page.emulateMedia({ forcedColors: 'active' });
  await desk.bringInSamples();
  await desk.find('A chronology of the harbour wall');
  const outlineOf = (name: string) =>
    desk.rows
      .filter({ hasText: name })
      .first()
      .evaluate((row) => getComputedStyle(row).outlineStyle);
  expect(await outlineOf('A chronology of the harbour wall')).toBe('solid');
  await desk.goByName('Settings…');
  const segment = (name: string) => sheetOf(page).locator('label', { hasText: new RegExp(`^${name}$`) });
  await expect(segment('Comfortable')).toHaveCSS('outline-style', 'solid');
  await expect(segment('Compact')).not.toHaveCSS('outline-style', 'solid');
});
