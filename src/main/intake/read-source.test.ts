import { mkdtempSync, renameSync, rmSync, truncateSync, unlinkSync, writeFileSync, appendFileSync } from 'node:fs';
import { open, truncate } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { limits } from '../../contract/limits';
import { readSource, type OpenFile } from './read-source';
import type { WalkEntry } from './types';

let dir = '';
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'backfile-read-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

function entryOf(path: string): Extract<WalkEntry, { kind: 'file' }> {
  return { kind: 'file', path: Buffer.from(path), shown: path, bytes: 0, modifiedMs: 0 };
}

function put(name: string, content: string | Uint8Array): string {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
}

/** Opens the real file and does something to it after the first read: a writer at the worst moment. */
function openAndMeddle(meddle: () => void): (path: Buffer) => Promise<OpenFile> {
  return async (path) => {
    const handle = await open(path);
    let isFirst = true;
    return {
      stat: (options) => handle.stat(options),
      close: () => handle.close(),
      async read(buffer, offset, length, position) {
        const result = await handle.read(buffer, offset, isFirst ? Math.min(length, 10) : length, position);
        if (isFirst) meddle();
        isFirst = false;
        return result;
      },
    };
  };
}

const refuseToOpen = () => Promise.reject(Object.assign(new Error('no'), { code: 'EACCES' }));

describe('reading a source file', () => {
  it('gives its bytes, its name and its time, and leaves it as it was', async () => {
    const source = await readSource(entryOf(put('a.html', '<p>words')));
    expect(source).toMatchObject({ fileName: 'a.html', shown: join(dir, 'a.html') });
    expect('bytes' in source && Buffer.from(source.bytes).toString()).toBe('<p>words');
  });

  it.each([
    ['shrinks', (path: string) => truncateSync(path, 12)],
    ['is emptied', (path: string) => truncateSync(path, 0)],
    ['grows', (path: string) => appendFileSync(path, 'more')],
    ['is written over with as many bytes', (path: string) => writeFileSync(path, 'y'.repeat(100))],
    ['is replaced by another', (path: string) => renameSync(put('other', 'x'.repeat(100)), path)],
  ])('refuses a file that %s while it is read, and gives no half of it', async (what, meddle) => {
    const path = put(`${what}.txt`, 'x'.repeat(100));
    // A file system may keep time in steps of some milliseconds.
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(
      await readSource(
        entryOf(path),
        openAndMeddle(() => meddle(path)),
      ),
    ).toMatchObject({ code: 'changed' });
  });

  it('reads a file that is deleted meanwhile to its end', async () => {
    const path = put('deleted.txt', 'x'.repeat(100));
    expect(
      await readSource(
        entryOf(path),
        openAndMeddle(() => unlinkSync(path)),
      ),
    ).toMatchObject({ fileName: 'deleted.txt' });
  });

  it('says of a file that is gone by now that it is', async () => {
    expect(await readSource(entryOf(join(dir, 'gone.txt')))).toMatchObject({ code: 'vanished' });
  });

  it('refuses a file over the limit without reading it', async () => {
    const path = put('huge.txt', '');
    await truncate(path, limits.fileBytes + 1);
    expect(await readSource(entryOf(path))).toMatchObject({ code: 'too-large' });
  });

  it('refuses a folder put in the place of a file', async () => {
    expect(await readSource(entryOf(dir))).toMatchObject({ code: 'special-file' });
  });

  it('passes on what the system says when it does not let us', async () => {
    expect(await readSource(entryOf(put('shut.txt', 'x')), refuseToOpen)).toEqual({
      code: 'unreadable',
      detail: 'EACCES',
    });
  });
});
