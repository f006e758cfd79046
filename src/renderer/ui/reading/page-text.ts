import type { TextRange } from '../../../contract/archive-api';

/** The text of a part of the page, and the nodes it stands in. */
export interface PageText {
  /** Blocks are parted by a line break, so that words of two blocks never make one. */
  readonly text: string;
  readonly pieces: readonly { readonly node: Text; readonly start: number }[];
}

const blocks = 'p,h1,h2,h3,h4,h5,h6,li,td,th,dt,dd,blockquote,figcaption,pre,div,caption';

/** Reads the text under a node. */
export function readPageText(root: Element): PageText {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const pieces: { node: Text; start: number }[] = [];
  let text = '';
  let lastBlock: Element | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text) || node.data === '') continue;
    const block = node.parentElement?.closest(blocks) ?? null;
    if (text !== '' && block !== lastBlock) text += '\n';
    lastBlock = block;
    pieces.push({ node, start: text.length });
    text += node.data;
  }
  return { text, pieces };
}

/** Ranges of the page for ranges of its text. */
export function toDomRanges(page: PageText, ranges: readonly TextRange[]): readonly Range[] {
  return ranges.flatMap(([start, end]) => {
    const first = pieceAt(page, start);
    const last = pieceAt(page, end - 1);
    if (!first || !last) return [];
    const range = document.createRange();
    range.setStart(first.node, Math.min(start - first.start, first.node.length));
    range.setEnd(last.node, Math.min(end - last.start, last.node.length));
    return [range];
  });
}

function pieceAt(page: PageText, offset: number): PageText['pieces'][number] | undefined {
  let low = 0;
  let high = page.pieces.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((page.pieces[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return page.pieces[low];
}

/**
 * Place in `pieces` of the first whose element's box passes, all after it passing too; their number when none does. A few
 * boxes are looked at, however long the text is.
 */
export function firstPiece({ pieces }: PageText, passes: (box: DOMRect) => boolean): number {
  let low = 0;
  let high = pieces.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const box = pieces[middle]?.node.parentElement?.getBoundingClientRect();
    if (box && passes(box)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The range of the page's text that a range of the document covers; null where it covers none of it. */
export function toTextRange(page: PageText, range: Range): TextRange | null {
  const { pieces } = page;
  // Pieces are in document order: those before the range, those that begin in it, those after it.
  const firstWith = (test: (place: number) => boolean): number => {
    let low = 0;
    let high = pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      const piece = pieces[middle];
      if (piece && test(range.comparePoint(piece.node, 0))) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  const begins = firstWith((place) => place >= 0);
  const after = firstWith((place) => place > 0);
  const before = pieces[begins - 1];
  const last = pieces[after - 1];
  let start = pieces[begins]?.start ?? page.text.length;
  if (before && range.startContainer === before.node) start = before.start + range.startOffset;
  let end = last ? last.start + last.node.length : 0;
  if (last && range.endContainer === last.node) end = last.start + range.endOffset;
  return end > start ? [start, end] : null;
}

/** The place in the page's text of a place in the document that stands in one of its text nodes; null elsewhere. */
export function toTextOffset(page: PageText, node: Node, offset: number): number | null {
  const piece = page.pieces.find((one) => one.node === node);
  return piece ? piece.start + Math.min(offset, piece.node.length) : null;
}

/** The place in the document of a place in the page's text; `isEnd` prefers the text that ends there. null in an empty page. */
export function toDomPlace(
  page: PageText,
  offset: number,
  isEnd: boolean,
): { readonly node: Text; readonly offset: number } | null {
  const piece = pieceAt(page, isEnd ? Math.max(0, offset - 1) : offset);
  return piece ? { node: piece.node, offset: Math.min(Math.max(0, offset - piece.start), piece.node.length) } : null;
}

/** The paragraph or the like that a character of the page's text stands in: of a table or a figure the whole; `root` where there is none. */
export function blockAt(page: PageText, offset: number, root: HTMLElement): HTMLElement | null {
  const element = pieceAt(page, offset)?.node.parentElement;
  if (!element) return null;
  const whole = element.closest('table,figure,dl');
  const block = whole ?? element.closest('p,h1,h2,h3,h4,h5,h6,li,blockquote,pre');
  return block instanceof HTMLElement && block !== root && root.contains(block) ? block : root;
}
