import type { CleanElement } from '../tree';
import type { Block } from './blocks';
import { isCorrection } from './corrections';

/** Shares of the text in links above which a group of blocks is a list of links. */
const mostLinked = 0.65;

/**
 * Marks containers that are lists of links: several blocks, nearly all of their words linked, none
 * of them a sentence with a link in it.
 */
export function judgeLinkLists(
  root: CleanElement,
  blocks: readonly Block[],
  total: number,
  removed: Map<CleanElement, { rule: string; why: string }>,
): void {
  const groups = new Map<CleanElement, { blocks: number; characters: number; linked: number; longest: number }>();
  for (const block of blocks) {
    if (block.isFigure || block.text === '' || isCorrection(block.text)) continue;
    for (const parent of block.path) {
      if (parent === root) continue;
      const sum = groups.get(parent) ?? { blocks: 0, characters: 0, linked: 0, longest: 0 };
      sum.blocks++;
      sum.characters += block.text.length;
      sum.linked += block.linkShare * block.text.length;
      if (block.linkShare < 0.5) sum.longest = Math.max(sum.longest, block.text.length);
      groups.set(parent, sum);
    }
  }
  for (const [node, sum] of groups) {
    if (sum.characters > total * 0.5 || sum.longest > 120) continue;
    // A row of a table with links in it is a row of a table.
    if (['tr', 'thead', 'tbody', 'table', 'td', 'th', 'blockquote'].includes(node.name)) continue;
    const isList = node.name === 'ul' || node.name === 'ol';
    if (sum.blocks < (isList ? 1 : 2) || sum.linked < sum.characters * mostLinked) continue;
    removed.set(node, { rule: 'link-list', why: 'nearly all of it is links' });
  }
}
