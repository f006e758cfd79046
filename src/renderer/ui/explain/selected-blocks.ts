const blocks = 'p,h2,h3,h4,h5,h6,li,blockquote,pre,td,th,caption,dt,dd,figure';

/** The words of each block of an article's body that a range touches, as the cleaner names blocks: on one line, 2,000 characters at most. */
export function selectedBlocks(body: HTMLElement, range: Range): readonly string[] {
  const found: string[] = [];
  for (const block of body.querySelectorAll<HTMLElement>(blocks)) {
    const isInFigure = block.closest('figure') !== null;
    const isLeaf = block.tagName === 'FIGURE' || (!isInFigure && block.querySelector(blocks) === null);
    if (!isLeaf || !touches(range, block)) continue;
    const text = lineOf(block);
    if (text !== '') found.push(text);
  }
  return found;
}

/** Whether some of a block's words are in the range: one that only begins where the range ends is not meant. */
function touches(range: Range, block: HTMLElement): boolean {
  if (!range.intersectsNode(block)) return false;
  const part = document.createRange();
  part.selectNodeContents(block);
  if (range.compareBoundaryPoints(Range.START_TO_START, part) > 0)
    part.setStart(range.startContainer, range.startOffset);
  if (range.compareBoundaryPoints(Range.END_TO_END, part) < 0) part.setEnd(range.endContainer, range.endOffset);
  return part.toString().trim() !== '';
}

function lineOf(block: HTMLElement): string {
  const copy = block.cloneNode(true);
  if (!(copy instanceof HTMLElement)) return '';
  for (const end of copy.querySelectorAll('br')) end.replaceWith(' ');
  for (const inner of copy.querySelectorAll('figcaption,p')) inner.append(' ');
  return (copy.textContent ?? '')
    .replace(/[\s\u00a0\u200b\ufeff]+/gu, ' ')
    .trim()
    .slice(0, 2_000);
}
