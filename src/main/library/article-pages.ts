import type { ArticleView } from '../../contract/archive-api';
import { askOrThrow } from './export-selection';
import type { ArchiveLink } from './link-types';

/** The most articles `exportArticles` gives at once. */
const mostArticles = 200;
/** Characters of text and HTML that one page should have, about: long articles are asked for by fewer. */
const pageCharacters = 4 * 1024 * 1024;

/**
 * Reads articles a page at a time, the next being asked for while one is written; two are held at most. Throws as
 * `askOrThrow` does; ends early when `signal` is aborted.
 */
export async function* articlePages(
  link: Pick<ArchiveLink, 'ask'>,
  ids: readonly number[],
  signal: AbortSignal,
): AsyncGenerator<readonly ArticleView[]> {
  let size = 50;
  let at = 0;
  const ask = (): Promise<readonly ArticleView[]> | null => {
    if (at >= ids.length) return null;
    const wanted = ids.slice(at, at + size);
    at += wanted.length;
    const asked = askOrThrow(link, 'exportArticles', wanted);
    // It may fail while the page before it is still being written, and is awaited only then.
    asked.catch(() => {});
    return asked;
  };
  let next = ask();
  while (next) {
    const page = await untilAborted(next, signal);
    if (page === null) return;
    const characters = page.reduce((sum, { article }) => sum + article.html.length + article.text.length, 0);
    const fitting = Math.floor((pageCharacters * page.length) / Math.max(1, characters));
    size = Math.max(1, Math.min(mostArticles, page.length === 0 ? mostArticles : fitting));
    next = ask();
    yield page;
  }
}

/**
 * What a promise gives, or null when `signal` is aborted first. Not `Promise.race` with one promise for all pages: that
 * would hold every page until the last.
 */
function untilAborted<T>(given: Promise<T>, signal: AbortSignal): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const stop = (): void => resolve(null);
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    given.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}
