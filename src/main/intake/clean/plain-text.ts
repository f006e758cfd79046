import { isInline, type CleanElement, type CleanNode } from './tree';

/**
 * The searchable text of a finished tree: the text of each block (paragraph, heading, list item, table
 * cell...) on a line of its own, in document order, `br` a line end, figures left out. So whoever
 * shows the HTML can find a place in the text again by walking the same blocks.
 */
export function plainText(nodes: readonly CleanNode[]): string {
  const lines: string[] = [];
  addLines(nodes, lines);
  return lines.join('\n');
}

function addLines(nodes: readonly CleanNode[], lines: string[]): void {
  for (const node of nodes) {
    if (typeof node === 'string' || node.name === 'figure' || node.name === 'hr') continue;
    if (node.children.every(isInline)) {
      const line = lineOf(node);
      if (line !== '') lines.push(line);
    } else {
      addLines(node.children, lines);
    }
  }
}

/** The words of one block. Markup-less; a ruby's readings are left out, for nobody searches for them inside a word. */
function lineOf(block: CleanElement): string {
  const parts: string[] = [];
  addText(block.children, parts);
  return parts
    .join('')
    .split('\n')
    .map((line) => (block.name === 'pre' ? line.trimEnd() : line.replace(/\s+/g, ' ').trim()))
    .filter((line) => line !== '')
    .join('\n');
}

function addText(nodes: readonly CleanNode[], parts: string[]): void {
  for (const node of nodes) {
    if (typeof node === 'string') parts.push(node);
    else if (node.name === 'br') parts.push('\n');
    else if (node.name !== 'rt' && node.name !== 'rp') addText(node.children, parts);
  }
}
