import { spawn } from 'node:child_process';
import { basename } from 'node:path';
import { app, dialog, shell } from 'electron';
import type { NativeMenuBar } from '../../contract/control';
import type { ShellServices } from '../library/types';
import type { Windows } from './windows';

/** What Electron lends to a library. `windows` is asked for late: the library is opened before the first window. */
export function createElectronShell(
  version: string,
  samplesDir: string,
  windows: () => Windows,
  setMenu: (bar: NativeMenuBar) => void,
  log: (line: string) => void,
): ShellServices {
  return {
    shell: 'electron',
    version,
    samplesDir,
    startEngine: () => windows().startEngine(),
    showWindow: () => windows().show(),
    async chooseSources(what) {
      const chosen = await dialog.showOpenDialog({
        title: what === 'files' ? 'Import files' : 'Import a folder',
        buttonLabel: 'Import',
        properties: what === 'files' ? ['openFile', 'multiSelections'] : ['openDirectory', 'multiSelections'],
        ...(what === 'files' ? { filters: fileFilters } : {}),
      });
      return chosen.canceled || chosen.filePaths.length === 0 ? null : chosen.filePaths;
    },
    async chooseSavePath(fileName) {
      const chosen = await dialog.showSaveDialog({ title: 'Save', defaultPath: basename(fileName) });
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
    },
    reveal(path) {
      shell.showItemInFolder(path);
      return Promise.resolve();
    },
    openOther: (dir, link) =>
      new Promise((resolve, reject) => {
        // Each library is an app of its own, with its own profile: not this one started again.
        const words = [...(app.isPackaged ? [] : [app.getAppPath()]), '--library', dir, link];
        const child = spawn(app.getPath('exe'), words, { stdio: 'ignore', detached: true });
        child.once('error', reject);
        child.once('spawn', () => {
          child.unref();
          resolve();
        });
      }),
    openArticle: (article) => windows().openArticle(article),
    setMenu,
    openLink: (url) => shell.openExternal(url),
    log,
  };
}

const fileFilters = [
  {
    name: 'Saved articles',
    extensions: ['html', 'htm', 'xhtml', 'txt', 'text', 'md', 'markdown', 'zip', 'gz'],
  },
  { name: 'All files', extensions: ['*'] },
];
