import { BrowserWindow, MessageChannelMain, ipcMain, nativeTheme, screen, shell } from 'electron';
import type { BrowserWindowConstructorOptions, IpcMainEvent, IpcMainInvokeEvent, WebContents } from 'electron';
import { channels } from '../../contract/channels';
import { readArticleLink } from '../../contract/article-link';
import type { FromMain, ToMain } from '../../contract/control';
import { fail } from '../../contract/failure';
import { type OwnArticle, writeOwnArticle } from '../../contract/own-article';
import type { FromWorker, ToWorker } from '../../contract/port';
import type { ControlWire, Library } from '../library/types';
import { readLink } from '../page';
import { isTrustedSender } from './judge-address';
import { engineAddress, windowAddress } from './page-address';
import { createPortWire } from './port-wire';
import { savePdf } from './save-pdf';
import { fitWindow, readWindowState, writeWindowState } from './window-state';

export interface WindowOptions {
  readonly preloadFile: string;
  /** Where the window's place is remembered. */
  readonly stateFile: string;
  readonly library: () => Pick<Library, 'attach' | 'registerDropped'>;
  /** Called when the last window that the user sees is closed. */
  onLastClosed(): void;
  readonly log: (line: string) => void;
}

/** The windows of one library, the hidden engine among them. */
export interface Windows {
  /** Brings a window to the front, opening one when there is none. */
  show(): Promise<void>;
  open(): Promise<void>;
  /** Opens an article in a window of its own, or brings the one that shows it to the front. */
  openArticle(article: OwnArticle): Promise<void>;
  /** Opens the hidden page that runs the archive worker. */
  startEngine(): Promise<void>;
  /** Sends a menu command to the window in front, a link to the newest that has a list; kept for one that is still loading. */
  send(command: string): void;
  readonly shown: number;
}

/** A page to read, not a desk. */
const articleSize = { width: 860, height: 940 } as const;
const crashesAllowed = 3;
const crashWindowMs = 60_000;
const nonceForm = /^[0-9a-f-]{16,64}$/;

export function createWindows(options: WindowOptions): Windows {
  const { log } = options;
  const shown = new Set<BrowserWindow>();
  /** Those of `shown` that are an article's own. */
  const ofArticles = new Map<number, BrowserWindow>();
  let engine: BrowserWindow | null = null;
  const wires = new Map<WebContents, readonly { close(): void }[]>();
  const controls = new Map<WebContents, ControlWire>();
  let unsent: string[] = [];

  /** The windows with a library and a list, oldest first. */
  const fullWindows = (): readonly BrowserWindow[] => {
    const own = new Set(ofArticles.values());
    return [...shown].filter((window) => !own.has(window));
  };

  const disconnect = (contents: WebContents) => {
    controls.delete(contents);
    for (const wire of wires.get(contents) ?? []) wire.close();
    wires.delete(contents);
  };

  ipcMain.on(channels.connect, (event: IpcMainEvent, nonce: unknown) => {
    if (!isTrustedSender(event.senderFrame) || typeof nonce !== 'string' || !nonceForm.test(nonce)) return;
    const { sender } = event;
    disconnect(sender);
    const control = new MessageChannelMain();
    const archive = new MessageChannelMain();
    const controlWire = createPortWire<ToMain, FromMain>(control.port1);
    const archiveWire = createPortWire<FromWorker, ToWorker>(archive.port1);
    wires.set(sender, [controlWire, archiveWire]);
    sender.postMessage(channels.ports, nonce, [control.port2, archive.port2]);
    options.library().attach(controlWire, archiveWire);
    if (BrowserWindow.fromWebContents(sender) === engine) return;
    controls.set(sender, controlWire);
    // What waits is for a window with a list.
    if (!fullWindows().some(({ webContents }) => webContents === sender)) return;
    for (const command of unsent.splice(0)) controlWire.send({ type: 'menu', command });
  });
  ipcMain.handle(channels.dropped, (event: IpcMainInvokeEvent, paths: unknown) => {
    if (!isTrustedSender(event.senderFrame) || !Array.isArray(paths)) return '';
    return options
      .library()
      .registerDropped(paths.filter((path): path is string => typeof path === 'string' && path !== ''));
  });
  ipcMain.handle(channels.savePdf, async (event: IpcMainInvokeEvent, fileName: unknown) => {
    if (!isTrustedSender(event.senderFrame) || typeof fileName !== 'string') return fail('bad-request', 'save-pdf');
    return savePdf(event.sender, fileName).catch((error: unknown) => {
      log(`no PDF: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
      return fail('internal', 'the page could not be printed');
    });
  });
  ipcMain.on(channels.openLink, (event: IpcMainEvent, url: unknown) => {
    const link = isTrustedSender(event.senderFrame) && typeof url === 'string' ? readLink(url) : null;
    if (link !== null) shell.openExternal(link).catch((error: unknown) => log(`link not opened: ${String(error)}`));
  });

  /** Ties a page's wires to its life: a reload or a crash ends them, whatever Chromium tells the ports. */
  const watch = (window: BrowserWindow) => {
    const contents = window.webContents;
    let crashes: number[] = [];
    contents.on('did-start-navigation', (details) => {
      if (details.isMainFrame && !details.isSameDocument) disconnect(contents);
    });
    contents.on('render-process-gone', (_event, details) => {
      disconnect(contents);
      log(`page gone: ${details.reason}`);
      if (details.reason === 'clean-exit' || window.isDestroyed()) return;
      crashes = [...crashes.filter((at) => at > Date.now() - crashWindowMs), Date.now()];
      if (crashes.length <= crashesAllowed) contents.reload();
      else window.destroy();
    });
    contents.on('preload-error', (_event, file, error) =>
      log(`preload failed: ${file}: ${error.stack ?? error.message}`),
    );
    window.on('closed', () => disconnect(contents));
  };
  const preferences = {
    preload: options.preloadFile,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    spellcheck: false,
    navigateOnDragDrop: false,
    // The page's worker does the library's work, also while the window is hidden.
    backgroundThrottling: false,
  };

  /** A window that the user sees. */
  const make = (place: BrowserWindowConstructorOptions): BrowserWindow => {
    const window = new BrowserWindow({
      minWidth: 640,
      minHeight: 480,
      ...place,
      show: false,
      title: 'Backfile',
      // The colour of the page's shelf, so that no white flashes before it is painted.
      backgroundColor: nativeTheme.shouldUseDarkColors ? '#16171a' : '#f4f2ee',
      webPreferences: preferences,
    });
    shown.add(window);
    watch(window);
    window.once('ready-to-show', () => window.show());
    window.on('closed', () => {
      shown.delete(window);
      if (shown.size === 0) options.onLastClosed();
    });
    return window;
  };

  const open = async () => {
    const place = fitWindow(
      readWindowState(options.stateFile),
      screen.getAllDisplays().map(({ workArea }) => workArea),
    );
    const isFirst = fullWindows().length === 0;
    const window = make({
      width: place.width,
      height: place.height,
      ...(place.x === null || place.y === null || !isFirst ? {} : { x: place.x, y: place.y }),
    });
    if (place.isMaximized) window.maximize();
    window.on('close', () => {
      const { x, y, width, height } = window.getNormalBounds();
      writeWindowState(options.stateFile, { x, y, width, height, isMaximized: window.isMaximized() });
    });
    await window.loadURL(windowAddress);
  };

  return {
    open,
    async openArticle(article) {
      const held = ofArticles.get(article.id);
      if (held !== undefined) {
        raise(held);
        return;
      }
      const window = make({ ...articleSize, minWidth: 420 });
      ofArticles.set(article.id, window);
      window.on('closed', () => ofArticles.delete(article.id));
      await window.loadURL(windowAddress + writeOwnArticle(article));
    },
    async show() {
      const front = fullWindows().at(-1);
      if (front === undefined) return open();
      raise(front);
    },
    async startEngine() {
      if (engine !== null) return;
      const window = new BrowserWindow({ show: false, title: 'Backfile', webPreferences: preferences });
      engine = window;
      watch(window);
      window.on('closed', () => {
        engine = null;
      });
      await window.loadURL(engineAddress);
    },
    send(command) {
      const able = readArticleLink(command) === null ? [...shown] : fullWindows();
      const focused = BrowserWindow.getFocusedWindow();
      const window = focused !== null && able.includes(focused) ? focused : able.at(-1);
      const wire = window === undefined ? undefined : controls.get(window.webContents);
      if (wire !== undefined) wire.send({ type: 'menu', command });
      else unsent = [...unsent, command].slice(-10);
    },
    get shown() {
      return shown.size;
    },
  };
}

function raise(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
