import { QueryParser } from './query-parser';
import { scanQuery } from './scan-query';
import type { Notice, ParsedQuery, QueryNode } from './tree';

interface ParseOptions {
  /** The user's own day, `YYYY-MM-DD`, for "past 3 weeks" and the like. */
  readonly today: string;
  /** The query is still being typed: its last word, of three characters or more, matches the beginning of words. */
  readonly typing: boolean;
  /** UTF-16 units that are read; the rest is named in a notice. */
  readonly maxCharacters?: number;
}

const defaultMaxCharacters = 2_000;

/**
 * Reads a query into a tree. Never throws, whatever the text; what could not be read as meant is
 * searched as plain words and named in `notices`, with its place. Takes time linear in the text.
 */
export function parseQuery(text: string, options: ParseOptions): ParsedQuery {
  const notices: Notice[] = [];
  const maxCharacters = options.maxCharacters ?? defaultMaxCharacters;
  let read = text;
  if (text.length > maxCharacters) {
    // Not between the halves of a surrogate pair.
    const cut = /[\uD800-\uDBFF]/.test(text.charAt(maxCharacters - 1)) ? maxCharacters - 1 : maxCharacters;
    read = text.slice(0, cut);
    const message = `Only the first ${String(maxCharacters)} characters are searched.`;
    notices.push({ code: 'too-long', message, range: [cut, text.length] });
  }
  const tokens = scanQuery(read, notices);
  const parser = new QueryParser(tokens, { ...options, length: read.length }, notices);
  const tree = parser.parse();
  if (isOnlyNegative(tree)) {
    const message = 'Nothing is asked for, only left out: this lists everything else.';
    notices.push({ code: 'only-negative', message, range: tree.range });
  }
  notices.sort((a, b) => a.range[0] - b.range[0]);
  return { tree, notices, sort: parser.sort };
}

function isOnlyNegative(tree: QueryNode): boolean {
  return tree.type === 'not' || (tree.type === 'and' && tree.of.every((node) => node.type === 'not'));
}
