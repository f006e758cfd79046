/** Builds when `out/` is missing or older than what it is made of. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const made = [
  'out/main/index.js',
  'out/main/serve.js',
  'out/main/cli.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
];
const madeOf = ['src', 'scripts/find-browser.mjs', 'electron.vite.config.ts', 'package.json'];
const lock = join(root, 'node_modules', '.cache', 'backfile-build');
const lockMs = 180_000;

/**
 * Builds if it has to; the builder's own words are shown only when it fails. Gives whether there is a build now.
 * Two starts at once take turns: the second finds the first one's build.
 */
export function buildIfNeeded(env = process.env) {
  // An installed program has no sources, and nothing to build them with.
  if (!existsSync(join(root, 'src')) || !isStale()) return true;
  if (!takeTurn()) return !isStale();
  try {
    if (!isStale()) return true;
    const built = spawnSync(process.execPath, [viteCli(), 'build'], {
      cwd: root,
      encoding: 'utf8',
      env: { ...env, FORCE_COLOR: '0', NO_COLOR: '1' },
      maxBuffer: 64 * 1024 * 1024,
    });
    if (built.status === 0) return true;
    process.stderr.write(`Backfile could not be built.\n${built.stdout ?? ''}${built.stderr ?? ''}\n`);
    return false;
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function viteCli() {
  const file = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  if (!existsSync(file)) {
    process.stderr.write('Backfile is not installed yet: run `npm ci` first.\n');
    process.exit(1);
  }
  return file;
}

function isStale() {
  const ages = made.map((path) => statSync(join(root, path), { throwIfNoEntry: false })?.mtimeMs ?? 0);
  return Math.min(...ages) < Math.max(...madeOf.map((path) => newest(join(root, path))));
}

/** A test's own clock does not count: tests are not built. */
function newest(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined || /\.test\.tsx?$/.test(path)) return 0;
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => newest(join(path, name))));
}

function takeTurn() {
  const until = Date.now() + lockMs;
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try {
      mkdirSync(lock);
      writeFileSync(join(lock, 'pid'), String(process.pid));
      return true;
    } catch {
      if (isAbandoned()) rmSync(lock, { recursive: true, force: true });
      else if (Date.now() > until) return false;
      else Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
    }
  }
}

function isAbandoned() {
  try {
    process.kill(Number(readFileSync(join(lock, 'pid'), 'utf8')), 0);
    return false;
  } catch (error) {
    if (error.code === 'EPERM') return false;
    // Made a moment ago, its pid not written yet; or left by a process that is gone.
    const stat = statSync(lock, { throwIfNoEntry: false });
    return stat === undefined || error.code === 'ESRCH' || Date.now() - stat.mtimeMs > 5_000;
  }
}
