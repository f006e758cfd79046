import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';

const headline = 'Who pays for the quay';

async function readClipboard(page: Page): Promise<{ plain: string; html: string }> {
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string): Promise<string> => (await item?.getType(type))?.text() ?? '';
    return { plain: await read('text/plain'), html: await read('text/html') };
  });
}

test('words are copied with their source, and with none selected the whole article: as text and as HTML', async ({
  app: { desk, page },
}) => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await desk.bringInSamples();
  await desk.find(headline);
  await desk.text.focus();
  await desk.press('Control+Shift+C');
  await expect(desk.messages).toContainText('Copied with its source');
  const whole = await readClipboard(page);
  expect(whole.plain).toMatch(new RegExp(`^${headline}`));
  expect(whole.plain.length).toBeGreaterThan(500);
  expect(whole.html).toContain(`<h1>${headline}`);
  expect(whole.html).toContain('<p>');
  expect(whole.html).not.toMatch(/<img|class=|style=/);

  // Two paragraphs stay two.
  await desk.press('v', 'Control+ArrowDown', 'Home', 'p', 'p');
  await expect(desk.highlightBar).toBeVisible();
  await desk.press('Control+Shift+C');
  await expect.poll(async () => (await readClipboard(page)).plain).toMatch(/^“/);
  const quote = await readClipboard(page);
  expect(quote.plain).toContain(`“${headline}`);
  expect(quote.plain.split('—')[0]).toMatch(/\S\n+\S/);
  expect(quote.html).toContain('<blockquote>');
  expect(quote.html).toMatch(/<a href="https?:/);
});

test('an article is printed alone: a head to cite it by, its text, its highlights, the notes by number', async ({
  app: { desk, page },
}) => {
  await desk.bringInSamples();
  await desk.find(headline);
  const words = await desk.someWords(4);
  await desk.highlight(words, 'leaf');
  await desk.openHighlight(words);
  await desk.highlightCard.getByRole('button', { name: 'Write a note' }).click();
  await page.keyboard.type('Ask the harbour board.');
  await desk.press('Control+Enter');
  await page.evaluate(() => {
    window.print = () => undefined;
  });
  await desk.text.focus();
  await desk.press('Control+p');
  const sheet = page.locator('#print-sheet');
  await expect(sheet).toBeAttached();
  await expect(sheet).toBeHidden();
  expect(await page.title()).toMatch(/^\d{4}-\d\d-\d\d Who pays for the quay/);
  await page.emulateMedia({ media: 'print' });
  await expect(sheet.getByRole('heading', { level: 1 })).toContainText(headline);
  await expect(sheet).toContainText(/https?:\/\//);
  await expect(sheet).toContainText(/SHA-256 of the original: [0-9a-f]{64}/);
  expect((await sheet.locator('mark').allInnerTexts()).join('').replace(/\s+/g, ' ')).toBe(words);
  await expect(sheet.locator('mark').first()).toHaveCSS('text-decoration-style', 'dashed');
  await expect(sheet.locator('.notes')).toContainText('Ask the harbour board.');
  await expect(desk.library).toBeHidden();
  await expect(desk.reader).toBeHidden();
  expect((await page.pdf({ preferCSSPageSize: true })).subarray(0, 5).toString()).toBe('%PDF-');
  await page.emulateMedia({ media: 'screen' });
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(sheet).toHaveCount(0);
  await expect(desk.reader).toBeVisible();
});

test('the desktop app saves an article as a PDF where its dialog says', { tag: '@electron-only' }, async ({ app }) => {
  const folder = await mkdtemp(join(tmpdir(), 'backfile-pdf-'));
  const target = join(folder, 'kept.pdf');
  const { desk, electron } = app;
  await desk.bringInSamples();
  await desk.find(headline);
  await electron?.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, target);
  await desk.goByName('Save as PDF…');
  await expect(desk.messages).toContainText('Saved as PDF', { timeout: 30_000 });
  expect((await readFile(target)).subarray(0, 5).toString()).toBe('%PDF-');
  await expect(app.page.locator('#print-sheet')).toHaveCount(0);
  await rm(folder, { recursive: true });
});
