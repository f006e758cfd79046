import { join } from 'node:path';
import { browserAdvice, findBrowser } from '../../../scripts/find-browser.mjs';
import type { Library, ShellServices } from '../library/types';
import { createBrowser } from './browser';
import type { Browser } from './browser';
import { openLink } from './open-link';
import type { ServedLibrary } from './serve-request';
import { startServer } from './server';
import type { LoopbackServer } from './server';
import { fail, ok } from '../../contract/failure';
import type { Result } from '../../contract/failure';

export interface BrowserShellOptions {
  readonly dir: string;
  readonly version: string;
  readonly samplesDir: string;
  readonly rendererDir: string;
  /** Whether a window may be opened here; without, its address is printed. */
  readonly canShow: boolean;
  /** Shows one line to whoever started us. */
  readonly print: (line: string) => void;
  readonly log: (line: string) => void;
}

/** What browser mode lends to a library, and the server and browser behind it. */
export interface BrowserShell {
  readonly services: ShellServices;
  /** Starts the server for the opened library; until then the services wait. Ask once. */
  serve(library: ServedLibrary & Pick<Library, 'config'>): Promise<Result<null>>;
  /** Whether the user has, or is about to have, a window. */
  readonly hasWindow: boolean;
  /** Resolves each time anew when the user's last window is closed. */
  windowClosed(): Promise<void>;
  close(): Promise<void>;
}

/** A reload takes the page away and brings it back; a window that stays away longer is closed. */
const awayMs = 4_000;
/** Time a browser has to bring its page. */
const arriveMs = 60_000;
const crashesAllowed = 3;
const crashWindowMs = 60_000;

export function createBrowserShell(options: BrowserShellOptions): BrowserShell {
  const program = findBrowser();
  let server: LoopbackServer | null = null;
  let isClosing = false;
  let hasWindow = false;
  let away: NodeJS.Timeout | undefined;
  const tellClosed: (() => void)[] = [];
  let crashTimes: number[] = [];
  let startedServing: (started: LoopbackServer) => void;
  const serving = new Promise<LoopbackServer>((resolve) => {
    startedServing = resolve;
  });

  const noteClosed = () => {
    clearTimeout(away);
    if (!hasWindow) return;
    hasWindow = false;
    for (const tell of tellClosed.splice(0)) tell();
  };
  const expectPage = (ms: number) => {
    clearTimeout(away);
    away = setTimeout(() => {
      if (server !== null && server.pages === 0) noteClosed();
    }, ms);
    away.unref();
  };
  const crashesTooOften = () => {
    crashTimes = [...crashTimes.filter((at) => at > Date.now() - crashWindowMs), Date.now()];
    return crashTimes.length > crashesAllowed;
  };

  const browser: Browser | null =
    program === null
      ? null
      : createBrowser({
          program,
          profileDir: join(options.dir, 'profile'),
          address: (page) => server?.address(page) ?? '',
          pages: () => server?.pages ?? 0,
          log: options.log,
          onGone(kind, crashed) {
            if (isClosing) return;
            // A lost engine is asked for again by the library, if there is work for it.
            if (kind === 'engine') {
              if (crashed) crashesTooOften();
              return;
            }
            if (crashed && !crashesTooOften()) {
              options.print('The window ended unexpectedly and is opened again.');
              void services.showWindow();
              return;
            }
            if (crashed) options.print('The window keeps ending unexpectedly; backfile.log in the library says more.');
            noteClosed();
          },
        });

  const services: ShellServices = {
    shell: 'browser',
    version: options.version,
    samplesDir: options.samplesDir,
    async startEngine() {
      await serving;
      if (browser === null) throw new Error(`no Chromium, Chrome or Edge was found. ${browserAdvice()}`);
      if (crashTimes.filter((at) => at > Date.now() - crashWindowMs).length > crashesAllowed) {
        throw new Error('the browser keeps ending');
      }
      await browser.startEngine();
    },
    canShow: browser !== null && options.canShow,
    async showWindow() {
      const started = await serving;
      if (browser === null || !options.canShow) {
        if (browser === null && options.canShow) {
          options.print(`No Chromium, Chrome or Edge was found. ${browserAdvice()}`);
        }
        options.print(`Open Backfile in a browser of this computer: ${started.address('window')}`);
        return;
      }
      hasWindow = true;
      expectPage(arriveMs);
      await browser.showWindow();
    },
    offerDownload(file, onOver) {
      if (server === null) throw new Error('a page asked before it was served');
      return server.offer(file, onOver);
    },
    // Over a terminal the user sits at another computer: the link belongs into the browser that shows the window.
    ...(options.canShow ? { openLink } : {}),
    log: options.log,
  };

  return {
    services,
    async serve(library) {
      const started = await startServer({
        port: library.config.port,
        rendererDir: options.rendererDir,
        library,
        openLink: options.canShow ? openLink : null,
        onPages(count) {
          if (count > 0) clearTimeout(away);
          else if (hasWindow) expectPage(awayMs);
        },
        log: options.log,
      });
      if (!started.ok) return fail(started.failure.code, started.failure.detail);
      server = started.value;
      startedServing(started.value);
      return ok(null);
    },
    get hasWindow() {
      return hasWindow;
    },
    windowClosed: () =>
      new Promise((resolve) => {
        tellClosed.push(resolve);
      }),
    async close() {
      isClosing = true;
      clearTimeout(away);
      await browser?.stop();
      await server?.close();
    },
  };
}
