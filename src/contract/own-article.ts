/** What a window shows that was opened for one article. */
export interface OwnArticle {
  readonly id: number;
  /** Its words are marked as hits; '' for none. */
  readonly query: string;
}

/** Longest query that goes along; a longer one is left out, and the article comes without hits. */
const longestQuery = 2_000;

/** The part of the page's address, from its question mark on, that makes a window one article's own. */
export function writeOwnArticle({ id, query }: OwnArticle): string {
  const words = query.trim() === '' || query.length > longestQuery ? '' : `&q=${encodeURIComponent(query)}`;
  return `?article=${id}${words}`;
}

/** Reads that part; null where the window is one like any other. */
export function readOwnArticle(search: string): OwnArticle | null {
  const found = /^\?article=([1-9]\d{0,14})(?:&q=([^&#]*))?$/.exec(search);
  if (!found) return null;
  try {
    return { id: Number(found[1]), query: decodeURIComponent(found[2] ?? '') };
  } catch {
    return { id: Number(found[1]), query: '' };
  }
}
