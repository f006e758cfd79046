import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { desk as deskOf, type Desk } from './desk';
import { expect, test, type OpenApp } from './fixtures';

const headline = 'Who pays for the quay';

/** Does something that opens a window, and gives that window. */
async function openedBy({ electron, page }: OpenApp, act: () => Promise<unknown>): Promise<Desk & { page: Page }> {
  const opening = electron ? electron.waitForEvent('window') : page.context().waitForEvent('page');
  await act();
  return deskOf(await opening);
}

test(
  'an article is opened in a window of its own with Ctrl+Enter, read, marked and searched there, and both windows see it at once',
  { tag: '@shell' },
  async ({ app }) => {
    const { desk } = app;
    await desk.bringInSamples();
    await desk.find(headline);
    await desk.list.focus();
    const own = await openedBy(app, () => desk.press('Control+Enter'));
    await expect(own.text.getByRole('heading', { level: 1 })).toContainText(headline);
    await expect(own.list).toHaveCount(0);
    await expect.poll(() => own.page.title()).toContain(headline);

    const words = await own.someWords(3);
    await own.highlight(words, 'leaf');
    await expect.poll(() => desk.drawn('leaf')).toEqual([words]);
    await own.page.locator('body').press('s');
    await expect(desk.count('Starred')).toContainText('1');

    const others = await desk.someWords(3, 4);
    await desk.highlight(others, 'rose');
    await expect.poll(() => own.drawn('rose')).toEqual([others]);

    await desk.press('Control+=');
    await expect(own.text.getByRole('article')).toHaveCSS('font-size', '19.8px');

    await own.press('Control+f');
    const find = own.page.getByRole('search', { name: 'Find in article' });
    await find.getByRole('textbox').fill('quay');
    await expect(find).toContainText(/of \d/);
    const { violations } = app.electron
      ? { violations: [] }
      : await new AxeBuilder({ page: own.page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  },
);

test('the window of an article goes on when the main one is closed, and comes with the hits of the search', async ({
  app,
}) => {
  const { desk, page } = app;
  await desk.bringInSamples();
  await desk.search('harbour wall');
  const own = await openedBy(app, () => desk.chooseOn(desk.row('A chronology'), 'Open in a new window'));
  const hits = own.reader.getByRole('group', { name: 'Hits in this article' });
  await expect(hits).toContainText(/\d hits/);
  await own.press('F3');
  await expect(hits).toContainText(/^1 of \d/);
  await page.close();
  const words = await own.someWords(2);
  await own.highlight(words, 'sky');
  // This window opens the archive for itself first.
  await expect.poll(() => own.drawn('sky'), { timeout: 60_000 }).toEqual([words]);
  await own.page.reload();
  await expect.poll(() => own.drawn('sky'), { timeout: 60_000 }).toEqual([words]);
});

test('asked for twice, the window of an article is one', { tag: '@shell' }, async ({ app }) => {
  const { desk, page } = app;
  await desk.bringInSamples();
  await desk.find(headline);
  const own = await openedBy(app, () => desk.goByName('Open in a new window'));
  await expect(own.text.getByRole('heading', { level: 1 })).toContainText(headline);
  await page.bringToFront();
  const count = (): number => (app.electron?.windows() ?? page.context().pages()).length;
  const before = count();
  await desk.goByName('Open in a new window');
  await page.waitForTimeout(800);
  expect(count()).toBe(before);
});
