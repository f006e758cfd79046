import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Menu, app, dialog, protocol, session } from 'electron';
import { articleLinkScheme, readArticleLink } from '../../contract/article-link';
import type { Failure } from '../../contract/failure';
import type { FromMain, NativeMenuBar, ToMain } from '../../contract/control';
import { createIntake } from '../intake';
import { connectToOwner, createControlClient, createWirePair, openLibrary } from '../library';
import type { ControlClient, Library } from '../library';
import { readFileTable } from '../page';
import type { FileTable } from '../page';
import { answerRequest } from './answer-request';
import { createElectronShell } from './electron-shell';
import { guardSession } from './guard-session';
import { menuTemplate } from './menu-template';
import { readOpenedWith } from './opened-files';
import { readDevHost } from './page-address';
import { createWindows } from './windows';
import type { Windows } from './windows';

export interface ElectronOptions {
  readonly version: string;
  readonly rendererDir: string;
  readonly preloadFile: string;
  readonly samplesDir: string;
  /** What a failure is called in front of the user. */
  failureWords(failure: Failure): string;
  /** Opens the log of the library in a folder. */
  openLog(dir: string): (line: string) => void;
}

const closeMs = 10_000;

/**
 * Starts the desktop app. Returns at once: all that Electron wants before it is ready is done, and the rest waits
 * for it (a top-level `await app.whenReady()` would keep Electron from ever getting ready).
 */
export function startElectron(options: ElectronOptions): void {
  const given = readOpenedWith(process.argv, app.isPackaged, process.cwd());
  const dir = given.library ?? process.env['BACKFILE_LIBRARY'] ?? join(app.getPath('home'), 'Backfile');
  const log = options.openLog(dir);
  const stop = (failure: Failure) => {
    log(`${failure.code}: ${failure.detail}`);
    dialog.showErrorBox('Backfile', options.failureWords(failure));
    app.exit(1);
  };
  process.on('uncaughtException', (error) => {
    log(error.stack ?? error.message);
    stop({ code: 'internal', detail: error.message });
  });
  process.on('unhandledRejection', (reason) => {
    log(reason instanceof Error ? (reason.stack ?? reason.message) : String(reason));
  });

  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
  app.enableSandbox();
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'no-pings',
  ]) {
    app.commandLine.appendSwitch(name);
  }
  // Each library has a profile of its own, and with it its own database and its own single instance.
  const profileDir = join(dir, 'profile-electron');
  try {
    mkdirSync(profileDir, { recursive: true, mode: 0o700 });
    app.setPath('userData', profileDir);
    app.setPath('sessionData', profileDir);
  } catch (error) {
    stop({ code: 'library-unwritable', detail: error instanceof Error ? error.message : dir });
    return;
  }

  if (!app.requestSingleInstanceLock({ paths: given.paths, links: given.links })) {
    app.quit();
    return;
  }
  const running = createRunning(options, dir, profileDir, log, stop);
  running.bring(given.paths);
  for (const link of given.links) running.follow(link);
  registerLinks(given.library !== null);
  app.on('second-instance', (_event, argv, cwd, data) => {
    const opened = readOpenedWith(argv, app.isPackaged, cwd);
    running.bring(readWords(data, 'paths') ?? opened.paths);
    for (const link of readWords(data, 'links') ?? opened.links) running.follow(link);
    running.show();
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    running.bring([path]);
    running.show();
  });
  // macOS hands links over by an event, the other systems on the command line.
  app.on('open-url', (event, url) => {
    event.preventDefault();
    running.follow(url);
    running.show();
  });
  app.on('activate', () => running.show());
  app
    .whenReady()
    .then(() => running.start())
    .catch((error: unknown) => {
      log(error instanceof Error ? (error.stack ?? error.message) : String(error));
      stop({ code: 'internal', detail: error instanceof Error ? error.message : String(error) });
    });
}

/** The app from ready to quit. */
interface Running {
  start(): Promise<void>;
  /** Imports files the system opened with us; those that come before the library is open wait for it. */
  bring(paths: readonly string[]): void;
  /** Has a window open the article of a link, or say why it cannot; what is no such link is dropped. */
  follow(link: string): void;
  show(): void;
}

function createRunning(
  options: ElectronOptions,
  dir: string,
  profileDir: string,
  log: (line: string) => void,
  stop: (failure: Failure) => void,
): Running {
  const intake = createIntake();
  let library: Library | null = null;
  let client: ControlClient | null = null;
  let windows: Windows | null = null;
  let early: string[] = [];
  let earlyLinks: string[] = [];
  let end: 'open' | 'closing' | 'closed' = 'open';

  const theLibrary = (): Library => {
    if (library === null) throw new Error('a page came before its library');
    return library;
  };
  const bring = (paths: readonly string[]) => {
    if (paths.length === 0) return;
    if (client === null) early.push(...paths);
    else void client.command('import', { from: { kind: 'paths', paths } });
  };
  const onLastClosed = () => {
    // On macOS an app stays when its windows are closed.
    if (end !== 'open' || process.platform === 'darwin') return;
    if (theLibrary().jobs.every(({ state }) => state !== 'running' && state !== 'cancelling')) {
      app.quit();
      return;
    }
    void theLibrary()
      .settled()
      .then(() => {
        if (windows?.shown === 0) app.quit();
      });
  };
  app.on('window-all-closed', () => undefined);
  app.on('before-quit', (event) => {
    if (end === 'closed') return;
    event.preventDefault();
    if (end === 'closing') return;
    end = 'closing';
    // The archive goes last: frames under way are applied by a page that is still there.
    const closed = Promise.all([library?.close(), intake.close()]).catch((error: unknown) => log(String(error)));
    const late = new Promise<void>((resolve) => {
      setTimeout(resolve, closeMs, undefined).unref();
    });
    void Promise.race([closed, late]).then(() => {
      end = 'closed';
      app.quit();
    });
  });

  const follow = (link: string) => {
    if (readArticleLink(link) === null) return;
    if (windows === null) earlyLinks.push(link);
    else windows.send(link);
  };

  return {
    bring,
    follow,
    show() {
      if (library !== null && windows !== null) void windows.show();
    },
    async start() {
      if (await handOver(dir, early, earlyLinks)) {
        app.quit();
        return;
      }
      const devHost = readDevHost(process.env, app.isPackaged);
      const files: FileTable = devHost === null ? await readFileTable(options.rendererDir) : new Map();
      const made = createWindows({
        preloadFile: options.preloadFile,
        stateFile: join(profileDir, 'window.json'),
        library: theLibrary,
        onLastClosed,
        log,
      });
      const actions = {
        send(command: string) {
          if (made.shown === 0) void made.show();
          made.send(command);
        },
        newWindow: () => void made.open(),
      };
      const setMenu = (bar: NativeMenuBar | null) => {
        Menu.setApplicationMenu(Menu.buildFromTemplate(menuTemplate(process.platform, app.isPackaged, actions, bar)));
      };
      const shell = createElectronShell(options.version, options.samplesDir, () => made, setMenu, log);
      const opened = await openLibrary({ dir, shell, intake, watches: true });
      if (!opened.ok) {
        stop(opened.failure);
        return;
      }
      library = opened.value;
      protocol.handle('app', (request) =>
        answerRequest(request, { files, devHost, original: (object) => theLibrary().original(object) }).catch(
          (error: unknown) => {
            log(`request failed: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
            return new Response('Backfile could not answer; its log says why.\n', { status: 500 });
          },
        ),
      );
      guardSession(session.defaultSession, devHost, log);
      setMenu(null);
      windows = made;
      client = attachClient(library);
      bring(early);
      early = [];
      for (const link of earlyLinks) made.send(link);
      earlyLinks = [];
      await made.open();
    },
  };
}

function attachClient(library: Library): ControlClient {
  const [ours, theirs] = createWirePair<FromMain, ToMain>();
  library.attach(theirs, null);
  return createControlClient(ours);
}

/**
 * Gives what was asked of us to the process that has the library open already (`serve`, a command), if there is one. Where
 * that cannot bring a window to the front, says where the article is.
 */
async function handOver(dir: string, paths: readonly string[], links: readonly string[]): Promise<boolean> {
  const wire = await connectToOwner(dir);
  if (wire === null) return false;
  const owner = createControlClient(wire);
  const shown = await owner.command('show-window', { links });
  if (paths.length > 0) await owner.command('import', { from: { kind: 'paths', paths } });
  owner.close();
  if (shown.ok && !shown.value.isShown) {
    const where = shown.value.isTaken
      ? 'Its window is in your browser'
      : 'Open its window with the address that it printed in its terminal';
    await dialog.showMessageBox({
      type: 'info',
      title: 'Backfile',
      message: 'Backfile has this library open already, in browser mode.',
      detail: links.length > 0 ? `${where}; the article is shown there.` : `${where}.`,
    });
  }
  return shown.ok;
}

function readWords(data: unknown, key: 'paths' | 'links'): readonly string[] | null {
  if (typeof data !== 'object' || data === null) return null;
  // A second start of another version may have sent anything: only a list of words is taken.
  const words = (data as Readonly<Record<string, unknown>>)[key];
  return Array.isArray(words) ? words.filter((word): word is string => typeof word === 'string') : null;
}

/**
 * Tells the system that links to articles are ours. A start on a library of one's own choosing is a trial, and leaves
 * the system as it is. Unpackaged, Electron has to be told which app to run.
 */
function registerLinks(isTrial: boolean): void {
  const scheme = articleLinkScheme.slice(0, -1);
  if (app.isPackaged) app.setAsDefaultProtocolClient(scheme);
  else if (!isTrial) app.setAsDefaultProtocolClient(scheme, process.execPath, [app.getAppPath()]);
}
