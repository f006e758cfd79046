import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBrowserShell } from './browser-shell';
import type { BrowserShell } from './browser-shell';
import { freePort } from './testing/free-port';

let dir = '';
let shell: BrowserShell;
let printed: string[] = [];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'backfile-shell-'));
  writeFileSync(join(dir, 'index.html'), '<html><head></head></html>');
  writeFileSync(join(dir, 'starts'), '');
  vi.stubEnv('BACKFILE_CHROMIUM', resolve('src/main/loopback/testing/fake-browser.mjs'));
  vi.stubEnv('FAKE_BROWSER_LOG', join(dir, 'starts'));
  printed = [];
});
afterEach(async () => {
  await shell.close();
  vi.unstubAllEnvs();
  rmSync(dir, { recursive: true });
});

function ignore(): void {}

async function startShell(canShow = true): Promise<void> {
  shell = createBrowserShell({
    dir,
    version: '1',
    samplesDir: dir,
    rendererDir: dir,
    canShow,
    print: (line) => printed.push(line),
    log: ignore,
  });
  const served = await shell.serve({
    config: { version: 1, port: await freePort() },
    attach: () => undefined,
    original: () => Promise.resolve(null),
    newSpool: () => Promise.reject(new Error('not asked for')),
    spool: () => null,
  });
  expect(served.ok).toBe(true);
}

/** What was started so far, in order: `window 123 /`. */
const starts = () => readFileSync(join(dir, 'starts'), 'utf8').split('\n').filter(Boolean);
const started = (count: number) => expect.poll(() => starts().length, { timeout: 15_000 }).toBe(count);
const pidOf = (line: string | undefined) => Number(line?.split(' ')[1]);
const isAlive = (pid: number) => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe.skipIf(process.platform === 'win32')('browser mode', () => {
  it('opens a window, and hears when it is closed', async () => {
    await startShell();
    const closed = shell.windowClosed();
    await shell.services.showWindow();
    await started(1);
    expect(starts()[0]).toMatch(/^window \d+ \/$/);
    expect(shell.hasWindow).toBe(true);
    process.kill(pidOf(starts()[0]), 'SIGUSR1');
    await closed;
    expect(shell.hasWindow).toBe(false);
  });

  it('opens a window that crashed again', async () => {
    await startShell();
    await shell.services.showWindow();
    await started(1);
    process.kill(pidOf(starts()[0]), 'SIGUSR2');
    await started(2);
    expect(starts()[1]).toMatch(/^window/);
    expect(printed).toEqual(['The window ended unexpectedly and is opened again.']);
  });

  it('ends the engine before a window takes its profile', async () => {
    await startShell();
    await shell.services.startEngine();
    await started(1);
    expect(starts()[0]).toMatch(/^engine \d+ \/engine\.html$/);
    await shell.services.showWindow();
    expect(isAlive(pidOf(starts()[0]))).toBe(false);
    await started(2);
  });

  it('starts one engine for all who ask', async () => {
    await startShell();
    await Promise.all([shell.services.startEngine(), shell.services.startEngine()]);
    await started(1);
    await shell.services.startEngine();
    expect(starts()).toHaveLength(1);
  });

  it('leaves no browser behind', async () => {
    await startShell();
    await shell.services.startEngine();
    await started(1);
    await shell.close();
    expect(isAlive(pidOf(starts()[0]))).toBe(false);
  });

  it('prints a fresh address, at the end of its line, where there is no display', async () => {
    await startShell(false);
    await shell.services.showWindow();
    await shell.services.showWindow();
    const addresses = printed.map((line) => /http:\/\/127\.0\.0\.1:\d+\/enter\?t=[\w-]{43}$/.exec(line)?.[0]);
    expect(addresses).toHaveLength(2);
    expect(addresses[0]).toBeDefined();
    expect(addresses[0]).not.toBe(addresses[1]);
    expect(printed.join('')).not.toContain('\x1b');
    expect(starts()).toEqual([]);
  });

  it('says what is missing when there is no browser', async () => {
    vi.stubEnv('BACKFILE_CHROMIUM', join(dir, 'none'));
    await startShell();
    await expect(shell.services.startEngine()).rejects.toThrow('no Chromium, Chrome or Edge was found');
  });
});
