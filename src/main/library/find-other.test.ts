import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findOther } from './find-other';

const link = (library: string): string => `backfile://article/3?library=${encodeURIComponent(library)}`;

describe('the library of a link', () => {
  let root = '';
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'backfile-other-'));
    for (const path of ['desk/Here', 'desk/Zeitung 2019', 'home/Backfile']) {
      await mkdir(join(root, path, 'vault', 'journal'), { recursive: true });
      await writeFile(join(root, path, 'config.json'), '{}');
    }
    await mkdir(join(root, 'desk', 'Photos'));
  });
  afterEach(() => rm(root, { recursive: true }));

  it.each([
    ['beside this one', 'Zeitung 2019', 'desk/Zeitung 2019'],
    ['in the home folder', 'Backfile', 'home/Backfile'],
    ['is not this one', 'Here', null],
    ['is no folder that is no library', 'Photos', null],
    ['is not there', 'Elsewhere', null],
    ['is no path', '../home/Backfile', null],
    ['is no path of Windows', '..\\home\\Backfile', null],
    ['is not the folder above', '..', null],
  ])('%s', async (_, name, found) => {
    expect(await findOther(join(root, 'desk', 'Here'), link(name), join(root, 'home'))).toBe(
      found && join(root, found),
    );
  });
});
