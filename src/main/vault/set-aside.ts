import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { syncFolder } from './write-durably';

/** `20261123T154501123Z`: a time that may stand in a file's name on every system. */
function stamp(): string {
  return new Date().toISOString().replaceAll(/[-:.]/g, '');
}

/**
 * Cuts a file back to `keepBytes`; the bytes cut off are first copied beside it as `<name>.tail-<time>`
 * and fsynced, since evidence is never deleted. Gives the copy's path.
 */
export async function cutTail(path: string, keepBytes: number): Promise<string> {
  const aside = `${path}.tail-${stamp()}`;
  await pipeline(createReadStream(path, { start: keepBytes }), createWriteStream(aside, { flags: 'wx', mode: 0o600 }));
  const copy = await open(aside, 'r+');
  await copy.sync();
  await copy.close();
  await syncFolder(dirname(path));
  await truncate(path, keepBytes);
  const file = await open(path, 'r+');
  await file.sync();
  await file.close();
  return aside;
}

/** Renames a file that cannot be read to `<name>.<why>-<time>`, out of the way but kept. Gives the new path. */
export async function setAside(path: string, why: 'tail' | 'damaged'): Promise<string> {
  const aside = `${path}.${why}-${stamp()}`;
  await rename(path, aside);
  await syncFolder(dirname(path));
  return aside;
}
