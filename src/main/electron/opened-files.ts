import { resolve } from 'node:path';
import { readArticleLink } from '../../contract/article-link';

/**
 * The words that were meant for us, of a command line as the system or Electron handed it over: the program itself
 * and, unpackaged, the folder it runs are skipped, and Chromium's switches left out.
 */
export interface OpenedWith {
  /** Folder of the library, absolute, or null for the usual one. */
  readonly library: string | null;
  /** Files and folders to import, absolute. */
  readonly paths: readonly string[];
  /** Links to articles (`backfile://article/…`), as they were given. */
  readonly links: readonly string[];
}

export function readOpenedWith(argv: readonly string[], isPackaged: boolean, cwd: string): OpenedWith {
  const words = argv.slice(1);
  const paths: string[] = [];
  const links: string[] = [];
  let library: string | null = null;
  let isAppSkipped = isPackaged;
  for (let i = 0; i < words.length; i += 1) {
    const word = words[i] ?? '';
    if (word === '--library') {
      library = resolve(cwd, words[i + 1] ?? '');
      i += 1;
    } else if (word.startsWith('--library=')) library = resolve(cwd, word.slice('--library='.length));
    else if (readArticleLink(word) !== null) links.push(word);
    else if (word.startsWith('-')) continue;
    else if (!isAppSkipped) isAppSkipped = true;
    else paths.push(resolve(cwd, word));
  }
  return { library, paths, links };
}
