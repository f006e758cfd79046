import { join } from 'node:path';
import { expect, test } from './fixtures';
import { samples } from './server';

test.describe('Marks', { tag: '@shell' }, () => {
  test('star, unread and Trash are kept over a restart, and what was trashed can be taken out again', async ({
    openWindow,
  }) => {
    const first = await openWindow();
    await first.desk.bringInSamples();
    await first.desk.find('Fishermen’s union asks court');
    await first.desk.press('s');
    await expect(first.desk.count('Starred')).toContainText('1');
    await first.desk.find('Who pays for the quay');
    await first.desk.press('Delete');
    await expect(first.desk.count('Trash')).toContainText('1');
    await expect(first.desk.row('Who pays for the quay')).toHaveCount(0);
    await first.close();

    const { desk } = await openWindow();
    await expect(desk.count('Starred')).toContainText('1');
    await desk.goTo('Trash');
    await desk.open('Who pays for the quay');
    await desk.press('r');
    await expect(desk.count('Trash')).not.toContainText('1');
    await desk.goTo('All articles');
    await desk.find('Who pays for the quay');
  });
});

test('an article that was opened counts as read after a moment, and can be marked unread again', async ({ app }) => {
  const { desk } = app;
  await desk.bringInSamples();
  await expect(desk.count('Unread')).toContainText('45');
  await desk.find('Storm names for the winter announced');
  await expect(desk.count('Unread')).toContainText('44');
  await desk.press('m');
  await expect(desk.count('Unread')).toContainText('45');
});

test('what was trashed or starred is taken back with one key, by name', async ({ app: { desk } }) => {
  await desk.bringInSamples();
  await desk.find('41 barges');
  await desk.press('Delete');
  await expect(desk.row('41 barges')).toHaveCount(0);
  await desk.press('Control+z');
  await expect(desk.row('41 barges')).toBeVisible();
  await expect(desk.count('Trash')).not.toContainText('1');
});

test('what was in Trash and is imported again comes back, and the report offers to put it there again', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  await desk.find('41 barges');
  await desk.press('Delete');
  await expect(desk.count('Trash')).toContainText('1');
  await page
    .getByLabel('Files to import')
    .first()
    .setInputFiles(join(samples, 'evening-signal', '0004.txt'));
  await expect(desk.count('Trash')).not.toContainText('1');
  const report = await desk.showReport();
  await expect(report.getByRole('region', { name: 'Back from Trash' })).toContainText('1 article that was in Trash');
  await report.getByRole('button', { name: 'Put it in Trash again' }).click();
  await expect(desk.count('Trash')).toContainText('1');
  await expect(report.getByRole('region', { name: 'Back from Trash' })).toHaveCount(0);
  await desk.press('Control+z');
  await expect(desk.count('Trash')).not.toContainText('1');
});

test('a whole import is taken back, but for what was starred since', async ({ app: { desk } }) => {
  await desk.bringInSamples();
  await desk.find('41 barges');
  await desk.press('s');
  await expect(desk.count('Starred')).toContainText('1');
  const report = await desk.showReport();
  await report.getByRole('button', { name: 'Remove the sample archive' }).click();
  await expect(desk.count('All articles')).toHaveText('All articles1');
  await desk.goTo('All articles');
  await desk.search('');
  await expect(desk.row('41 barges')).toBeVisible();
  await expect(desk.rows).toHaveCount(1);
});

test('the whole window works by keyboard: find, go through, read, star, trash, undo', async ({ app: { desk } }) => {
  await desk.bringInSamples();
  await desk.press('/');
  await expect(desk.searchField).toBeFocused();
  await desk.page.keyboard.type('harbour wall');
  await expect(desk.countLine).toContainText('9 articles');
  await desk.press('ArrowDown', 'j', 'j', 'k', 'Enter');
  await expect(desk.text.getByRole('heading', { level: 1 })).toBeVisible();
  await desk.press('s');
  await expect(desk.count('Starred')).toContainText('1');
  await desk.press('Escape', '#');
  await expect(desk.count('Trash')).toContainText('1');
  await desk.press('Control+z');
  await expect(desk.count('Trash')).not.toContainText('1');
  await desk.press('?');
  await expect(desk.page.getByRole('dialog')).toContainText('Next article');
  await desk.press('Escape');
  await expect(desk.page.getByRole('dialog')).toHaveCount(0);
});
