import { open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { systemCode } from './vault-error';

const underWay = new Map<string, Promise<void>>();

/**
 * Replaces a file whole, readable by its owner only: after a crash at any moment it holds the old bytes
 * or the new, never a mix. Resolves when it is on the medium. Calls for one path run one after another;
 * `<path>.tmp` is used on the way. Rejects with the system's error, the old file being untouched.
 */
export async function writeDurably(path: string, bytes: Uint8Array | string): Promise<void> {
  const before = underWay.get(path) ?? Promise.resolve();
  const mine = before.then(
    () => replace(path, bytes),
    () => replace(path, bytes),
  );
  underWay.set(path, mine);
  try {
    await mine;
  } finally {
    if (underWay.get(path) === mine) underWay.delete(path);
  }
}

async function replace(path: string, bytes: Uint8Array | string): Promise<void> {
  const tmp = `${path}.tmp`;
  try {
    const file = await open(tmp, 'w', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(tmp, path);
  } catch (error) {
    await rm(tmp, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
}

/** Puts a folder's list of names on the medium, so that a file made or renamed in it stays after a power cut. */
export async function syncFolder(path: string): Promise<void> {
  // Windows opens no folders as files; its file systems journal names themselves.
  if (process.platform === 'win32') return;
  let folder;
  try {
    folder = await open(path, 'r');
    await folder.sync();
  } catch (error) {
    // Some network file systems cannot fsync a folder; a name that is lost there is found by its neighbours.
    if (!['EINVAL', 'ENOTSUP', 'EISDIR'].includes(systemCode(error))) throw error;
  } finally {
    await folder?.close();
  }
}
