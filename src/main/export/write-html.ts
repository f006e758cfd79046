import type { TreeNode } from './clean-tree';

const empty = new Set(['br', 'hr', 'img']);

/** Text for HTML, in an element or a quoted attribute; characters that HTML does not allow are replaced. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]|\p{Cs}/gu, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/**
 * Writes a tree as HTML. `image` gives the address to show a stored image from, or null where there is none: then its
 * words keep its place. Links say that nobody is to be told where they were followed from.
 */
export function writeHtml(nodes: readonly TreeNode[], image: (sha256: string) => string | null): string {
  const parts: string[] = [];
  for (const node of nodes) write(node, image, parts);
  return parts.join('');
}

function write(node: TreeNode, image: (sha256: string) => string | null, parts: string[]): void {
  if (typeof node === 'string') {
    parts.push(escapeHtml(node));
    return;
  }
  if (node.name === 'img') {
    const address = image(node.attributes['src']?.slice('object:'.length) ?? '');
    const alt = escapeHtml(node.attributes['alt'] ?? '');
    parts.push(address === null ? alt && `<i>[${alt}]</i>` : `<img src="${escapeHtml(address)}" alt="${alt}">`);
    return;
  }
  parts.push('<', node.name);
  for (const [name, value] of Object.entries(node.attributes)) {
    parts.push(' ', name === 'colour' ? 'class' : name, '="', escapeHtml(value), '"');
  }
  if (node.name === 'a' && 'href' in node.attributes) parts.push(' rel="noreferrer noopener"');
  parts.push('>');
  if (empty.has(node.name)) return;
  // A parser drops a line feed right after <pre>, so one that is meant needs another before it.
  if (node.name === 'pre') parts.push('\n');
  for (const child of node.children) write(child, image, parts);
  parts.push('</', node.name, '>');
}
