import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { syncFolder } from './write-durably';

/** Bytes set aside by `set-aside.ts`, and a file begun by a purge that was cut off. */
const isLeftOver = /\.(?:(?:tail|damaged)-\d{8}T\d{9}Z|tmp)$/u;

/**
 * Deletes what was set aside of torn or damaged files of the journal and the packs. Only for a purge: nobody can read out of
 * them whether they hold what is to go.
 */
export async function removeEvidence(dir: string): Promise<void> {
  for (const folder of ['journal', 'objects'].map((name) => join(dir, name))) {
    const names = (await readdir(folder)).filter((name) => isLeftOver.test(name));
    for (const name of names) await rm(join(folder, name), { force: true });
    if (names.length > 0) await syncFolder(folder);
  }
}
