import { collapse } from '../../extract/page-tree';
import { isInline, type CleanElement, type CleanNode } from '../tree';

/** One block as the rules see it. */
export interface Block {
  readonly node: CleanElement;
  /** From the root down to the parent. */
  readonly path: readonly CleanElement[];
  /** One line, white space collapsed. */
  readonly text: string;
  /** Share of the text's characters that stand in links, 0 to 1. */
  readonly linkShare: number;
  /** Hints of the block and of inline elements that hold all its text. */
  readonly hint: string;
  readonly isHeading: boolean;
  readonly isFigure: boolean;
}

/** The blocks of a normalised tree, in order: paragraphs, headings, items, cells; a figure is one block. */
export function listBlocks(root: CleanElement): Block[] {
  const blocks: Block[] = [];
  visit(root, [], blocks);
  return blocks;
}

function visit(node: CleanElement, path: readonly CleanElement[], blocks: Block[]): void {
  if (node.name === 'hr') return;
  const isFigure = node.name === 'figure';
  if (isFigure || (node.name !== 'box' && node.children.every(isInline))) {
    const text = textOf(node);
    blocks.push({
      node,
      path,
      text,
      linkShare: text === '' ? 0 : Math.min(1, linkedCharacters(node, false) / text.length),
      hint: hintsOf(node),
      isHeading: /^h[2-6]$/.test(node.name),
      isFigure,
    });
    return;
  }
  const below = [...path, node];
  for (const child of node.children) {
    if (typeof child !== 'string' && !isInline(child)) visit(child, below, blocks);
  }
}

/** The words of an element on one line. */
export function textOf(node: CleanElement): string {
  const parts: string[] = [];
  gather(node.children, parts);
  return collapse(parts.join(''));
}

function gather(nodes: readonly CleanNode[], parts: string[]): void {
  for (const node of nodes) {
    if (typeof node === 'string') parts.push(node);
    else if (node.name === 'br') parts.push(' ');
    else if (isInline(node)) gather(node.children, parts);
    else {
      parts.push(' ');
      gather(node.children, parts);
      parts.push(' ');
    }
  }
}

function linkedCharacters(node: CleanElement, inLink: boolean): number {
  let count = 0;
  for (const child of node.children) {
    if (typeof child === 'string') {
      if (inLink) count += collapse(child).length;
    } else {
      count += linkedCharacters(child, inLink || child.name === 'a');
    }
  }
  return count;
}

function hintsOf(node: CleanElement): string {
  const hints = [node.hint];
  let inner: CleanElement = node;
  for (;;) {
    const filled: CleanNode[] = inner.children.filter((child) => typeof child !== 'string' || child.trim() !== '');
    const only = filled.length === 1 ? filled[0] : undefined;
    if (only === undefined || typeof only === 'string') return hints.join(' ').trim();
    hints.push(only.hint);
    inner = only;
  }
}
