import { expect, test } from './fixtures';
import { desk as deskOf } from './desk';

test('a second window shows the same archive, live, and takes over when the first is closed', async ({ app }) => {
  const { desk, page } = app;
  await desk.bringInSamples();
  const second = await page.context().newPage();
  await second.goto(new URL(page.url()).origin);
  const other = deskOf(second);
  await other.find('41 barges');
  await other.press('s');
  await expect(desk.count('Starred')).toContainText('1');
  await page.close();
  await other.search('lighthouse lantern');
  // The second window opens the archive for itself first.
  await expect(other.row('Lighthouse at Sker')).toBeVisible({ timeout: 60_000 });
  await other.find('Storm names for the winter');
  await other.press('s');
  await expect(other.count('Starred')).toContainText('2');
});

test('a window without the cookie, or from elsewhere, gets nothing', async ({ app, playwright }) => {
  const origin = new URL(app.page.url()).origin;
  const stranger = await playwright.request.newContext();
  for (const path of ['/', '/original/'.padEnd(74, 'a'), '/wire/control']) {
    const answer = await stranger.get(`${origin}${path}`, { maxRedirects: 0 });
    expect(answer.status(), path).toBeGreaterThanOrEqual(400);
  }
  await stranger.dispose();
});
