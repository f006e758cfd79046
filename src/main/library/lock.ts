import { randomBytes } from 'node:crypto';
import { link, open, readFile, rename, rm, unlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { isProcessAlive, readProcessStart } from './process-start';

/** What `lock.json` says of the process that owns the library. */
export interface LockEntry {
  readonly version: 1;
  readonly pid: number;
  /** From `readProcessStart`; null where the system does not tell. */
  readonly start: string | null;
  readonly host: string;
  /** Unix socket or named pipe that the owner answers on. */
  readonly address: string;
  /** Sent first by whoever connects. */
  readonly token: string;
  readonly since: string;
}

export interface HeldLock {
  readonly entry: LockEntry;
  /** Whether a lock left by a dead process or another computer was put aside. */
  readonly wasTakenOver: boolean;
  /** Removes the lock, if it is still ours. */
  free(): Promise<void>;
}

const lockPath = (dir: string): string => join(dir, 'lock.json');

function isLockEntry(value: unknown): value is LockEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Partial<Record<keyof LockEntry, unknown>>;
  return (
    typeof entry.pid === 'number' &&
    (entry.start === null || typeof entry.start === 'string') &&
    typeof entry.host === 'string' &&
    typeof entry.address === 'string' &&
    typeof entry.token === 'string'
  );
}

/** Reads a library's lock: null when there is none or it is no lock (cut off while being written). */
export async function readLock(dir: string): Promise<LockEntry | null> {
  return readEntry(lockPath(dir));
}

async function readEntry(path: string): Promise<LockEntry | null> {
  try {
    const value: unknown = JSON.parse(await readFile(path, 'utf8'));
    return isLockEntry(value) ? value : null;
  } catch {
    return null;
  }
}

/** Whether the process that wrote this lock still runs, on this computer. */
export function isLockLive(entry: LockEntry): boolean {
  if (entry.host !== hostname() || !isProcessAlive(entry.pid)) return false;
  const start = readProcessStart(entry.pid);
  return entry.start === null || start === null || entry.start === start;
}

/**
 * Takes the library's lock, or null when a live process holds it. The lock appears whole (written aside, then
 * linked), so nobody reads half of one. Throws what the file system throws (ENOSPC, EACCES, EROFS).
 */
export async function takeLock(dir: string, address: string, token: string): Promise<HeldLock | null> {
  const entry: LockEntry = {
    version: 1,
    pid: process.pid,
    start: readProcessStart(process.pid),
    host: hostname(),
    address,
    token,
    since: new Date().toISOString(),
  };
  let wasTakenOver = false;
  // A handful of tries: each goes round only when someone else moved the lock between two of our steps.
  for (let attempt = 0; attempt < 5; attempt += 1) {
    if (await createLock(dir, entry)) return { entry, wasTakenOver, free: () => freeLock(dir, token) };
    const found = await readLock(dir);
    if (found && isLockLive(found)) return null;
    if (await putAside(dir, found)) wasTakenOver = true;
  }
  return null;
}

async function createLock(dir: string, entry: LockEntry): Promise<boolean> {
  const text = `${JSON.stringify(entry, null, 2)}\n`;
  const temporary = join(dir, `lock.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await writeFile(temporary, text, { mode: 0o600, flag: 'wx' });
    await link(temporary, lockPath(dir));
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    // FAT, exFAT and some network folders know no hard links.
    if (['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(codeOf(error)))
      return writeExclusively(dir, text);
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function writeExclusively(dir: string, text: string): Promise<boolean> {
  try {
    const file = await open(lockPath(dir), 'wx', 0o600);
    try {
      await file.writeFile(text);
    } finally {
      await file.close();
    }
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** Moves a dead lock away. Two that do so at once: whoever moved a fresh lock by mistake puts it back. */
async function putAside(dir: string, dead: LockEntry | null): Promise<boolean> {
  const aside = join(dir, `lock.${randomBytes(6).toString('hex')}.old`);
  try {
    await rename(lockPath(dir), aside);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
  const moved = await readEntry(aside);
  if (moved && moved.token !== dead?.token && isLockLive(moved)) {
    await link(aside, lockPath(dir)).catch(() => {});
    await rm(aside, { force: true });
    return false;
  }
  await rm(aside, { force: true });
  // The socket's file outlives a killed process; a named pipe does not.
  if (moved && moved.host === hostname() && !moved.address.startsWith('\\\\'))
    await unlink(moved.address).catch(() => {});
  return true;
}

async function freeLock(dir: string, token: string): Promise<void> {
  const found = await readLock(dir);
  if (found?.token === token) await rm(lockPath(dir), { force: true });
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
