/** Finds a browser for the specs, or installs one: Playwright's, else, as root on Debian or Ubuntu, apt's. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './build-if-needed.mjs';
import { browserAdvice, findBrowser } from './find-browser.mjs';

const downloadMs = 300_000;

/** The path of a browser, or null after having said exactly what to install. */
export function installBrowser(env = process.env) {
  const found = findBrowser(env);
  if (found !== null) return found;
  console.log('No Chromium, Chrome or Edge was found; getting one for the end-to-end specs.');
  const cli = join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { cwd: root, stdio: 'ignore', timeout: downloadMs });
  const downloaded = findBrowser(env);
  // Playwright's download says nothing of the system libraries it needs: one that cannot run is none.
  if (downloaded !== null && canRun(downloaded)) return downloaded;
  if (process.platform === 'linux' && process.getuid() === 0 && existsSync('/usr/bin/apt-get')) {
    const quiet = { stdio: 'ignore', timeout: downloadMs, env: { ...env, DEBIAN_FRONTEND: 'noninteractive' } };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], quiet);
    const installed = findBrowser(env);
    if (installed !== null && canRun(installed)) return installed;
  }
  console.log(`The end-to-end specs need Chromium, Chrome or Edge. ${browserAdvice()}`);
  console.log('Or set BACKFILE_CHROMIUM to the path of one.');
  return null;
}

function canRun(program) {
  return spawnSync(program, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0;
}
