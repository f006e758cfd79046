import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..');
export const samples = join(root, 'samples');

/** A folder of its own for one test's library, removed at the end. */
export async function newLibraryFolder(): Promise<{ dir: string; remove: () => Promise<void> }> {
  const dir = await mkdtemp(join(tmpdir(), 'backfile-e2e-'));
  return { dir, remove: () => rm(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }) };
}

export interface RunningServer {
  /** The address with its one-time token. */
  readonly url: string;
  readonly process: ChildProcess;
  stop(): Promise<void>;
  /** As a crash would. */
  kill(): Promise<void>;
}

/** Starts `backfile serve` on a library, as a user without a display would. */
export async function startServer(dir: string): Promise<RunningServer> {
  const child = spawn(process.execPath, [join(root, 'bin/backfile.mjs'), 'serve', '--library', dir], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' },
  });
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (chunk: Buffer): void => {
      said += chunk.toString('utf8');
      const address = /http:\/\/127\.0\.0\.1:\d+\/\S+$/m.exec(said);
      if (address) resolve(address[0]);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`backfile serve ended with ${code}: ${said}`)));
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  };
  return { url, process: child, stop: () => end('SIGTERM'), kill: () => end('SIGKILL') };
}

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** The lines of `--json`. */
  readonly lines: readonly Record<string, unknown>[];
}

/** Runs one command of the command line to its end. */
export async function backfile(...words: string[]): Promise<Finished> {
  const child = spawn(process.execPath, [join(root, 'bin/backfile.mjs'), ...words], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString('utf8')));
  const [code] = (await once(child, 'close')) as [number | null];
  const lines = words.includes('--json')
    ? out
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    : [];
  return { code, out, err, lines };
}
