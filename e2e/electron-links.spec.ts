import type { ElectronApplication } from '@playwright/test';
import { expect, test, type OpenApp } from './fixtures';

const headline = 'Who pays for the quay';

function electronOf({ electron }: OpenApp): ElectronApplication {
  if (!electron) throw new Error('this spec runs in the electron project');
  return electron;
}

/** The link of the article that is open, as "Copy link" writes it. */
async function linkOf({ desk, page }: OpenApp): Promise<string> {
  await page.evaluate(() => {
    navigator.clipboard.writeText = (text) => {
      document.body.dataset['copied'] = text;
      return Promise.resolve();
    };
  });
  await desk.press('y');
  await expect(desk.messages).toContainText('Link copied');
  return (await page.evaluate(() => document.body.dataset['copied'])) ?? '';
}

async function bringInAndLink(app: OpenApp): Promise<string> {
  await app.desk.bringInSamples();
  await app.desk.find(headline);
  const link = await linkOf(app);
  await app.desk.find('41 barges');
  return link;
}

test.describe('A link to an article', { tag: '@electron-only' }, () => {
  test('that a second start was given is followed by the app that runs', async ({ app }) => {
    const link = await bringInAndLink(app);
    await electronOf(app).evaluate(({ app: running }, given) => {
      running.emit('second-instance', {}, ['backfile', '.', given], '/', { paths: [], links: [given] });
    }, link);
    await expect(app.desk.text.getByRole('heading', { level: 1 })).toContainText(headline);
  });

  test('that macOS hands over is followed', async ({ app }) => {
    const link = await bringInAndLink(app);
    await electronOf(app).evaluate(({ app: running }, given) => {
      running.emit('open-url', { preventDefault: () => undefined }, given);
    }, link);
    await expect(app.desk.text.getByRole('heading', { level: 1 })).toContainText(headline);
  });

  test('that the app was started with is followed once its window is there', async ({ openWindow, libraryDir }) => {
    const first = await openWindow();
    const link = await bringInAndLink(first);
    await first.close();
    const { desk } = await openWindow(libraryDir, [link]);
    await expect(desk.text.getByRole('heading', { level: 1 })).toContainText(headline);
  });

  test('that belongs to another library says which, and goes nowhere', async ({ app }) => {
    await bringInAndLink(app);
    await electronOf(app).evaluate(({ app: running }) => {
      running.emit('open-url', { preventDefault: () => undefined }, 'backfile://article/2?library=Elsewhere');
    });
    await expect(app.desk.messages).toContainText('This link belongs to another library, “Elsewhere”');
  });
});
