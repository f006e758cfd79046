import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { browserArguments } from './browser-arguments';

export interface BrowserOptions {
  /** Path of Chromium, Chrome or Edge. */
  readonly program: string;
  readonly profileDir: string;
  /** A fresh address that opens the page once. */
  address(page: 'window' | 'engine'): string;
  /** How many pages are connected now. */
  pages(): number;
  /** Called when a browser we started is gone and no page of it can be left; `crashed` when nobody asked for it. */
  onGone(kind: 'window' | 'engine', crashed: boolean): void;
  readonly log: (line: string) => void;
}

/**
 * The one browser of a library's profile. Chromium locks a profile, so a window and a headless engine cannot
 * share it: showing a window ends the engine first. Calls wait for each other.
 */
export interface Browser {
  /** Opens a window; in a browser that is running already, one more. */
  showWindow(): Promise<void>;
  /** Starts the headless engine, for a library that no page hosts. A window that is only reloading is waited for. */
  startEngine(): Promise<void>;
  /** Ends whatever runs and waits for it. */
  stop(): Promise<void>;
}

const stopMs = 5_000;
const leavingMs = 3_000;
/** A start that ends within this time with no error was handed to a browser already running on the profile. */
const handedOverMs = 5_000;

export function createBrowser(options: BrowserOptions): Browser {
  let running: {
    readonly kind: 'window' | 'engine';
    readonly child: ChildProcess;
    readonly exited: Promise<void>;
  } | null = null;
  let isStopping = false;
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = turn.then(work, work);
    turn = next.catch(() => undefined);
    return next;
  };

  const start = (kind: 'window' | 'engine') => {
    const startedAt = Date.now();
    const child = launch(options.program, kind, options.profileDir, options.address(kind));
    const tail = keepTail(child);
    const exited = new Promise<void>((resolve) => {
      let isOver = false;
      const over = (code: number | null, why: string) => {
        if (isOver) return;
        isOver = true;
        const wasOurs = running?.child === child;
        if (wasOurs) running = null;
        resolve();
        const handedOver = code === 0 && Date.now() - startedAt < handedOverMs;
        const crashed = code !== 0 && !isStopping;
        if (crashed) options.log(`browser (${kind}) ended: ${why}; it said last: ${tail()}`);
        if (wasOurs && !isStopping && !(kind === 'window' && handedOver)) options.onGone(kind, crashed);
      };
      child.once('error', (error) => over(-1, error.message));
      child.once('exit', (code, signal) => over(code, signal ?? `exit code ${code}`));
    });
    return { kind, child, exited };
  };

  const end = async () => {
    const was = running;
    if (was === null) return;
    isStopping = true;
    was.child.kill('SIGTERM');
    const late = setTimeout(() => was.child.kill('SIGKILL'), stopMs);
    await was.exited;
    clearTimeout(late);
    isStopping = false;
  };

  return {
    showWindow: () =>
      inTurn(async () => {
        if (running?.kind === 'engine') await end();
        const started = start('window');
        // While one runs, a second start only hands its address over and ends.
        if (running === null) running = started;
      }),
    startEngine: () =>
      inTurn(async () => {
        if (running?.kind === 'engine') return;
        if (running !== null) {
          // The window's last page went; its browser is about to end, or (on macOS) stays without windows.
          await Promise.race([running.exited, sleep(leavingMs)]);
          if (options.pages() > 0) return;
          if (running !== null) {
            await end();
            options.onGone('window', false);
          }
        }
        running = start('engine');
      }),
    stop: () => inTurn(end),
  };
}

function launch(program: string, kind: 'window' | 'engine', profileDir: string, url: string): ChildProcess {
  const isRoot = process.getuid?.() === 0;
  return spawn(program, browserArguments({ url, profileDir, kind, isRoot, platform: process.platform }), {
    stdio: ['ignore', 'ignore', 'pipe', ...(kind === 'engine' ? (['pipe', 'pipe'] as const) : [])],
    // Ctrl+C in the terminal is for us: we let the page finish first, then end the browser.
    detached: process.platform !== 'win32',
    windowsHide: kind === 'engine',
  });
}

/** The last of what the browser said, for the log. Reading it also keeps its pipe from filling up. */
function keepTail(child: ChildProcess): () => string {
  let tail = '';
  child.stderr?.setEncoding('utf8');
  child.stderr?.on('data', (text: string) => {
    tail = (tail + text).slice(-800);
  });
  // The engine's debugging pipe is never used; it is read so that it cannot fill up.
  for (const stream of child.stdio.slice(3)) {
    if (stream !== null && stream !== undefined && 'resume' in stream) stream.resume();
    stream?.on('error', () => undefined);
  }
  return () => tail.trim().replaceAll('\n', ' | ');
}
