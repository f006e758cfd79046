import { AxeBuilder } from '@axe-core/playwright';
import { expect, test } from './fixtures';

test.beforeEach(async ({ app: { desk, page } }) => {
  await desk.bringInSamples();
  await page.getByRole('button', { name: 'Show what to narrow by' }).click();
  await expect(desk.facets).toBeVisible();
});

test('what the results have in common is counted, and choosing a value leaves as many', async ({ app: { desk } }) => {
  await desk.search('harbour');
  const outlets = desk.facets.getByRole('group', { name: 'Outlet' });
  const first = outlets.getByRole('button').first();
  await expect(desk.facets).toHaveAttribute('aria-busy', 'false');
  const [, name, count] = /^(.*?)(\d+)$/.exec((await first.textContent()) ?? '') ?? [];
  await first.click();
  await expect(desk.searchField).toHaveValue(`harbour outlet:"${name ?? ''}"`);
  await expect(desk.countLine).toContainText(new RegExp(`^${count ?? ''} article`));
  await expect(outlets.getByRole('button', { pressed: true })).toHaveCount(1);
  await outlets.getByRole('button', { pressed: true }).click();
  await expect(desk.searchField).toHaveValue('harbour');
});

test('a stretch of time is chosen by dragging, by the keyboard and in a table', async ({ app: { desk, page } }) => {
  const strip = desk.facets.getByRole('group', { name: /^Articles by/ });
  const box = await strip.boundingBox();
  if (!box) throw new Error('the histogram is not on the screen');
  await page.mouse.move(box.x + 4, box.y + 30);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2, box.y + 30, { steps: 4 });
  await page.mouse.up();
  await expect(desk.searchField).toHaveValue(/^published:\d{4}(-\d\d)*\.\.\d{4}(-\d\d)*$/);
  await desk.search('');
  await desk.facets
    .getByRole('button', { name: /: \d+ articles?$/ })
    .first()
    .focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+ArrowLeft');
  await page.keyboard.press('Enter');
  await expect(desk.searchField).toHaveValue(/^published:\d{4}(-\d\d)*\.\.\d{4}(-\d\d)*$/);
  await desk.search('');
  await desk.facets.getByRole('button', { name: 'As a table' }).click();
  const row = desk.facets.getByRole('row').nth(1);
  const count = await row.getByRole('cell').last().innerText();
  await row.getByRole('button').click();
  await expect(desk.searchField).toHaveValue(/^published:\d{4}/);
  await expect(desk.countLine).toContainText(new RegExp(`^${count} article`));
});

test('each count of what was left out shows just that', async ({ app: { desk, page } }) => {
  const leftOut = page.getByLabel('Search results').getByRole('status').first();
  await desk.search('wall published:2018..2020');
  const undated = leftOut.getByRole('button', { name: /undated$/ });
  const told = (await undated.innerText()).split(' ')[0] ?? '';
  await undated.click();
  await expect(desk.searchField).toHaveValue('wall published:unknown');
  await expect(desk.countLine).toContainText(new RegExp(`^${told} article`));
  await desk.search('wall');
  await desk.rows.first().click();
  await page.keyboard.press('Delete');
  await leftOut.getByRole('button', { name: '1 in Trash' }).click();
  await expect(desk.countLine).toContainText(/^1 article/);
});

test('the panel can be read by everyone, in light and dark, and in a narrow window', async ({
  app: { desk, page },
}) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(desk.facets.getByRole('group', { name: 'Outlet' })).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include('section[aria-label="Narrow the search"]').analyze();
    expect(violations).toEqual([]);
    await page.screenshot({ path: test.info().outputPath(`facets-${colorScheme}.png`) });
  }
  await page.setViewportSize({ width: 900, height: 700 });
  await expect(desk.facets).toBeVisible();
  expect(await desk.facets.evaluate((panel) => panel.scrollWidth <= panel.clientWidth)).toBe(true);
  await page.screenshot({ path: test.info().outputPath('facets-900.png') });
});
