import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import 'fake-indexeddb/auto';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, describe, expect, it } from 'vitest';
import { openArchive } from '../../renderer/archive/open-archive';
import { newDir, openDesk, shelves, writeTexts, type Desk } from './testing/open-desk';

/** A library with the real archive, over a profile of its own or one that is kept. */
const open = (dir: string, indexedDB = new IDBFactory()): Promise<Desk> =>
  openDesk(dir, (send) =>
    openArchive({ source: { indexedDB, IDBKeyRange }, send, emit: () => {}, indexFiles: 'database' }),
  );

const dirs: string[] = [];
const newFolder = async (): Promise<string> => {
  const dir = await newDir();
  dirs.push(dirname(dir));
  return dir;
};
afterEach(async () => {
  for (const dir of dirs.splice(0)) await rm(dir, { recursive: true, force: true });
});

describe('a folder with subfolders', () => {
  const files = {
    'loose.txt': 'Loose',
    'harbour/wall.txt': 'Wall',
    'harbour/gauge.txt': 'Gauge',
    'harbour/storms/1953.txt': 'Flood of 1953',
    'ferry/strike.txt': 'Strike',
    'ferry/bad.txt': 'never taken in',
    'empty/bad.txt': 'nor this',
  };

  it('becomes collections, nested as the folders are, and a fresh profile has the same', async () => {
    const dir = await newFolder();
    const desk = await open(dir);
    await desk.bringIn(await writeTexts(desk, files, 'Coast'));
    const expected = {
      Coast: ['Loose'],
      'Coast > ferry': ['Strike'],
      'Coast > harbour': ['Gauge', 'Wall'],
      'Coast > harbour > storms': ['Flood of 1953'],
    };
    expect(sorted(await shelves(desk))).toEqual(expected);
    const { digest } = await desk.library.ask('stats');
    await desk.close();
    const fresh = await open(dir);
    await fresh.library.settled();
    expect(sorted(await shelves(fresh))).toEqual(expected);
    expect((await fresh.library.ask('stats')).digest).toBe(digest);
    await fresh.close();
  });

  it('files articles held already, and those found again, with the new ones', async () => {
    const desk = await open(await newFolder());
    await desk.bringIn(await writeTexts(desk, { 'one.txt': 'Wall' }, 'first'));
    await desk.bringIn(
      await writeTexts(desk, { 'a/copy.txt': 'Wall', 'b/new.txt': 'New', 'c/copy.txt': 'New' }, 'Dup'),
    );
    expect(await shelves(desk)).toEqual({ Dup: [], 'Dup > a': ['Wall'], 'Dup > b': ['New'], 'Dup > c': ['New'] });
    await desk.close();
  });

  it('makes none when that is not wanted, nor does a folder of files only', async () => {
    const desk = await open(await newFolder());
    await desk.bringIn(await writeTexts(desk, files, 'Coast'), false);
    await desk.bringIn(await writeTexts(desk, { 'a.txt': 'A', 'b.txt': 'B' }, 'Flat'));
    expect(await shelves(desk)).toEqual({});
    await desk.close();
  });

  it('loses its collections when the import is undone, and has them again when that is', async () => {
    const desk = await open(await newFolder());
    const { importId } = await desk.bringIn(await writeTexts(desk, files, 'Coast'));
    const before = sorted(await shelves(desk));
    const undone = await desk.undo(importId ?? 0);
    expect(await shelves(desk)).toEqual({});
    expect((await desk.library.ask('counts')).all).toBe(0);
    await desk.undo(undone);
    expect(sorted(await shelves(desk))).toEqual(before);
    await desk.close();
  });

  it('finds its collections again when an import is gone on with, or its refused files are tried again', async () => {
    const desk = await open(await newFolder());
    const folder = await writeTexts(desk, { ...files, 'ferry/second.txt': 'Second' }, 'Coast');
    const from = { kind: 'paths' as const, paths: [folder] };
    const started = await desk.client.command('import', { from });
    if (!started.ok) throw new Error(started.failure.code);
    await desk.client.command('job-cancel', { job: started.value.job });
    const cut = await desk.ended(started.value.job);
    if (cut.importId !== null && cut.state === 'cancelled') {
      const again = await desk.client.command('import-continue', { importId: cut.importId });
      if (!again.ok) throw new Error(again.failure.code);
      await desk.ended(again.value.job);
    } else await desk.bringIn(folder);
    const all = sorted(await shelves(desk));
    expect(all).toMatchObject({ 'Coast > ferry': ['Second', 'Strike'], 'Coast > harbour': ['Gauge', 'Wall'] });
    const [found] = await desk.library.ask('imports');
    await rm(join(folder, 'ferry/bad.txt'));
    await writeFile(join(folder, 'ferry/bad.txt'), 'bad but retried');
    await desk.client.command('import-retry', { importId: found?.id ?? 0 });
    await desk.library.settled();
    expect(sorted(await shelves(desk))).toEqual(all);
    await desk.close();
  });

  it('of which a collection is deleted keeps its articles', async () => {
    const desk = await open(await newFolder());
    await desk.bringIn(await writeTexts(desk, files, 'Coast'));
    const [top] = await desk.library.ask('collections');
    await desk.edit('collection-delete', [{ type: 'collection-delete', id: top?.id ?? 0 }]);
    expect(await shelves(desk)).toEqual({});
    expect((await desk.library.ask('counts')).all).toBe(5);
    await desk.close();
  });
});

function sorted(shown: Record<string, readonly string[]>): Record<string, readonly string[]> {
  return Object.fromEntries(Object.entries(shown).map(([path, titles]) => [path, titles.toSorted()]));
}
