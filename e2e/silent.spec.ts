import { join } from 'node:path';
import { desk as deskOf } from './desk';
import { expect, openBrowser, test } from './fixtures';
import { browserArguments, silence } from '../src/main/loopback/browser-arguments';
import { isItsOwn, listen } from './listener';
import { startServer } from './server';

test('reading every sample and a page of beacons in both views makes no request and runs no script', async ({
  libraryDir,
}) => {
  test.setTimeout(240_000);
  const listener = await listen();
  const server = await startServer(libraryDir);
  // Every name there is leads to the listener; only Backfile's own address does not.
  const context = await openBrowser(
    join(libraryDir, 'profile'),
    ...silence,
    `--host-resolver-rules=MAP * 127.0.0.1:${listener.port}, EXCLUDE 127.0.0.1`,
    `--explicitly-allowed-ports=${listener.port}`,
  );
  const page = context.pages()[0] ?? (await context.newPage());
  const desk = deskOf(page);

  // The control: a page without protection is heard.
  await page.setContent(
    '<img src="http://beacon.invalid/pixel.gif"><link rel="stylesheet" href="http://beacon.invalid/a.css">',
  );
  await expect.poll(() => listener.heard.length).toBeGreaterThan(0);
  await page.goto('about:blank');
  await page.waitForTimeout(500);
  const before = listener.heard.length;

  await page.goto(server.url);
  await desk.bringInSamples();
  await desk.goTo('All articles');
  await desk.rows.first().click();
  let last = '';
  let read = 0;
  for (let step = 0; step < 60; step++) {
    const heading = desk.text.getByRole('heading', { level: 1 });
    await expect(heading).toBeVisible();
    const now = await heading.innerText();
    if (now === last && step > 40) break;
    if (now !== last) read += 1;
    last = now;
    await page.getByRole('tab', { name: 'Original' }).click();
    await page.frameLocator('iframe[title^="Original"]').locator('body').waitFor();
    await page.getByRole('tab', { name: 'Clean' }).click();
    await desk.list.focus();
    await desk.press('j');
    await page.waitForTimeout(60);
  }
  expect(read).toBeGreaterThan(40);

  await desk.find('Page that wants to run and to call home');
  await page.getByRole('tab', { name: 'Original' }).click();
  await expect(page.frameLocator('iframe[title^="Original"]').getByText('does none of the rest')).toBeVisible();
  await page.waitForTimeout(1500);
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
  expect(await page.title()).not.toBe('ran');
  // Chromium asks for its maker's sign-in and updates by itself; the browser that Backfile opens is kept from that too (below).
  expect(listener.heard.slice(before).filter((name) => !isItsOwn(name))).toEqual([]);

  await context.close();
  await server.stop();
  listener.server.close();
});

test('the browser that Backfile opens reaches nothing at all, not even for itself', async ({ libraryDir }) => {
  const listener = await listen();
  const product = browserArguments({
    url: 'about:blank',
    profileDir: join(libraryDir, 'profile'),
    kind: 'window',
    isRoot: false,
    platform: process.platform,
  });
  const context = await openBrowser(
    join(libraryDir, 'profile'),
    ...product.filter((flag) => !/^--(?:user-data-dir|app)=/.test(flag)),
    `--host-resolver-rules=MAP * 127.0.0.1:${listener.port}, EXCLUDE 127.0.0.1`,
  );
  const page = context.pages()[0] ?? (await context.newPage());
  await page.setContent(
    '<img src="http://beacon.invalid/pixel.gif"><link rel="preconnect" href="https://beacon.invalid">',
  );
  await page.waitForTimeout(3000);
  expect(listener.heard).toEqual([]);
  await context.close();
  listener.server.close();
});
