import type { ReadingPlace } from '../state/reading-places';
import { lateBlockOf } from './late-block-of';
import { blockAt, firstPiece } from './page-text';
import { settlePlace } from './settle-place';
import type { ShownPage } from './shown-page';

type Page = Pick<ShownPage, 'root' | 'body'>;

/** The paragraph at the top of what is in sight, and how much of it has gone by; null at the top of the article. */
export function placeInSight({ root, body }: Page, scroller: HTMLElement): ReadingPlace | null {
  // Of a page that has been taken away nothing is in sight.
  if (!root.isConnected || scroller.scrollTop < 4) return null;
  const { top } = scroller.getBoundingClientRect();
  const offset = body.pieces[firstPiece(body, (box) => box.bottom > top + 1)]?.start;
  const box = offset === undefined ? null : blockAt(body, offset, root)?.getBoundingClientRect();
  if (offset === undefined || !box || box.height === 0) return null;
  return { offset, part: Math.min(1, (top - box.top) / box.height) };
}

/** Brings a place back to where it was in sight. */
export function showPlace({ root, body }: Page, scroller: HTMLElement, { offset, part }: ReadingPlace): void {
  const block = blockAt(body, offset, root);
  if (!block) return;
  const show = (): void => {
    const box = block.getBoundingClientRect();
    const top = box.top + part * box.height - scroller.getBoundingClientRect().top;
    if (block.isConnected) scroller.scrollBy({ top, behavior: 'instant' });
  };
  if (lateBlockOf(block)) settlePlace(show);
  else show();
}
