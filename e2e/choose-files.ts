import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OpenApp } from './fixtures';

/** A file made up for a spec. */
export interface FileToChoose {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

/**
 * Chooses files in the chooser that `open` brings up: the browser's, or the system's dialog, which is answered in its
 * place. Gives what to call once the files were read.
 */
export async function chooseFiles(
  { page, electron }: Pick<OpenApp, 'page' | 'electron'>,
  files: readonly FileToChoose[],
  open: () => Promise<void>,
): Promise<() => Promise<void>> {
  if (!electron) {
    const choosing = page.waitForEvent('filechooser');
    await open();
    await (await choosing).setFiles([...files]);
    return () => Promise.resolve();
  }
  const folder = await mkdtemp(join(tmpdir(), 'backfile-e2e-pages-'));
  const paths = files.map(({ name }) => join(folder, name));
  await Promise.all(files.map(({ buffer }, i) => writeFile(paths[i] ?? '', buffer)));
  await electron.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths });
  }, paths);
  await open();
  return () => rm(folder, { recursive: true });
}
