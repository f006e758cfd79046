import type { ExplainedBlock } from '../../../../contract/explain';
import { lastingWords } from '../../outlet-rules';
import { finish } from '../finish';
import { serialize } from '../serialize';
import { element, type CleanElement } from '../tree';
import type { Block } from './blocks';

const mostCharacters = 2_000;
const mostHtmlCharacters = 20_000;

/** Every block with words in it, in order, and why it was removed; the tree must still hold what was. */
export function explainBlocks(
  blocks: readonly Block[],
  removed: ReadonlyMap<CleanElement, { readonly rule: string; readonly why: string }>,
): readonly ExplainedBlock[] {
  let after = '';
  return blocks.flatMap((block): ExplainedBlock[] => {
    if (block.text === '') return [];
    const by = [block.node, ...block.path.toReversed()].find((node) => removed.has(node));
    const one = explainBlock(block, by === undefined ? null : (removed.get(by) ?? null), after);
    if (one.removed === null) after = one.text;
    return [one];
  });
}

/** One block, explained. */
export function explainBlock(block: Block, removed: ExplainedBlock['removed'], after: string): ExplainedBlock {
  return {
    text: block.text.slice(0, mostCharacters),
    html: serialize(finish(element('box', [standAlone(block.node)]))).slice(0, mostHtmlCharacters),
    removed,
    after,
    element: elementOf(block),
  };
}

/** A block that only makes sense in another (an item, a cell) put in one of its own. */
function standAlone(node: CleanElement): CleanElement {
  if (node.name === 'li') return element('ul', [node]);
  const isWhole = /^(?:p|h[2-6]|blockquote|pre|figure)$/.test(node.name);
  return isWhole ? node : element('p', node.children);
}

/** The nearest element that has words of its own: the block, or one that holds it closely. */
function elementOf({ node, hint, path }: Block): ExplainedBlock['element'] {
  const own = lastingWords(hint);
  if (own.length > 0) return { name: node.name === 'box' ? '' : node.name, words: own };
  for (const holder of path.slice(1).toReversed().slice(0, 3)) {
    const words = lastingWords(holder.hint);
    if (words.length > 0) return { name: holder.name === 'box' ? '' : holder.name, words };
  }
  return null;
}
