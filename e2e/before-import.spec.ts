import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { connectToOwner, createControlClient } from '../src/main/library/client';
import { checker } from './axe';
import { chooseFiles, type FileToChoose } from './choose-files';
import { expect, test, type OpenApp } from './fixtures';
import { backfile } from './server';

const story = (headline: string): string =>
  `${headline}\n0\nThe ferry from Zanzibar arrived without a single passenger on Monday, and nobody on the quay could say why.\nThe harbour master has asked for a report.\n`;

const page = (headline: string, outlet: string): string =>
  `<html><head><title>${headline}</title><meta property="og:site_name" content="${outlet}"></head><body><article><h1>${headline}</h1>${`<p>The council of the harbour met on Tuesday to speak of the wall, and the wall was spoken of at length by all who came.</p>`.repeat(4)}</article></body></html>`;

async function drop(window: Page, files: Readonly<Record<string, string>>): Promise<void> {
  const transfer = await window.evaluateHandle((entries) => {
    const data = new DataTransfer();
    for (const [name, text] of entries) data.items.add(new File([text], name));
    return data;
  }, Object.entries(files));
  await window.dispatchEvent('body', 'drop', { dataTransfer: transfer });
}

const plain = (name: string, text: string): FileToChoose => ({
  name,
  mimeType: 'text/plain',
  buffer: Buffer.from(text),
});

/** Looks at files before they come in. */
async function lookAt(app: OpenApp, files: readonly FileToChoose[]): Promise<Locator> {
  const wereRead = await chooseFiles(app, files, () => app.desk.goByName('Look at files first…'));
  const sheet = app.page.getByRole('dialog', { name: /^Before importing/ });
  await expect(sheet.getByRole('status')).toContainText('Nothing is stored yet.');
  await wereRead();
  return sheet;
}

/** Goes on with Tab until it has the focus. */
async function tabTo(window: Page, wanted: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await window.keyboard.press('Tab');
  }
  await expect(wanted).toBeFocused();
}

test('files are looked at before anything is stored, some are left out, and the rest comes in with its tags @shell', async ({
  app,
}) => {
  const { desk, page: window } = app;
  await desk.bringInSamples();
  const sheet = await lookAt(app, [
    plain('one.txt', story('Zanzibar ferry arrives empty')),
    plain('two.txt', story('Left on the quay')),
    { name: 'wall.html', mimeType: 'text/html', buffer: Buffer.from(page('The wall is spoken of', 'Quay Courier')) },
    { name: 'broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 nothing') },
  ]);
  await expect(sheet.getByRole('status')).toContainText('4 files read. Nothing is stored yet.');
  const rows = sheet.getByRole('list', { name: 'Files' });
  await expect(rows).toContainText('A kind of file Backfile does not read');
  await expect(sheet).toContainText('Quay Courier');
  await expect(sheet.getByRole('button', { name: 'Import 3 articles' })).toBeVisible();
  await sheet.getByRole('checkbox', { name: 'Import Left on the quay' }).uncheck();
  await sheet.getByRole('textbox', { name: 'Tags' }).fill('harbour, batch one');
  await sheet.getByRole('button', { name: 'Import 2 articles' }).click();
  await expect(desk.tag('batch one')).toBeVisible();
  await desk.find('Zanzibar ferry arrives empty');
  await desk.search('title:"Left on the quay"');
  await expect(desk.rows).toHaveCount(0);
  await desk.openLastReport();
  const leftOut = window.getByRole('region', { name: 'Left out by you' });
  await expect(leftOut).toContainText('1 file');
  await expect(leftOut).toContainText('two.txt');
});

test('a preview says what is held already, and is left without a trace', async ({ app, libraryDir }) => {
  const { desk, page: window } = app;
  await drop(window, { 'one.txt': story('Zanzibar ferry arrives empty') });
  await desk.importEnds();
  const sheet = await lookAt(app, [
    plain('again.txt', story('Zanzibar ferry arrives empty')),
    plain('two.txt', story('Quite another matter')),
  ]);
  await expect(sheet.getByRole('list', { name: 'Files' })).toContainText('held already');
  await sheet.getByRole('checkbox', { name: /^Held already/ }).uncheck();
  await expect(sheet.getByRole('button', { name: 'Import 1 article' })).toBeVisible();
  await sheet.getByRole('button', { name: 'Cancel' }).click();
  await expect(sheet).toBeHidden();
  await expect(desk.count('All articles')).toContainText('1');
  await expect.poll(() => readdir(join(libraryDir, 'staging')).catch(() => [])).toEqual([]);
});

test('a rule is made, runs on what is held, and goes with the next import @shell', async ({
  app: { desk, page: window },
  libraryDir,
}) => {
  const bringIn = async (headline: string): Promise<void> => {
    const file = join(libraryDir, `${headline}.html`);
    await writeFile(file, page(headline, 'Quay Courier'));
    expect((await backfile('import', file, '--library', libraryDir)).code).toBe(0);
  };
  await bringIn('The wall is spoken of');
  await desk.goByName('Import rules…');
  const sheet = window.getByRole('dialog', { name: 'Import rules' });
  await expect(sheet).toContainText('No rules yet');
  await sheet.getByRole('button', { name: 'New rule…' }).click();
  await sheet.getByRole('textbox', { name: 'Outlet' }).fill('quay courier');
  await sheet.getByRole('textbox', { name: 'Tags' }).fill('harbour');
  await sheet.getByRole('button', { name: 'Make the rule' }).click();
  const rule = sheet.getByRole('list', { name: 'Rules' }).getByRole('listitem');
  await expect(rule).toContainText('outlet “quay courier”');
  await rule.getByRole('button', { name: 'Held articles…' }).click();
  await rule.getByRole('button', { name: 'Run on 1 article' }).click();
  await desk.press('Escape');
  await expect(desk.tag('harbour')).toContainText('1');
  await bringIn('The wall is built');
  await expect(desk.tag('harbour')).toContainText('2');
  await desk.goTo('Imports');
  await desk.showHistory();
  await expect(window.getByRole('dialog', { name: 'History' })).toContainText('Change the import rules');
});

test('a watched folder brings in what is saved into it, and says what it does @shell', async ({
  app: { desk, page: window },
  libraryDir,
}) => {
  const folder = join(libraryDir, '..', `watched-${Date.now()}`);
  await mkdir(folder);
  await writeFile(join(folder, 'first.txt'), story('Saved before'));
  // A key pressed before the window is drawn goes nowhere.
  await expect(desk.welcome).toBeVisible();
  await desk.goByName('Watched folders…');
  const sheet = window.getByRole('dialog', { name: 'Watched folders' });
  await expect(sheet).toContainText('No folder is watched');
  const wire = await connectToOwner(libraryDir);
  if (!wire) throw new Error('nobody owns the library');
  const client = createControlClient(wire);
  await client.command('watch-add', { path: folder, collections: false, arrivesRead: false });
  client.close();
  await expect(desk.count('All articles')).toContainText('1', { timeout: 30_000 });
  await writeFile(join(folder, 'second.txt'), story('Saved while it runs'));
  await expect(desk.count('All articles')).toContainText('2', { timeout: 30_000 });
  await expect(sheet).toContainText('Up to date');
  await checker(window)('watched folders');
  await sheet.getByRole('button', { name: /^Pause/ }).click();
  await expect(sheet).toContainText('Paused');
  await sheet.getByRole('button', { name: /^Stop watching/ }).click();
  await expect(sheet).toContainText('No folder is watched');
  await expect(desk.count('All articles')).toContainText('2');
});

test('an import of a folder arrives as read, is taken back next month too, and what was starred since stays @shell', async ({
  app: { desk, page: window },
  libraryDir,
}) => {
  const folder = join(libraryDir, 'to-read');
  await mkdir(folder);
  await writeFile(join(folder, 'a.txt'), story('Zanzibar ferry arrives empty'));
  await writeFile(join(folder, 'b.txt'), story('Quite another matter'));
  const imported = await backfile('import', folder, '--library', libraryDir, '--tag', 'batch');
  expect(imported.code).toBe(0);
  await expect(desk.count('All articles')).toContainText('2');
  await expect(desk.count('Unread')).not.toContainText('2');
  await desk.find('Zanzibar ferry arrives empty');
  await desk.press('s');
  await desk.openLastReport();
  await window.getByRole('button', { name: 'Undo the import' }).click();
  await expect(desk.count('All articles')).toContainText('1');
  await expect(desk.tag('batch')).toContainText('1');
});

test('a dry run prints what would come in and stores nothing', async ({ app: { desk }, libraryDir }) => {
  const folder = join(libraryDir, 'to-look-at');
  await mkdir(folder);
  await writeFile(join(folder, 'a.txt'), story('Zanzibar ferry arrives empty'));
  await writeFile(join(folder, 'b.txt'), story('Zanzibar ferry arrives empty'));
  await writeFile(join(folder, 'c.pdf'), '%PDF-1.7 nothing');
  const dry = await backfile('import', folder, '--dry-run', '--json', '--library', libraryDir);
  expect(dry.lines.at(-1)).toMatchObject({ summary: { files: 3, articles: 1, sightings: 1, refused: 1 } });
  expect(dry.lines[0]).toMatchObject({ outcome: 'article', title: 'Zanzibar ferry arrives empty' });
  await expect(desk.welcome).toBeVisible();
});

test('files are looked at, left out and brought in, and a rule is made, by the keyboard alone', async ({ app }) => {
  const { desk, page: window } = app;
  await expect(desk.welcome).toBeVisible();
  const preview = await lookAt(app, [
    plain('one.txt', story('Zanzibar ferry arrives empty')),
    plain('two.txt', story('Left on the quay')),
  ]);
  await expect(preview.getByRole('button', { name: 'Import 2 articles' })).toBeVisible();
  await tabTo(window, preview.getByRole('checkbox', { name: 'Import Left on the quay' }));
  await desk.press('Space');
  const bringIn = preview.getByRole('button', { name: 'Import 1 article' });
  await expect(bringIn).toBeVisible();
  await tabTo(window, preview.getByRole('textbox', { name: 'Tags' }));
  await window.keyboard.type('harbour');
  await tabTo(window, bringIn);
  await desk.press('Enter');
  await expect(desk.tag('harbour')).toContainText('1');
  await desk.goByName('Import rules…');
  const rules = window.getByRole('dialog', { name: 'Import rules' });
  await tabTo(window, rules.getByRole('button', { name: 'New rule…' }));
  await desk.press('Enter');
  await tabTo(window, rules.getByRole('textbox', { name: 'Outlet' }));
  await window.keyboard.type('Quay Courier');
  await tabTo(window, rules.getByRole('textbox', { name: 'Tags' }));
  await window.keyboard.type('quay');
  await tabTo(window, rules.getByRole('button', { name: 'Make the rule' }));
  await desk.press('Enter');
  await expect(rules.getByRole('list', { name: 'Rules' })).toContainText('outlet “Quay Courier”');
  await desk.press('Escape');
  await expect(rules).toBeHidden();
});
