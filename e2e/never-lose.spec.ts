import { readdir, rm, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { connectToOwner, createControlClient, type ControlClient } from '../src/main/library/client';
import { writeCorpus } from './corpus';
import { expect, test } from './fixtures';
import { backfile } from './server';

async function clientOf(dir: string): Promise<ControlClient> {
  const wire = await connectToOwner(dir);
  if (!wire) throw new Error('nobody owns the library');
  return createControlClient(wire);
}

async function digestOf(dir: string): Promise<unknown> {
  const stats = await backfile('stats', '--json', '--library', dir);
  expect(stats.code, stats.err).toBe(0);
  return stats.lines[0];
}

test('deleting the browser’s profile loses nothing: articles, stars and reading marks are there again', async ({
  openWindow,
  libraryDir,
}) => {
  const first = await openWindow();
  await first.desk.bringInSamples();
  await first.desk.find('41 barges');
  await first.desk.press('s');
  await expect(first.desk.count('Starred')).toContainText('1');
  await expect(first.desk.count('Unread')).toContainText('44');
  await first.close();
  const before = await digestOf(libraryDir);
  await rm(join(libraryDir, 'profile'), { recursive: true });
  expect(await digestOf(libraryDir)).toEqual(before);
  const { desk } = await openWindow();
  await expect(desk.count('Starred')).toContainText('1');
  await expect(desk.count('Unread')).toContainText('44');
});

test('an emptied database is noticed and filled again', async ({ openWindow, libraryDir }) => {
  const first = await openWindow();
  await first.desk.bringInSamples();
  const before = await digestOf(libraryDir);
  await first.page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) {
      await new Promise<void>((resolve, reject) => {
        const request = indexedDB.open(name ?? '');
        request.addEventListener('error', () => reject(new Error('not opened')));
        request.addEventListener('success', () => {
          const stores = [...request.result.objectStoreNames];
          if (!stores.includes('articles')) return resolve();
          const transaction = request.result.transaction(stores, 'readwrite');
          for (const store of ['articles', 'bodies']) transaction.objectStore(store).clear();
          transaction.addEventListener('complete', () => {
            request.result.close();
            resolve();
          });
        });
      });
    }
  });
  await first.close();
  expect(await digestOf(libraryDir)).toEqual(before);
  const { desk } = await openWindow();
  await desk.find('41 barges');
});

test('a shortened database file is noticed and filled again', async ({ openWindow, libraryDir }) => {
  const first = await openWindow();
  await first.desk.bringInSamples();
  await first.close();
  const before = await digestOf(libraryDir);
  const databases = join(libraryDir, 'profile', 'Default', 'IndexedDB');
  for (const folder of await readdir(databases)) {
    if (!folder.endsWith('.leveldb')) continue;
    for (const file of await readdir(join(databases, folder))) {
      if (file.endsWith('.log') || file.endsWith('.ldb'))
        await rename(join(databases, folder, file), join(libraryDir, file));
    }
  }
  expect(await digestOf(libraryDir)).toEqual(before);
});

test('with the browser killed in mid-import, every article that was acknowledged is there', async ({
  openWindow,
  libraryDir,
}) => {
  const corpus = join(libraryDir, 'corpus-to-read');
  await writeCorpus(corpus, 2000, 'text');
  const app = await openWindow();
  const client = await clientOf(libraryDir);
  const acknowledged = new Set<number>();
  client.on('files', ({ lines }) => lines.forEach((line) => line.id !== null && acknowledged.add(line.id)));
  await client.command('import', { from: { kind: 'paths', paths: [corpus] }, follow: true });
  await expect.poll(() => acknowledged.size, { timeout: 30_000 }).toBeGreaterThan(300);
  await app.page.context().browser()?.close();
  await app.server?.kill();
  client.close();
  const known = [...acknowledged];

  const again = await openWindow();
  const reader = await clientOf(libraryDir);
  for (const id of known) {
    const answer = await reader.command('ask', { method: 'article', args: [id] });
    expect(answer.ok && answer.value !== null, `article ${id}`).toBe(true);
  }
  await expect(again.page.getByRole('region', { name: 'Unfinished import' })).toContainText('stopped before its end');
  await again.page.getByRole('button', { name: 'Continue' }).click();
  await expect(again.desk.count('All articles')).toContainText('2,000', { timeout: 60_000 });
  reader.close();
});
