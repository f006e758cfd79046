import {
  test as base,
  chromium,
  _electron,
  expect,
  type BrowserContext,
  type ElectronApplication,
  type Page,
} from '@playwright/test';
import { join } from 'node:path';
import { findBrowser } from '../scripts/find-browser.mjs';
import { desk, type Desk } from './desk';
import { newLibraryFolder, root, startServer, type RunningServer } from './server';

/** What Chromium needs on a machine without a display or, as root, without its sandbox. */
const chromiumArguments = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const browserPath = findBrowser();

/** Opens a Chromium with a profile of its own. */
export function openBrowser(profile: string, ...more: string[]): Promise<BrowserContext> {
  return chromium.launchPersistentContext(profile, {
    ...(browserPath ? { executablePath: browserPath } : {}),
    headless: true,
    viewport: { width: 1440, height: 900 },
    args: [...chromiumArguments, ...more],
  });
}

export interface OpenApp {
  readonly desk: Desk;
  readonly page: Page;
  /** Browser mode only. */
  readonly server: RunningServer | null;
  /** Electron only. */
  readonly electron: ElectronApplication | null;
  close(): Promise<void>;
}

/** Starts Backfile on a library in the shell of this project: `backfile serve` with a browser, or Electron. */
async function openApp(project: string, dir: string, errors: string[], files: readonly string[]): Promise<OpenApp> {
  if (project === 'electron') {
    const app = await _electron.launch({ args: [root, '--library', dir, ...files], cwd: root });
    const page = await app.firstWindow();
    watch(page, errors);
    return { desk: desk(page), page, server: null, electron: app, close: () => app.close() };
  }
  const server = await startServer(dir);
  const context = await openBrowser(join(dir, 'profile'));
  const page = context.pages()[0] ?? (await context.newPage());
  watch(page, errors);
  await page.goto(server.url);
  return {
    desk: desk(page),
    page,
    server,
    electron: null,
    async close() {
      await context.close();
      await server.stop();
    },
  };
}

function watch(page: Page, errors: string[]): void {
  page.on('pageerror', (error) => errors.push(`page: ${error.message}`));
  page.on('console', (message) => {
    // Chromium says so whenever an original comes with a script: the sandbox works.
    const isSandbox = /^Blocked script execution in '[^']*\/original\//.test(message.text());
    if (message.type() === 'error' && !isSandbox) errors.push(`console: ${message.text()}`);
  });
}

interface Fixtures {
  /** An empty library's folder. */
  libraryDir: string;
  /** Opens the library again and again; all are closed at the end. */
  openWindow: (dir?: string, files?: readonly string[]) => Promise<OpenApp>;
  /** A window on the empty library. */
  app: OpenApp;
  /** Errors the page said; a test fails when there are any. */
  pageErrors: string[];
}

export const test = base.extend<Fixtures>({
  libraryDir: async ({}, use) => {
    const { dir, remove } = await newLibraryFolder();
    await use(dir);
    await remove();
  },
  pageErrors: async ({}, use) => {
    const errors: string[] = [];
    await use(errors);
    expect(errors, 'the page said no error').toEqual([]);
  },
  openWindow: async ({ libraryDir, pageErrors }, use, info) => {
    const opened: OpenApp[] = [];
    await use(async (dir = libraryDir, files = []) => {
      const app = await openApp(info.project.name, dir, pageErrors, files);
      opened.push(app);
      return app;
    });
    for (const app of opened) await app.close().catch(() => undefined);
  },
  app: async ({ openWindow }, use) => {
    await use(await openWindow());
  },
});

export { expect };
