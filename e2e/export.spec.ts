import { execFileSync } from 'node:child_process';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { silence } from '../src/main/loopback/browser-arguments';
import { expect, openBrowser, test } from './fixtures';
import { isItsOwn, listen } from './listener';
import { backfile, samples } from './server';

const hostile = `<!doctype html><html><head><title>A page that wants to run</title>
<script>ran = 'script'</script><link rel="stylesheet" href="http://beacon.invalid/a.css"></head>
<body onload="ran = 'load'"><article><h1>=HYPERLINK("http://beacon.invalid/") and a page that wants to run</h1>
<p class="byline">By @SUM(1+1)</p>
<p>The harbour board met on Monday to decide about the wall, and it sat for longer than anyone had thought it would.</p>
<p><img src="http://beacon.invalid/p.gif" onerror="ran = 'error'" alt="a picture">
<a href="javascript:ran = 'link'">A link</a> was all that it left, and the members of the board went home in the rain.</p>
<svg onload="ran = 'svg'"><script>ran = 'svg script'</script></svg>
<iframe src="http://beacon.invalid/f"></iframe><object data="http://beacon.invalid/o"></object>
<p style="background: url(http://beacon.invalid/b.png)">Nobody has asked for the minutes since, though they lie open in the town hall for all to read.</p>
</article></body></html>`;

/** A library of all samples and a page that wants to run and to call home. */
async function fill(libraryDir: string): Promise<string> {
  const folder = join(libraryDir, '..', `hostile-${process.pid}-${Date.now()}`);
  await mkdir(folder);
  await writeFile(join(folder, 'hostile.html'), hostile);
  await backfile('import', samples, folder, '--json', '--library', libraryDir);
  return folder;
}

test('the exported page of every sample and a hostile one, opened in a browser, runs nothing and asks for nothing', async ({
  libraryDir,
}) => {
  test.setTimeout(180_000);
  const folder = await fill(libraryDir);
  const out = join(folder, 'all.html');
  const done = await backfile(
    'export',
    '--query',
    '',
    '--format',
    'html',
    '--out',
    out,
    '--notes',
    '--json',
    '--library',
    libraryDir,
  );
  expect(done.code, done.err).toBe(0);
  const { server: listener, port, heard } = await listen();
  const context = await openBrowser(
    join(folder, 'profile'),
    ...silence,
    `--host-resolver-rules=MAP * 127.0.0.1:${port}`,
    `--explicitly-allowed-ports=${port}`,
  );
  const page = context.pages()[0] ?? (await context.newPage());
  // The control: the page as it came is heard.
  await page.goto(pathToFileURL(join(folder, 'hostile.html')).href);
  await expect.poll(() => heard.length).toBeGreaterThan(0);
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(true);
  await page.goto('about:blank');
  await page.waitForTimeout(500);
  const before = heard.length;

  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const errors: string[] = [];
  page.on('console', (message) => errors.push(message.text()));
  await page.goto(pathToFileURL(out).href);
  const articles = page.getByRole('article');
  expect(await articles.count()).toBe(
    done.lines[0]?.['summary'] && (done.lines[0]['summary'] as { articles: number }).articles,
  );
  expect(await articles.count()).toBeGreaterThan(44);
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await page.waitForTimeout(1500);
  expect(await page.evaluate(() => 'ran' in globalThis)).toBe(false);
  expect(asked.filter((url) => !url.startsWith('data:'))).toEqual([pathToFileURL(out).href]);
  expect(heard.slice(before).filter((name) => !isItsOwn(name))).toEqual([]);
  expect(errors).toEqual([]);
  // Every line of the contents leads to an article.
  const links = page.getByRole('navigation', { name: 'Contents' }).getByRole('link');
  expect(await links.count()).toBe(await articles.count());
  await links.last().click();
  await expect(articles.last()).toBeInViewport();
  await context.close();
  listener.close();
});

test('every form is written from the command line, in the order asked for, without where the files lay', async ({
  libraryDir,
}) => {
  test.setTimeout(180_000);
  const folder = await fill(libraryDir);
  const found = await backfile('search', 'harbour', '--json', '--limit', '5', '--library', libraryDir);
  const ids = found.lines.flatMap((line) => (typeof line['id'] === 'number' ? [line['id']] : [])).toReversed();
  const titles = new Map(found.lines.map((line) => [line['id'], String(line['title'])]));
  for (const [format, name] of [
    ['markdown', 'a.zip'],
    ['html', 'a.html'],
    ['jsonl', 'a.jsonl'],
    ['csv', 'a.csv'],
  ] as const) {
    const out = join(folder, name);
    const done = await backfile(
      'export',
      '--ids',
      ids.join(','),
      '--format',
      format,
      '--out',
      out,
      '--json',
      '--library',
      libraryDir,
    );
    expect(done.code, done.err).toBe(0);
    expect(done.lines).toMatchObject([{ summary: { articles: ids.length, path: out } }]);
    const text = (await readFile(out)).toString('latin1');
    if (format !== 'jsonl') expect(text).not.toContain(folder);
  }
  const csv = await readFile(join(folder, 'a.csv'), 'utf8');
  const headlines = [...csv.matchAll(/^"((?:[^"]|"")*)"/gmu)].map(([, cell]) => cell?.replaceAll('""', '"'));
  expect(headlines).toEqual(ids.map((id) => titles.get(id)));
  expect((await readdir(folder)).filter((name) => name.includes('.tmp-'))).toEqual([]);
});

test('a table of every sample and a hostile page has no cell that a spreadsheet would run', async ({ libraryDir }) => {
  const folder = await fill(libraryDir);
  const out = join(folder, 'all.csv');
  const done = await backfile(
    'export',
    '--query',
    '',
    '--format',
    'csv',
    '--out',
    out,
    '--json',
    '--library',
    libraryDir,
  );
  expect(done.code, done.err).toBe(0);
  const csv = await readFile(out, 'utf8');
  expect(csv.startsWith('\ufeffheadline,')).toBe(true);
  expect(csv).toContain(`"'=HYPERLINK(""http://beacon.invalid/"")`);
  expect(csv).not.toMatch(/(?:^|,)"?[=+\-@\uff1d\uff0b\uff0d\uff20]/mu);
});

test('a second reader of Markdown reads every file, where one is installed', async ({ libraryDir }) => {
  let version = '';
  try {
    version = execFileSync('pandoc', ['--version']).toString();
  } catch {
    // Not here.
  }
  test.skip(version === '', 'pandoc is not installed');
  const folder = await fill(libraryDir);
  const out = join(folder, 'all.zip');
  expect(
    (await backfile('export', '--query', '', '--format', 'markdown', '--out', out, '--library', libraryDir)).code,
  ).toBe(0);
  execFileSync('unzip', ['-q', out, '-d', join(folder, 'all')]);
  for (const name of await readdir(join(folder, 'all'))) {
    if (name.endsWith('.md')) execFileSync('pandoc', ['-f', 'markdown', '-t', 'plain', join(folder, 'all', name)]);
  }
});

test('an export that cannot be written says so in one line and leaves what was there', async ({ libraryDir }) => {
  const folder = await fill(libraryDir);
  const nowhere = join(folder, 'no', 'a.csv');
  const done = await backfile('export', '--query', '', '--format', 'csv', '--out', nowhere, '--library', libraryDir);
  expect(done.code).toBe(1);
  expect(done.err).toContain('The file cannot be written there.');
  const inside = join(libraryDir, 'config.json');
  const before = await readFile(inside, 'utf8');
  expect(
    (await backfile('export', '--query', '', '--format', 'csv', '--out', inside, '--library', libraryDir)).code,
  ).toBe(1);
  expect(await readFile(inside, 'utf8')).toBe(before);
});

test('in a window an export is offered once as a download', async ({ app, libraryDir }) => {
  await app.desk.bringInSamples();
  await app.page.keyboard.press('Control+e');
  const sheet = app.page.getByRole('dialog', { name: /^Export/ });
  await expect(sheet).toBeVisible();
  const download = app.page.waitForEvent('download');
  await sheet.getByRole('button', { name: /^Export/ }).click();
  const saved = await download;
  expect(await saved.failure()).toBeNull();
  expect(saved.url()).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/export\/[\w-]{43}$/);
  expect((await app.page.request.get(saved.url())).status()).toBe(404);
  await expect.poll(async () => (await readdir(libraryDir)).includes('spool')).toBe(false);
});
