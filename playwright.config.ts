import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';

/**
 * Where Electron's binary is, or null. The disk is asked, never `require('electron')`: that would
 * start a download.
 */
function electronFolder(): string | null {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const name = process.platform === 'win32' ? 'electron.exe' : 'electron';
  if (override && existsSync(join(override, name))) return override;
  const dist = join(import.meta.dirname, 'node_modules/electron/dist');
  return existsSync(join(dist, process.platform === 'darwin' ? 'Electron.app' : name)) ? dist : null;
}

const electron = electronFolder();
if (!electron && process.env['TEST_WORKER_INDEX'] === undefined) {
  console.log('The specs of the electron project are skipped: no Electron binary is installed (npx install-electron).');
}

export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results/output',
  timeout: 90_000,
  expect: { timeout: 15_000 },
  workers: 2,
  // A busy machine may keep a browser from starting in time; what fails twice more has failed.
  retries: process.env['CI'] ? 2 : 0,
  forbidOnly: Boolean(process.env['CI']),
  reporter: [['list'], ['json', { outputFile: 'test-results/e2e.json' }]],
  use: { trace: 'retain-on-failure' },
  projects: [
    { name: 'browser', grepInvert: /@electron-only/ },
    ...(electron ? [{ name: 'electron', grep: /@shell|@electron-only/, metadata: { electron } }] : []),
  ],
});
