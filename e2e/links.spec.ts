import { expect, test } from './fixtures';

const headline = 'Who pays for the quay';

test('the link of an article, copied and pasted into the search field, opens it again', async ({ app: { desk } }) => {
  await desk.bringInSamples();
  await desk.find(headline);
  await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await desk.press('y');
  await expect(desk.messages).toContainText('Link copied');
  const link = await desk.page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/^backfile:\/\/article\/\d+\?library=\S+$/);

  await desk.find('Storm names for the winter announced');
  await desk.searchField.fill(link);
  await expect(desk.text.getByRole('heading', { level: 1 })).toContainText(headline);
});

test('a link pasted on the window opens its article; one of another library says so', async ({ app: { desk } }) => {
  await desk.bringInSamples();
  await desk.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await desk.find(headline);
  await desk.press('y');
  await expect(desk.messages).toContainText('Link copied');
  await desk.find('Storm names for the winter announced');
  await desk.list.focus();
  await desk.press('Control+v');
  await expect(desk.text.getByRole('heading', { level: 1 })).toContainText(headline);

  await desk.searchField.fill('backfile://article/2?library=Elsewhere');
  await expect(desk.messages).toContainText('This link belongs to another library, “Elsewhere”');
  await desk.searchField.fill('backfile://article/999999');
  await expect(desk.messages).toContainText('This article is not in your library');
});
