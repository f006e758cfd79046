import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { connectToOwner, createControlClient } from '../src/main/library/client';
import { writeCorpus } from './corpus';
import { expect, test } from './fixtures';
import { backfile, samples } from './server';

const story = (headline: string): string =>
  `${headline}\n0\nThe ferry from Zanzibar arrived without a single passenger on Monday, and nobody on the quay could say why.\nThe harbour master has asked for a report.\n`;

test('chosen files come in with their names', async ({ app: { desk, page } }) => {
  await page.getByLabel('Files to import').setInputFiles([
    { name: 'one.txt', mimeType: 'text/plain', buffer: Buffer.from(story('Zanzibar ferry arrives empty')) },
    { name: 'broken.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7 nothing') },
  ]);
  await desk.importEnds();
  await desk.find('Zanzibar ferry arrives empty');
  const details = await desk.showDetails();
  await expect(details).toContainText('one.txt');
  await desk.press('Escape');
  const report = await desk.showReport();
  await expect(report).toContainText('broken.pdf');
});

test('a folder is chosen from the list of folders, and all below it comes in', async ({ app: { desk, page } }) => {
  await page.getByRole('button', { name: 'Import folder…' }).click();
  const sheet = page.getByRole('dialog');
  await sheet.getByRole('button', { name: /Use the browser’s dialog/ }).waitFor();
  await desk.press('Escape');
  await page.getByLabel('Folder to import').setInputFiles(join(samples, 'coast-gazette'));
  await desk.importEnds();
  const report = await desk.showReport();
  await expect(report.getByRole('row', { name: /New articles/ })).toContainText(/^8/);
  await expect(report.getByRole('row', { name: /Companion files/ })).toContainText(/^5/);
});

test('pasted text and pasted pages become articles', async ({ app: { desk } }) => {
  await desk.paste(story('Zanzibar ferry arrives empty'));
  await desk.importEnds();
  await desk.find('Zanzibar ferry arrives empty');
  await desk.paste(
    'Gulls counted twice',
    '<h1>Gulls counted twice</h1><p>On Friday at noon the gulls were counted twice, once by hand and once by the machine, and the two did not agree.</p><p>Ruth Calder says that she will ask the gulls.</p>',
  );
  await desk.search('title:"Gulls counted twice"');
  await expect(desk.row('Gulls counted twice')).toBeVisible();
});

test('a pasted web address is answered: Backfile never goes online', async ({ app: { desk } }) => {
  await desk.paste('https://www.coastgazette.example/local/2019/03/04/council-backs-harbour-wall');
  await expect(desk.messages).toContainText('Backfile never goes online');
});

test('a folder dropped on the window comes in', async ({ app: { desk, page } }) => {
  const transfer = await page.evaluateHandle((text) => {
    const data = new DataTransfer();
    data.items.add(new File([text], 'dropped.txt', { type: 'text/plain' }));
    return data;
  }, story('Dropped from the desktop'));
  await page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
  await desk.importEnds();
  await desk.find('Dropped from the desktop');
});

test('a cancelled import keeps what came in, and continuing reads only the rest', async ({ app, libraryDir }) => {
  const { desk, page } = app;
  const corpus = join(libraryDir, 'corpus-to-read');
  await writeCorpus(corpus, 4000, 'text');
  await page.getByLabel('Files to import').waitFor({ state: 'attached' });
  const wire = await connectToOwner(libraryDir);
  if (!wire) throw new Error('nobody owns the library');
  const client = createControlClient(wire);
  await client.command('import', { from: { kind: 'paths', paths: [corpus] } });
  await expect(desk.status).toContainText(/Importing .*: [1-9]/);
  await desk.status.getByRole('button', { name: 'Cancel' }).click();
  const banner = page.getByRole('region', { name: 'Unfinished import' });
  await expect(banner).toContainText('was cancelled');
  const text = await banner.innerText();
  const done = Number(/([\d,]+) files? (?:is|are) done/.exec(text)?.[1]?.replaceAll(',', ''));
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(4000);
  await banner.getByRole('button', { name: 'Continue' }).click();
  await expect(desk.count('All articles')).toContainText('4,000', { timeout: 60_000 });
  client.close();
});

test('one bad file harms no other: every kind of broken input gets a reason, its neighbours come in', async ({
  app,
  libraryDir,
}) => {
  const { desk } = app;
  const folder = join(libraryDir, 'mixed');
  await mkdir(folder, { recursive: true });
  const files: Record<string, string | Buffer> = {
    'a good one.txt': story('First neighbour'),
    'empty.html': '',
    'nested.html': `<title>x</title>${'<div>'.repeat(100_000)}text`,
    'attributes.html': `<p ${Array.from({ length: 100_000 }, (_, i) => `a${i}=1`).join(' ')}>text</p>`,
    'binary.html': Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 7919) % 256)),
    'nul.txt': `Second neighbour\0\n0\n${'A story with a stray mark in its middle is a story still, and is read as one.\n'.repeat(3)}`,
    'ld.html': `<html><head><script type="application/ld+json">${'['.repeat(20_000)}${']'.repeat(20_000)}</script></head><body><article><h1>Third neighbour</h1><p>${'The story has data for machines that goes down twenty thousand steps and nobody waits at the bottom. '.repeat(4)}</p></article></body></html>`,
    'z last.txt': story('Fourth neighbour'),
  };
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  await writeFile(join(folder, 'locked.txt'), story('Locked'));
  await chmod(join(folder, 'locked.txt'), 0o000);
  const imported = await backfile('import', folder, '--json', '--library', libraryDir);
  const outcome = (name: string) =>
    imported.lines
      .filter((line) => String(line['file']).endsWith(name))
      .map((line) => (line['failure'] as { code: string } | null)?.code ?? line['outcome']);
  expect(outcome('empty.html')).toEqual(['empty']);
  expect(outcome('nested.html')).toEqual(['too-complex']);
  expect(outcome('attributes.html')).toEqual(['too-complex']);
  expect(outcome('binary.html')).toEqual(['unknown-format']);
  // Root reads what nobody else may.
  if (process.getuid?.() !== 0) expect(outcome('locked.txt')).toEqual(['unreadable']);
  for (const name of ['a good one.txt', 'nul.txt', 'ld.html', 'z last.txt'])
    expect(outcome(name), name).toEqual(['article']);
  await desk.search('neighbour');
  await expect(desk.countLine).toContainText('4 articles');
});
