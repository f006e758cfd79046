import { expect, test } from './fixtures';

test.describe('History', { tag: '@shell' }, () => {
  test('a step of an earlier sitting is found in the history, and taken back from there', async ({ openWindow }) => {
    const first = await openWindow();
    await first.desk.bringInSamples();
    await first.desk.find('41 barges');
    await first.desk.press('Delete');
    await expect(first.desk.count('Trash')).toContainText('1');
    await first.close();

    const { desk } = await openWindow();
    await expect(desk.count('Trash')).toContainText('1');
    // The search is there again, too, and finds what is in Trash no more.
    await desk.searchNothing('44 articles');
    await desk.list.focus();
    await desk.press('Control+z');
    await expect(desk.messages).toContainText('Nothing to undo in this sitting');
    await expect(desk.count('Trash')).toContainText('1');
    const history = await desk.showHistory();
    await history.getByRole('button', { name: 'Undo: Move 1 article to Trash' }).click();
    await expect(history.getByText('undone')).toBeVisible();
    await desk.press('Escape');
    await expect(desk.count('Trash')).not.toContainText('1');
  });
});

test('steps are undone and done again, one by one, in order', async ({ app: { desk } }) => {
  await desk.bringInSamples();
  await desk.find('41 barges');
  await desk.press('s');
  await expect(desk.count('Starred')).toContainText('1');
  await desk.giveTags('to quote');
  await expect(desk.tag('to quote')).toBeVisible();
  await desk.press('Control+z');
  await expect(desk.tag('to quote')).toHaveCount(0);
  await desk.press('Control+z');
  await expect(desk.count('Starred')).not.toContainText('1');
  await desk.press('Control+Shift+z');
  await expect(desk.count('Starred')).toContainText('1');
  await desk.press('Control+y');
  await expect(desk.tag('to quote')).toBeVisible();
  await expect(desk.messages).toContainText('Done again: Tag 1 article “to quote”');
});

test('steps are told by the names of what they were done to: in the history, the menu and the messages', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  await desk.find('41 barges');
  await desk.fileUnder('Barges');
  await expect(desk.collection('Barges')).toContainText('1');
  await desk.giveTags('to quote');
  await expect(desk.tag('to quote')).toContainText('1');
  const history = await desk.showHistory();
  await expect(history.getByRole('button', { name: 'Undo: Put 1 article in “Barges”' })).toBeVisible();
  await expect(history).toContainText('Make the collection “Barges”');
  await desk.press('Escape');
  await page.getByRole('toolbar', { name: 'Menu bar' }).getByRole('button', { name: 'Edit' }).click();
  await page.getByRole('menuitem', { name: 'Undo: Tag 1 article “to quote”' }).click();
  await expect(desk.messages).toContainText('Took the tag “to quote” off 1 article');
});

test('undo of an import says how many articles stayed because they were marked or filed', async ({ app: { desk } }) => {
  await desk.bringInSamples();
  await desk.find('41 barges');
  await desk.fileUnder('Barges');
  await expect(desk.collection('Barges')).toContainText('1');
  const history = await desk.showHistory();
  await history.getByRole('button', { name: /^Undo: Import of/ }).click();
  await expect(desk.count('All articles')).toHaveText('All articles1');
  await desk.press('Escape');
  await expect(desk.messages).toContainText('1 article stayed');
});

test('Trash is emptied only when that is confirmed, and says what goes and what a backup may hold', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  await desk.find('41 barges');
  await desk.press('Delete');
  await expect(desk.count('Trash')).toContainText('1');
  await desk.chooseMenu('File', 'Empty Trash…');
  const sheet = page.getByRole('dialog', { name: 'Empty Trash' });
  await expect(sheet).toContainText('A backup or a copy of the library folder');
  await sheet.getByRole('button', { name: 'Keep them' }).click();
  await expect(desk.count('Trash')).toContainText('1');
  await desk.chooseMenu('File', 'Empty Trash…');
  await sheet.getByRole('button', { name: 'Delete 1 article forever' }).click();
  await expect(desk.messages).toContainText('1 article deleted forever');
  await expect(desk.count('Trash')).not.toContainText('1');
  await desk.goTo('Trash');
  await expect(desk.rows).toHaveCount(0);
});
