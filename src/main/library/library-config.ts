import { randomInt } from 'node:crypto';
import { readFile, rename } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { writeDurably } from '../vault/index';
import type { LibraryConfig } from './types';

const lowestPort = 20_000;
const highestPort = 40_000;

/**
 * Reads `config.json`, or makes it with a free port. One that cannot be read is kept beside as
 * `config.damaged-<time>.json`. A full disk is no obstacle: the port is then chosen again the next time.
 */
export async function loadConfig(dir: string): Promise<LibraryConfig> {
  const path = join(dir, 'config.json');
  let known: Record<string, unknown> = {};
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new SyntaxError('no object');
    known = { ...value };
  } catch (error) {
    if (error instanceof SyntaxError) await rename(path, join(dir, `config.damaged-${Date.now()}.json`));
    else if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error;
  }
  const { port } = known;
  if (typeof port === 'number' && Number.isInteger(port) && port > 0 && port < 65_536) return { version: 1, port };
  const config: LibraryConfig = { version: 1, port: await findFreePort() };
  await writeDurably(path, `${JSON.stringify({ ...known, ...config }, null, 2)}\n`).catch((error: unknown) => {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  });
  return config;
}

/** A port of 127.0.0.1 that nobody listens on now. Chosen at random, so that two libraries rarely want the same. */
async function findFreePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = randomInt(lowestPort, highestPort);
    if (await isFree(port)) return port;
  }
  // So many taken in a row is no accident (a sandbox without sockets?): whoever listens will say so.
  return randomInt(lowestPort, highestPort);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
