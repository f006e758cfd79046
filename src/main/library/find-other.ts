import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { readArticleLink } from '../../contract/article-link';

/**
 * The folder of the library that a link names, when it is another one than `dir` and lies beside it or in the home
 * folder; else null. The name comes from outside: only the last part of a path is ever taken for one.
 */
export async function findOther(dir: string, link: string, home: string = homedir()): Promise<string | null> {
  const name = readArticleLink(link)?.library ?? '';
  if (name === '' || name === '.' || name === '..' || basename(name) !== name || /[\\/\0]/u.test(name)) return null;
  for (const place of [dirname(dir), home]) {
    const found = join(place, name);
    if (found !== dir && (await isLibrary(found))) return found;
  }
  return null;
}

async function isLibrary(dir: string): Promise<boolean> {
  const [config, journal] = await Promise.all(
    [join(dir, 'config.json'), join(dir, 'vault', 'journal')].map((path) => stat(path).catch(() => null)),
  );
  return config?.isFile() === true && journal?.isDirectory() === true;
}
