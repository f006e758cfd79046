import type { CleanElement, CleanNode } from './tree';

/**
 * Writes a finished tree as HTML that any parser reads back as the same tree. Every character that
 * could begin markup is escaped, in text and in attributes alike, and only names of the tree's own
 * types can be written: nothing else survives, whatever the page held.
 *
 * Images have `src="object:<sha256>"`, which no browser loads: whoever shows the article puts the
 * address of the vault's object there. An `img` without `src` was not in the file; its `alt` keeps
 * its place.
 */
export function serialize(nodes: readonly CleanNode[]): string {
  const parts: string[] = [];
  for (const node of nodes) write(node, parts);
  return parts.join('');
}

const empty = new Set(['br', 'hr', 'img']);

function write(node: CleanNode, parts: string[]): void {
  if (typeof node === 'string') {
    parts.push(escapeHtml(node));
    return;
  }
  if (node.name === 'box') {
    for (const child of node.children) write(child, parts);
    return;
  }
  parts.push('<', node.name);
  for (const [name, value] of Object.entries(node.attributes)) parts.push(' ', name, '="', escapeHtml(value), '"');
  parts.push('>');
  if (empty.has(node.name)) return;
  // A parser drops a line feed right after <pre>, so one that is meant needs another before it.
  if (node.name === 'pre' && startsWithLineFeed(node)) parts.push('\n');
  for (const child of node.children) write(child, parts);
  parts.push('</', node.name, '>');
}

function startsWithLineFeed(node: CleanElement): boolean {
  const first = node.children[0];
  if (first === undefined) return false;
  return typeof first === 'string' ? /^\r?\n/.test(first) : false;
}

/** Text for HTML, in element or attribute: markup escaped, characters that HTML does not allow replaced. */
export function escapeHtml(text: string): string {
  // Most text has nothing to escape, and one look tells.
  if (!/[\0-\x08\x0b-\x1f\x7f\xa0&<>"\ud800-\udfff]/.test(text)) return text;
  return text
    .replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\p{Cs}/gu, '\ufffd')
    .replace(/\r\n?/g, '\n')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\u00a0/g, '&nbsp;');
}
