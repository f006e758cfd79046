/**
 * Finds a Chromium, Chrome or Edge: the one thing Backfile needs that npm does not bring.
 * Plain JavaScript, because the scripts that run before anything is built need it as well.
 */
import { accessSync, constants, readdirSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const names = [
  'chromium',
  'google-chrome-stable',
  'google-chrome',
  'microsoft-edge-stable',
  'microsoft-edge',
  'chromium-browser',
  'chrome',
  'msedge',
];

/**
 * The path of a browser, or null. Asked in this order: BACKFILE_CHROMIUM, the names of browsers on
 * PATH, their usual places, Playwright's own.
 */
export function findBrowser(env = process.env, platform = process.platform) {
  const given = env['BACKFILE_CHROMIUM'];
  if (given) return isProgram(given, platform) ? given : null;
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(delimiter).filter(Boolean);
  const endings = platform === 'win32' ? ['.exe'] : [''];
  const onPath = names.flatMap((name) => folders.flatMap((dir) => endings.map((end) => join(dir, name + end))));
  const all = [...onPath, ...usualPlaces(env, platform), ...playwrightPlaces(env, platform)];
  return all.find((path) => isProgram(path, platform)) ?? null;
}

/** What to tell somebody who has none. */
export function browserAdvice(platform = process.platform) {
  if (platform === 'linux')
    return 'Install one: `sudo apt-get install chromium`, or Google Chrome or Edge from their own sites.';
  return 'Install Google Chrome, Microsoft Edge or Chromium.';
}

function usualPlaces(env, platform) {
  if (platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].flatMap((name) =>
      ['/Applications', join(homedir(), 'Applications')].map((dir) =>
        join(dir, `${name}.app`, 'Contents', 'MacOS', name),
      ),
    );
  }
  if (platform === 'win32') {
    const roots = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']].filter(Boolean);
    const tails = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Chromium\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return tails.flatMap((tail) => roots.map((root) => `${root}\\${tail}`));
  }
  return [
    '/usr/bin/chromium',
    '/opt/google/chrome/chrome',
    '/opt/microsoft/msedge/msedge',
    '/usr/lib/chromium/chromium',
    '/usr/lib64/chromium-browser/chromium-browser',
    '/snap/bin/chromium',
    '/var/lib/flatpak/exports/bin/org.chromium.Chromium',
  ];
}

/** Playwright keeps each revision in a folder of its own; the newest is taken. */
function playwrightPlaces(env, platform) {
  const home = homedir();
  const base =
    env['PLAYWRIGHT_BROWSERS_PATH'] ||
    {
      darwin: join(home, 'Library', 'Caches', 'ms-playwright'),
      win32: join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'ms-playwright'),
    }[platform] ||
    join(env['XDG_CACHE_HOME'] || join(home, '.cache'), 'ms-playwright');
  const tails = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-win/chrome.exe',
    'chrome-win64/chrome.exe',
  ];
  let folders = [];
  try {
    folders = readdirSync(base).filter((name) => /^chromium-\d+$/.test(name));
  } catch {
    return []; // Playwright was never used here.
  }
  folders.sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)));
  return folders.flatMap((folder) => tails.map((tail) => join(base, folder, ...tail.split('/'))));
}

function isProgram(path, platform) {
  try {
    if (!statSync(path).isFile()) return false;
    if (platform !== 'win32') accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
