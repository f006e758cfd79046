import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .exclude('iframe')
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

test('the list becomes a table, where articles are chosen, opened and ordered as in the list', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  await desk.showAs('Table');
  await expect(desk.list).toHaveCount(0);
  await expect(desk.table).toHaveAttribute('aria-rowcount', '46');
  await desk.search('barges');
  await desk.lines.filter({ hasText: '41 barges' }).click();
  await expect(desk.text.getByRole('heading', { level: 1 })).toContainText('41 barges');
  await desk.searchNothing('45 articles');

  await desk.columnHead('Outlet').getByRole('button').click();
  await expect(desk.columnHead('Outlet')).toHaveAttribute('aria-sort', 'ascending');
  const outlets = (await desk.column('Outlet')).filter((one) => one !== '');
  expect(outlets.length).toBeGreaterThan(5);
  expect(outlets).toEqual(outlets.toSorted((a, b) => a.localeCompare(b, 'en', { sensitivity: 'base' })));
  const published = desk.columnHead('Published');
  await published.getByRole('button').click();
  await expect(published).toHaveAttribute('aria-sort', 'descending');
  await published.getByRole('button').click();
  await expect(published).toHaveAttribute('aria-sort', 'ascending');
  await expect(desk.columnHead('By').getByRole('button')).toHaveAttribute('title', /cannot be ordered/);

  await desk.table.focus();
  await desk.press('Home', 'Shift+ArrowDown', 'Shift+ArrowDown');
  await expect(desk.table.getByRole('row', { selected: true })).toHaveCount(3);
  await expect(desk.status).toContainText('3 chosen');
  await desk.lines.nth(6).click({ modifiers: ['Control'] });
  await expect(desk.status).toContainText('4 chosen');
  await desk.chooseOn(desk.lines.nth(1), 'Star');
  await expect(desk.count('Starred')).toContainText('4');
  await expectAccessible(page);
});

test('columns are chosen, moved and resized by keys or pointer, and each place remembers its own', async ({
  openWindow,
}) => {
  const first = await openWindow();
  const { desk, page } = first;
  await desk.bringInSamples();
  await desk.showAs('Table');
  await page.getByRole('button', { name: 'Columns…' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Language' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Tags' }).click();
  await desk.press('Escape');
  await expect(desk.columnHead('Language')).toBeVisible();
  await expect(desk.columnHead('Tags')).toHaveCount(0);

  const outlet = desk.columnHead('Outlet');
  await outlet.getByRole('button').focus();
  const before = (await outlet.boundingBox())?.width ?? 0;
  await desk.press('Shift+ArrowRight', 'Shift+ArrowRight', 'Alt+ArrowLeft');
  await expect.poll(async () => Math.round(((await outlet.boundingBox())?.width ?? 0) - before)).toBe(32);
  await expect(outlet.getByRole('button')).toBeFocused();
  await expect(outlet).toHaveAttribute('aria-colindex', '2');
  await outlet.dragTo(desk.columnHead('Marks'));
  await expect(outlet).toHaveAttribute('aria-colindex', '1');

  const box = await outlet.boundingBox();
  if (!box) throw new Error('no column Outlet');
  const edge = box.x + box.width;
  await page.mouse.move(edge, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(edge + 25, box.y + 10, { steps: 3 });
  await page.mouse.move(edge + 60, box.y + 10);
  await page.mouse.up();
  await expect.poll(async () => Math.round(((await outlet.boundingBox())?.width ?? 0) - box.width)).toBe(60);

  await desk.makeCollection('Courts');
  await expect(desk.collection('Courts')).toBeVisible();
  await desk.goTo('Starred');
  await desk.showAs('List');
  await desk.goTo('All articles');
  await expect(desk.columnHead('Language')).toBeVisible();
  await first.close();

  const again = await openWindow();
  await again.desk.goTo('All articles');
  await expect(again.desk.columnHead('Outlet')).toHaveAttribute('aria-colindex', '1');
  await expect(again.desk.columnHead('Language')).toBeVisible();
  await again.desk.goTo('Starred');
  await expect(again.desk.table).toHaveCount(0);
});

test('a table is worked by keys alone, from its heads to its last line', async ({ app: { desk, page } }) => {
  await desk.bringInSamples();
  await page.getByRole('radiogroup', { name: 'Show as' }).getByRole('radio', { name: 'List' }).focus();
  await desk.press('ArrowRight', 'Enter');
  await expect(desk.table).toBeVisible();
  await desk.columnHead('Marks').getByRole('button').focus();
  await desk.press('ArrowRight', 'ArrowRight', 'Enter');
  await expect(desk.columnHead('Outlet')).toHaveAttribute('aria-sort', 'ascending');
  await desk.press('ArrowDown', 'End');
  await expect(desk.lines.last()).toHaveAttribute('aria-rowindex', '46');
  await expect(desk.table.getByRole('row', { selected: true })).toHaveAttribute('aria-rowindex', '46');
  await desk.press('Enter');
  await expect(desk.text.getByRole('heading', { level: 1 })).toBeVisible();
  await desk.press('Escape');
  await expect(desk.table).toBeFocused();
  await desk.press('Shift+V', 'Shift+V');
  await expect(desk.list).toBeVisible();
});
