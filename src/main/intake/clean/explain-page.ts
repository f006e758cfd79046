import type { ExplainedBlock } from '../../../contract/explain';
import { listBlocks } from './furniture/blocks';
import { explainBlock } from './furniture/explain-blocks';
import type { CleanElement } from './tree';

const outside = { rule: 'outside', why: 'outside the part of the page that was taken for the article' } as const;

/**
 * All blocks of a whole page in its order: those that were judged as they were, and what lies outside the part that was
 * taken for the article. `whole` is the page's tree, normalised.
 */
export function explainPage(whole: CleanElement, judged: readonly ExplainedBlock[]): readonly ExplainedBlock[] {
  const left = new Map<string, ExplainedBlock[]>();
  for (const block of judged) left.set(squeeze(block.text), [...(left.get(squeeze(block.text)) ?? []), block]);
  // Where a page has line breaks, the part taken out of it has paragraphs: the words are there all the same.
  const everything = judged.map(({ text }) => squeeze(text)).join('\n');
  const found: ExplainedBlock[] = [];
  const met = new Set<ExplainedBlock>();
  let after = '';
  let at = 0;
  for (const block of listBlocks(whole)) {
    if (block.text === '') continue;
    const key = squeeze(block.text.slice(0, 2_000));
    const one = left.get(key)?.shift();
    if (one) {
      // What was judged before it and has no block of its own on the page keeps its place.
      for (const before of judged.slice(at, judged.indexOf(one))) if (!met.has(before)) found.push(take(before));
      at = Math.max(at, judged.indexOf(one) + 1);
      found.push(take(one));
    } else if (!everything.includes(key)) found.push(explainBlock(block, outside, after));
  }
  for (const rest of judged) if (!met.has(rest)) found.push(take(rest));
  return found;

  function take(block: ExplainedBlock): ExplainedBlock {
    met.add(block);
    const placed = { ...block, after };
    if (block.removed === null) after = block.text;
    return placed;
  }
}

function squeeze(text: string): string {
  return text.replace(/\s+/gu, '');
}
