import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './fixtures';
import { samples } from './server';

test.beforeEach(async ({ app }) => {
  await app.desk.bringInSamples();
});

test('an article is read clean: its words, its structure, none of the furniture', async ({ app: { desk } }) => {
  await desk.search('title:"after all-night debate" published:2019');
  await desk.open('Council backs harbour wall');
  await expect(desk.text).toContainText('Peter Vane, who has sold fish on the quay');
  for (const furniture of [
    'Share this article',
    'Sign up to our newsletter',
    'Most read',
    'Leave a reply',
    'Read also',
  ]) {
    await expect(desk.text).not.toContainText(furniture);
  }
  await desk.search('winter timetable diary');
  await desk.open('What the winter timetable takes away');
  await expect(desk.text.getByRole('table')).toContainText('Friday');
  await expect(desk.text.getByRole('listitem')).toHaveCount(3);
});

test('scraped text loses its counters and comment forms and keeps its story', async ({ app: { desk } }) => {
  await desk.search('midnight loaf');
  await desk.open('Bakers of Northby');
  await expect(desk.text).toContainText('two hundred a night');
  for (const furniture of ['Leave a Reply', 'Your email address', 'Share on Facebook', 'Save my name']) {
    await expect(desk.text).not.toContainText(furniture);
  }
  await expect(desk.text.getByText(/^0$/)).toHaveCount(0);
});

test('an article in a right-to-left script is laid out from the right', async ({ app: { desk } }) => {
  await desk.search('lang:he');
  await desk.rows.first().click();
  await expect(desk.text.getByText('המוזיאון הימי')).toHaveCSS('direction', 'rtl');
});

test('hits are stepped through, and words are found in the article', async ({ app: { desk, page } }) => {
  await desk.search('wall');
  await desk.open('A chronology of the harbour wall');
  const hits = desk.reader.getByRole('group', { name: 'Hits in this article' });
  await hits.getByRole('button', { name: 'Next hit' }).click();
  await expect(hits).toContainText(/^1 of \d/);
  await desk.press('F3');
  await expect(hits).toContainText(/^2 of \d/);
  await desk.press('Shift+F3');
  await expect(hits).toContainText(/^1 of \d/);
  await desk.press('Control+f');
  const find = page.getByRole('search', { name: 'Find in article' });
  await find.getByRole('textbox').or(find.getByRole('searchbox')).fill('drawer');
  await expect(find).toContainText(/of \d/);
  await desk.press('Escape');
  await expect(find).toHaveCount(0);
});

test(
  'the original is shown as it was saved, and its fingerprint is that of the file',
  { tag: '@shell' },
  async ({ app: { desk, page } }) => {
    await desk.search('eleven nights sker');
    await desk.open('Lighthouse at Sker');
    await page.getByRole('tab', { name: 'Original' }).click();
    const original = page.frameLocator('iframe[title^="Original"]');
    await expect(original.getByText('© Coast Gazette')).toBeVisible();
    const details = await desk.showDetails();
    const bytes = await readFile(join(samples, 'coast-gazette', 'sker-light (SingleFile).html'));
    await expect(details).toContainText(createHash('sha256').update(bytes).digest('hex'));
    await expect(details).toContainText('9 Nov 2020, 10:20');
  },
);

test('the original is saved unchanged', async ({ app: { desk, page } }) => {
  await desk.search('eleven nights sker');
  await desk.open('Lighthouse at Sker');
  const details = await desk.showDetails();
  const download = page.waitForEvent('download');
  await details.getByRole('button', { name: 'Save original…' }).click();
  const saved = await readFile(await (await download).path());
  expect(saved.equals(await readFile(join(samples, 'coast-gazette', 'sker-light (SingleFile).html')))).toBe(true);
});

test('a link in an article shows where it leads before anything opens', async ({ app: { desk, page } }) => {
  await desk.search('five books living by the water');
  await desk.open('Five books about living by the water');
  await desk.text.getByRole('link', { name: 'not even about the stains' }).click();
  const dialog = page.getByRole('dialog', { name: 'Where this link leads' });
  await expect(dialog).toContainText('library.example');
  await expect(dialog.getByRole('button', { name: 'Open in browser' })).toBeVisible();
  await desk.press('Escape');
  await expect(dialog).toHaveCount(0);
  expect(page.context().pages()).toHaveLength(1);
});

test('a story saved twice is held once and says so; a changed one is a version of it', async ({ app: { desk } }) => {
  await desk.search('title:"School on the island"');
  await expect(desk.rows).toHaveCount(1);
  await desk.open('School on the island keeps its one pupil');
  const details = await desk.showDetails();
  await expect(details).toContainText('Saved again');
  await desk.press('Escape');
  await desk.search('title:"Council backs harbour wall"');
  await expect(desk.rows).toHaveCount(2);
  await expect(desk.rows.filter({ hasText: 'earlier version' })).toHaveCount(1);
});
