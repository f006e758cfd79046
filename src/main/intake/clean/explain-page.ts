import type { ExplainedBlock } from '../../../contract/explain';
import { listBlocks } from './furniture/blocks';
import { explainBlock } from './furniture/explain-blocks';
import type { CleanElement } from './tree';

const outside = { rule: 'outside', why: 'outside the part of the page that was taken for the article' } as const;

/** Characters looked through for the words of blocks: some 0.2 s. */
const mostSearched = 1_000_000_000;

/**
 * All blocks of a whole page in its order: those that were judged as they were, and what lies outside the part that was
 * taken for the article. `whole` is the page's tree, normalised.
 */
export function explainPage(whole: CleanElement, judged: readonly ExplainedBlock[]): readonly ExplainedBlock[] {
  const left = new Map<string, ExplainedBlock[]>();
  const places = new Map<ExplainedBlock, number>();
  const keys: string[] = [];
  for (const [place, block] of judged.entries()) {
    const key = squeeze(block.text);
    const alike = left.get(key);
    if (alike) alike.push(block);
    else left.set(key, [block]);
    places.set(block, place);
    keys.push(key);
  }
  // Where a page has line breaks, the part taken out of it has paragraphs: the words are there all the same.
  const everything = keys.join('\n');
  let toSearch = mostSearched;
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
      const place = places.get(one) ?? 0;
      for (; at < place; at++) {
        const before = judged[at];
        if (before && !met.has(before)) found.push(take(before));
      }
      at = Math.max(at, place + 1);
      found.push(take(one));
      continue;
    }
    // A page of very many blocks is not searched block by block for ever: the last of what lies outside is not told then.
    toSearch -= everything.length;
    if (toSearch >= 0 && !everything.includes(key)) found.push(explainBlock(block, outside, after));
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
