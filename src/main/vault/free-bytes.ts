import { statfs } from 'node:fs/promises';

/** Bytes an ordinary user may still write on the file system of a folder. Rejects when the folder is not there. */
export async function freeBytes(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir);
  return bavail * bsize;
}
