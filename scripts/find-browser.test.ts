import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findBrowser } from './find-browser.mjs';

let dir = '';
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'backfile-browsers-'));
});
afterEach(() => rmSync(dir, { recursive: true }));

function install(path: string, mode = 0o755): string {
  const file = join(dir, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, '#!/bin/sh\n');
  chmodSync(file, mode);
  return file;
}

// Windows tells programs by their endings, and has no mode to take away.
describe.skipIf(process.platform === 'win32')('a browser is found', () => {
  it('where BACKFILE_CHROMIUM says, before any other', () => {
    install('bin/chromium');
    const mine = install('mine/my-chrome');
    expect(findBrowser({ BACKFILE_CHROMIUM: mine, PATH: join(dir, 'bin') }, 'linux')).toBe(mine);
  });

  it('nowhere else, when what BACKFILE_CHROMIUM names is not there', () => {
    install('bin/chromium');
    expect(findBrowser({ BACKFILE_CHROMIUM: join(dir, 'none'), PATH: join(dir, 'bin') }, 'linux')).toBeNull();
  });

  it('on PATH, but not a folder or a file that cannot be run', () => {
    mkdirSync(join(dir, 'bin/chromium'), { recursive: true });
    install('other/chromium', 0o644);
    const chrome = install('other/google-chrome');
    expect(findBrowser({ PATH: `${join(dir, 'bin')}:${join(dir, 'other')}` }, 'linux')).toBe(chrome);
  });

  it("among Playwright's, the newest", () => {
    install('pw/chromium-900/chrome-linux/chrome');
    const newest = install('pw/chromium-1200/chrome-linux/chrome');
    install('pw/chromium_headless_shell-1300/chrome-linux/headless_shell');
    // Asked as on Windows with no program folders: the usual places of this computer must not answer.
    expect(findBrowser({ PATH: '', PLAYWRIGHT_BROWSERS_PATH: join(dir, 'pw') }, 'win32')).toBe(newest);
  });
});
