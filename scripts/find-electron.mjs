/** Finds Electron's binary by asking the disk: to ask `require('electron')` would start a download. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './build-if-needed.mjs';

const home = join(root, 'node_modules', 'electron');
const stamp = join(root, 'node_modules', '.cache', 'backfile-electron-tried');
const dayMs = 24 * 60 * 60 * 1000;
const attemptMs = 10_000;

/** The path of Electron's program, or null. */
export function findElectron(env = process.env) {
  let program = process.platform === 'win32' ? 'electron.exe' : 'electron';
  try {
    program = readFileSync(join(home, 'path.txt'), 'utf8').trim() || program;
  } catch {
    // Never installed; an override may still be there, under the usual name.
  }
  const dist = env['ELECTRON_OVERRIDE_DIST_PATH'] || join(home, 'dist');
  const path = join(dist, program);
  return existsSync(path) ? path : null;
}

/**
 * Tries once, for at most 10 s and without a word, to let Electron's own installer fetch its binary. Not again within
 * a day, so that starting without the network stays quick.
 */
export function tryToGetElectron() {
  const installer = join(home, 'install.js');
  const last = statSync(stamp, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (!existsSync(installer) || Date.now() - last < dayMs) return;
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, '');
  spawnSync(process.execPath, [installer], { cwd: home, stdio: 'ignore', timeout: attemptMs, killSignal: 'SIGKILL' });
}
