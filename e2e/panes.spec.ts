import { expect, test } from './fixtures';

test('the window opens as it was left: place, query, view, choice, scroll and panes', async ({ openWindow }) => {
  const first = await openWindow();
  await first.desk.bringInSamples();
  await first.desk.showAs('Table');
  await first.desk.search('the');
  await expect(first.desk.countLine).not.toContainText('45 articles');
  await first.desk.table.focus();
  await first.desk.press('End');
  const headline = await first.desk.text.getByRole('heading', { level: 1 }).innerText();
  const scrolled = await first.desk.table.evaluate((grid) => grid.scrollTop);
  expect(scrolled).toBeGreaterThan(0);
  await first.desk.press('Control+b');
  await expect(first.desk.library).toBeHidden();
  await first.page.waitForTimeout(600);
  await first.close();

  const { desk, page } = await openWindow();
  await expect(desk.searchField).toHaveValue('the');
  await expect(desk.table).toBeVisible();
  await expect(desk.text.getByRole('heading', { level: 1 })).toHaveText(headline);
  await expect(desk.table.getByRole('row', { selected: true })).toHaveAttribute(
    'aria-label',
    new RegExp(`^${headline.slice(0, 12)}`),
  );
  await expect.poll(() => desk.table.evaluate((grid) => grid.scrollTop)).toBe(scrolled);
  await expect(desk.library).toBeHidden();
  await page.keyboard.press('Control+b');
  await expect(desk.library).toBeVisible();
});

test('F6 goes round the panes, back to where one was in each', async ({ app: { desk, page } }) => {
  await desk.bringInSamples();
  await desk.list.focus();
  await desk.press('Home', 'F6');
  await expect(desk.reader.locator(':focus')).toHaveCount(1);
  await desk.press('F6');
  await expect(desk.library.locator(':focus')).toHaveCount(1);
  await desk.press('F6');
  await expect(desk.list).toBeFocused();
  await desk.press('Shift+F6');
  await expect(desk.library.locator(':focus')).toHaveCount(1);
  // A hidden pane is passed over.
  await page.keyboard.press('Control+b');
  await expect(desk.library).toBeHidden();
  await expect(desk.reader.locator(':focus')).toHaveCount(1);
  await desk.press('F6');
  await expect(desk.list).toBeFocused();
});

test('the focus is never lost: after the last row is trashed, a sheet closed, a collection deleted', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  await desk.find('41 barges');
  await expect(desk.rows).toHaveCount(1);
  await desk.list.focus();
  await desk.press('Delete');
  await expect(desk.rows).toHaveCount(0);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('[data-pane]')?.getAttribute('data-pane')))
    .toBe('results');
  await desk.searchNothing('44 articles');
  await desk.list.focus();
  await desk.press('Home');
  await expect(desk.text.getByRole('heading', { level: 1 })).toBeVisible();
  await desk.press('i');
  await expect(page.getByRole('dialog')).toBeVisible();
  await desk.press('Escape');
  await expect(desk.list).toBeFocused();
  await desk.makeCollection('Courts');
  await desk.collection('Courts').click();
  await desk.press('Delete');
  await expect(desk.collection('Courts')).toHaveCount(0);
  await expect
    .poll(() => page.evaluate(() => document.activeElement !== document.body && document.activeElement?.isConnected))
    .toBe(true);
});
