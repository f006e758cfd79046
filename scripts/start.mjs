/**
 * `npm start`: the desktop app where Electron is there or can be had, else browser mode. One line says which, and why.
 * `--library DIR` chooses the library; `--serve` prints the address and opens nothing.
 */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { buildIfNeeded, root } from './build-if-needed.mjs';
import { findElectron, tryToGetElectron } from './find-electron.mjs';

const args = process.argv.slice(2);
const isServe = args.includes('--serve');
const rest = args.filter((arg) => arg !== '--serve');
const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
/** An Electron that cannot run here (a missing system library, no sandbox) ends within this time. */
const stillbornMs = 15_000;

process.exitCode = buildIfNeeded() ? await start() : 1;

async function start() {
  if (isServe) return browserMode(['serve'], null);
  if (!hasDisplay) return browserMode(['serve'], 'there is no display');
  if (findElectron() === null) tryToGetElectron();
  const electron = findElectron();
  if (electron === null) return browserMode(['open'], 'Electron’s program is not installed');
  console.log('Backfile starts as a desktop app, because Electron is installed.');
  const ended = await runElectron(electron);
  if (ended.code === 0 || !ended.isStillborn) return ended.code;
  return browserMode(['open'], 'Electron does not start here');
}

function browserMode(command, why) {
  if (why !== null) console.log(`Backfile starts in browser mode, because ${why}.`);
  return run(process.execPath, [join(root, 'bin', 'backfile.mjs'), ...command, ...rest], 'inherit').then(
    ({ code }) => code,
  );
}

async function runElectron(electron) {
  const startedAt = Date.now();
  // Chromium's sandbox refuses to run as root.
  const asRoot = process.platform === 'linux' && process.getuid() === 0 ? ['--no-sandbox'] : [];
  // Chromium writes to stderr what is of no use to anybody here; the app's own words go to its log.
  const { code } = await run(electron, [...asRoot, root, ...rest], ['inherit', 'inherit', 'ignore']);
  return { code, isStillborn: Date.now() - startedAt < stillbornMs };
}

function run(program, words, stdio) {
  return new Promise((resolve) => {
    const child = spawn(program, words, { stdio });
    // Ctrl+C reaches the child as well, being of the same terminal: it ends in its own time, and we with it.
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        if (signal !== 'SIGINT') child.kill(signal);
      });
    }
    child.once('error', () => resolve({ code: 1 }));
    child.once('exit', (code) => resolve({ code: code ?? 1 }));
  });
}
