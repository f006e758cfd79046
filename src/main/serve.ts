/** Browser mode's root: opens a library, serves its window on 127.0.0.1, and lends the command line what it needs. */
import { fail, ok } from '../contract/failure';
import type { Failure, Result } from '../contract/failure';
import type { FromMain, ToMain } from '../contract/control';
import { failureWords } from './command-line';
import { createIntake } from './intake';
import { connectToOwner, createControlClient, createWirePair, openLibrary } from './library';
import type { ControlClient, Library } from './library';
import { createBrowserShell } from './loopback';
import type { BrowserShell } from './loopback';
import { findInstallPaths } from './install-paths';
import { errorText, openLog } from './open-log';

export interface ServeOptions {
  readonly dir: string;
  /** `open`: a window where there is a display, and the end when it is closed. `serve`: the address, until Ctrl+C. */
  readonly mode: 'open' | 'serve';
  /** Folders to watch from now on. */
  readonly watch: readonly string[];
}

/** A library this process has opened, with all that stands around it. */
interface Opened {
  readonly library: Library;
  readonly shell: BrowserShell;
  close(): Promise<void>;
}

/**
 * Serves a library until its window is closed or the process is told to end. Gives the exit code; whatever goes
 * wrong is one line, with its stack in the library's log. A library that is open elsewhere is asked to
 * show its window instead.
 */
export async function startServe({ dir, mode, watch }: ServeOptions): Promise<number> {
  const log = openLog(dir);
  try {
    if (await showElsewhere(dir, watch)) {
      printLine('Backfile has this library open already; it was asked to show its window.');
      return 0;
    }
    const canShow = mode === 'open' && hasDisplay();
    const opened = await openHere(dir, canShow, printLine, log, true);
    if (!opened.ok) return complain(opened.failure);
    const { library, shell } = opened.value;
    if (watch.length > 0) {
      const client = createControlClient(attachClient(library));
      await watchAll(client, watch);
      client.close();
    }
    const ended = untilEnd(canShow ? shell : null, library);
    printLine(`Backfile has opened ${library.dir}`);
    await shell.services.showWindow();
    await ended;
    await opened.value.close();
    return 0;
  } catch (error) {
    log(errorText(error));
    return complain({ code: 'internal', detail: error instanceof Error ? error.message : String(error) });
  }
}

/**
 * A client for one command: of the process that has the library open, else of this one, which opens it with a
 * headless page when the archive is asked. `close` frees the library; when somebody asked for a window
 * meanwhile it waits until that is closed.
 */
export async function openForCommand(
  dir: string,
): Promise<Result<{ readonly client: ControlClient; close(): Promise<void> }>> {
  const log = openLog(dir);
  try {
    const owner = await connectToOwner(dir);
    if (owner !== null) {
      const client = createControlClient(owner);
      return ok({
        client,
        async close() {
          client.close();
          await client.closed;
        },
      });
    }
    // A command's output may be read by a program: whatever else there is to say goes beside it.
    const opened = await openHere(dir, hasDisplay(), printBeside, log, false);
    if (!opened.ok) return opened;
    const { library, shell } = opened.value;
    const client = createControlClient(attachClient(library));
    return ok({
      client,
      async close() {
        client.close();
        if (shell.hasWindow) {
          printBeside('A window was opened meanwhile; this command ends when it is closed.');
          await untilEnd(shell, library);
        }
        await opened.value.close();
      },
    });
  } catch (error) {
    log(errorText(error));
    return fail('internal', error instanceof Error ? error.message : String(error));
  }
}

function printLine(line: string): void {
  process.stdout.write(`${line}\n`);
}

function printBeside(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** One line, and the exit code. */
function complain(failure: Failure): number {
  printBeside(failureWords(failure));
  return 1;
}

function attachClient(library: Library) {
  const [ours, theirs] = createWirePair<FromMain, ToMain>();
  library.attach(theirs, null);
  return ours;
}

/** Has folders watched; one that cannot be is said, and stops nothing. */
async function watchAll(client: ControlClient, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    const answer = await client.command('watch-add', { path, collections: false, arrivesRead: false });
    if (!answer.ok) printBeside(`${path}: ${failureWords(answer.failure)}`);
  }
}

async function showElsewhere(dir: string, watch: readonly string[]): Promise<boolean> {
  const wire = await connectToOwner(dir);
  if (wire === null) return false;
  const client = createControlClient(wire);
  await watchAll(client, watch);
  const shown = await client.command('show-window', {});
  client.close();
  return shown.ok;
}

async function openHere(
  dir: string,
  canShow: boolean,
  print: (line: string) => void,
  log: (line: string) => void,
  watches: boolean,
): Promise<Result<Opened>> {
  const { version, samplesDir, rendererDir } = findInstallPaths();
  const shell = createBrowserShell({ dir, version, samplesDir, rendererDir, canShow, print, log });
  const intake = createIntake();
  const opened = await openLibrary({ dir, shell: shell.services, intake, watches });
  if (!opened.ok) {
    await intake.close();
    return opened;
  }
  const library = opened.value;
  const close = async () => {
    // The archive goes last: frames under way are applied by a page that is still there.
    await library.close();
    await shell.close();
    await intake.close();
  };
  const served = await shell.serve(library);
  if (served.ok) return ok({ library, shell, close });
  await close();
  return served;
}

/** Waits for a signal, or for the last window to be closed with no work left. */
function untilEnd(shell: BrowserShell | null, library: Library): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
    const watch = async (watched: BrowserShell) => {
      do {
        await watched.windowClosed();
        if (library.jobs.some(({ state }) => state === 'running' || state === 'cancelling')) await library.settled();
      } while (watched.hasWindow);
      resolve();
    };
    if (shell !== null) void watch(shell);
  });
}

function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}
