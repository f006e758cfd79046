import { expect, test } from './fixtures';

test('commands, collections, tags and articles are found by their names', async ({ app: { desk } }) => {
  await desk.bringInSamples();
  await desk.find('41 barges');
  await desk.fileUnder('Quay files');
  await expect(desk.collection('Quay files')).toContainText('1');
  await desk.giveTags('to quote');
  await desk.goByName('Starred');
  await expect(desk.count('Starred')).toHaveAttribute('aria-current', 'page');
  await desk.goByName('Quay files');
  await expect(desk.page.getByLabel('Search results').getByRole('heading', { name: 'Quay files' })).toBeVisible();
  await desk.goByName('to quote');
  await expect(desk.rows).toHaveCount(1);
  await desk.press('Control+k');
  await desk.page.keyboard.type('storm names');
  await desk.page.getByRole('option', { name: /Storm names for the winter/ }).click();
  await expect(desk.text.getByRole('heading', { level: 1 })).toContainText('Storm names for the winter');
});

test('the menu bar is gone through with the arrows, and says what undo would take back', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  await desk.find('41 barges');
  await desk.press('s');
  await expect(desk.count('Starred')).toContainText('1');
  const bar = page.getByRole('toolbar', { name: 'Menu bar' });
  await bar.getByRole('button', { name: 'File' }).focus();
  await desk.press('Enter');
  await expect(page.getByRole('menuitem', { name: 'Import files…' })).toBeVisible();
  await desk.press('ArrowRight');
  await expect(page.getByRole('menuitem', { name: 'Undo: Star 1 article' })).toBeVisible();
  await desk.press('Enter');
  await expect(desk.count('Starred')).not.toContainText('1');
});

test('single letters are no commands once they are switched off, nor while a tree is searched by typing', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  await desk.makeCollection('Alpha');
  await desk.makeCollection('Sierra');
  await desk.goTo('All articles');
  await desk.find('41 barges');
  await desk.collection('Alpha').focus();
  await desk.press('s');
  await expect(desk.collection('Sierra')).toBeFocused();
  await desk.list.focus();
  await desk.press('?');
  await page.getByRole('dialog').getByLabel('Single letters as keys').uncheck();
  await desk.press('Escape');
  await desk.list.focus();
  await desk.press('s', 'j');
  await desk.chooseMenu('View', 'Single letters as keys');
  await desk.list.focus();
  await desk.press('s');
  await expect(desk.count('Starred')).toHaveText('Starred1');
});

test('a right click on an article offers what can be done with it, for all that are chosen', async ({
  app: { desk },
}) => {
  await desk.bringInSamples();
  await desk.rows.first().click();
  await desk.rows.nth(2).click({ modifiers: ['Shift'] });
  await expect(desk.status).toContainText('3 chosen');
  await desk.chooseOn(desk.rows.nth(1), 'Move to Trash');
  await expect(desk.count('Trash')).toContainText('3');
});

test('a collection is exported to a file that downloads, and the list of jobs tells of it', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  await desk.find('41 barges');
  await desk.fileUnder('Barges');
  await expect(desk.collection('Barges')).toContainText('1');
  await desk.collection('Barges').click();
  await desk.press('Control+e');
  const sheet = page.getByRole('dialog', { name: 'Export' });
  await expect(sheet.getByLabel('Preview')).toContainText('41 barges');
  await sheet.getByLabel('Spreadsheet').check();
  const download = page.waitForEvent('download');
  await sheet.getByRole('button', { name: 'Export', exact: true }).click();
  expect((await download).suggestedFilename()).toMatch(/Barges.*\.csv$/);
  await desk.chooseMenu('File', 'What is being done…');
  await expect(page.getByRole('list', { name: 'Jobs' })).toContainText('Export of');
  await desk.press('Escape');
  await desk.press('Control+e');
  await expect(sheet.getByLabel('Spreadsheet')).toBeChecked();
});
