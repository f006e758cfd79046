/** What an article's link says. */
export interface ArticleLink {
  readonly id: number;
  /** Name of the library it belongs to, or null when the link does not say. */
  readonly library: string | null;
}

/** The scheme of links to articles, with its colon. */
export const articleLinkScheme = 'backfile:';

/** `backfile://article/ID?library=NAME`: what "Copy link" gives. */
export function writeArticleLink({ id, library }: ArticleLink): string {
  const query = library === null ? '' : `?library=${encodeURIComponent(library)}`;
  return `${articleLinkScheme}//article/${id}${query}`;
}

/**
 * Reads a link to an article; null for anything else. It comes from outside (another program, a paste): all but the
 * number and the library's name is left out, and neither is trusted to exist.
 */
export function readArticleLink(text: string): ArticleLink | null {
  const found = /^backfile:\/\/article\/([1-9]\d{0,14})\/?(?:\?([^#\s]*))?(?:#\S*)?$/i.exec(text.trim());
  if (!found) return null;
  let library: string | null = null;
  for (const part of (found[2] ?? '').split('&')) {
    const value = /^library=(.+)$/i.exec(part)?.[1];
    if (value === undefined) continue;
    try {
      library = decodeURIComponent(value.replaceAll('+', ' '));
    } catch {
      return null;
    }
  }
  return { id: Number(found[1]), library };
}
