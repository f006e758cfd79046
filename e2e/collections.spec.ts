import { expect, test } from './fixtures';

test.describe('Collections', { tag: '@shell' }, () => {
  test('collections nest, hold what was filed in them, and are so after a restart', async ({ openWindow }) => {
    const first = await openWindow();
    await first.desk.bringInSamples();
    await first.desk.makeCollection('Harbour wall');
    await first.desk.chooseOn(first.desk.collection('Harbour wall'), 'New collection inside');
    await first.page.getByLabel('Name of the new collection').fill('Votes');
    await first.desk.press('Enter');
    await expect(first.desk.collection('Votes')).toHaveAttribute('aria-level', '2');
    await first.desk.goTo('All articles');
    await first.desk.find('41 barges');
    await first.desk.fileUnder('Votes');
    await expect(first.desk.collection('Votes')).toContainText('1');
    await expect(first.desk.collection('Harbour wall')).toContainText('1');
    await first.close();

    const { desk } = await openWindow();
    await expect(desk.collection('Votes')).toHaveAttribute('aria-level', '2');
    await desk.collection('Votes').click();
    await expect(desk.row('41 barges')).toBeVisible();
    await expect(desk.rows).toHaveCount(1);
  });
});

test('a collection keeps your own order, changed by key and by drag', async ({ app: { desk, page } }) => {
  await desk.bringInSamples();
  await desk.search('harbour wall');
  await expect(desk.countLine).toContainText('9 articles');
  await desk.list.focus();
  await desk.press('Home', 'Control+a');
  await expect(desk.status).toContainText('9 chosen');
  await desk.fileUnder('Harbour wall');
  await expect(desk.collection('Harbour wall')).toContainText('9');
  await desk.collection('Harbour wall').click();
  await expect(desk.rows).toHaveCount(9);
  const headlines = await desk.rows.locator('h3').allTextContents();
  await desk.rows.first().click();
  await desk.press('Alt+ArrowDown');
  await expect(desk.rows.nth(1).locator('h3')).toHaveText(headlines[0] ?? '');
  await desk.rows.nth(3).dragTo(desk.rows.first(), { targetPosition: { x: 60, y: 4 } });
  await expect(desk.rows.first().locator('h3')).toHaveText(headlines[3] ?? '');
  await page.reload();
  await desk.collection('Harbour wall').click();
  await expect(desk.rows.first().locator('h3')).toHaveText(headlines[3] ?? '');
});

test('an article lies in several collections; it leaves one by key and moves to another by name', async ({
  app: { desk },
}) => {
  await desk.bringInSamples();
  await desk.find('41 barges');
  await desk.fileUnder('Barges');
  await expect(desk.collection('Barges')).toContainText('1');
  await desk.fileUnder('Courts');
  await expect(desk.collection('Courts')).toContainText('1');
  await expect(desk.reader.getByRole('button', { name: 'Barges' })).toBeVisible();
  await desk.collection('Courts').click();
  await desk.open('41 barges');
  await desk.press('Shift+Delete');
  await expect(desk.collection('Courts')).toContainText('0');
  await desk.collection('Barges').click();
  await desk.open('41 barges');
  await desk.press('Shift+L');
  await desk.page.keyboard.type('Courts');
  await desk.press('Enter');
  await expect(desk.collection('Courts')).toContainText('1');
  await expect(desk.collection('Barges')).toContainText('0');
});

test('articles dragged onto a collection are filed in it', async ({ app: { desk } }) => {
  await desk.bringInSamples();
  await desk.makeCollection('Harbour wall');
  await desk.goTo('All articles');
  await desk.search('title:"41 barges"');
  await expect(desk.rows).toHaveCount(1);
  await desk.row('41 barges').dragTo(desk.collection('Harbour wall'));
  await expect(desk.collection('Harbour wall')).toContainText('1');
});

test('a collection is renamed in its place, described, and comes back whole when its deletion is undone', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  await desk.find('41 barges');
  await desk.fileUnder('Barges');
  await desk.collection('Barges').click();
  await desk.press('F2');
  await page.getByLabel('New name of Barges').fill('Idle barges');
  await desk.press('Enter');
  await expect(desk.collection('Idle barges')).toContainText('1');
  await page.getByRole('button', { name: 'Add a description' }).click();
  await page.getByLabel('Description of the collection').fill('Who waited for whom');
  await desk.press('Control+Enter');
  await expect(page.getByText('Who waited for whom')).toBeVisible();
  await desk.collection('Idle barges').focus();
  await desk.press('Delete');
  await expect(desk.collection('Idle barges')).toHaveCount(0);
  await desk.messages.getByRole('button', { name: 'Undo' }).click();
  await expect(desk.collection('Idle barges')).toContainText('1');
  await desk.collection('Idle barges').click();
  await expect(page.getByText('Who waited for whom')).toBeVisible();
});
