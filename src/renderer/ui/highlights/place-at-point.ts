import { type PageText, toTextOffset } from '../reading/page-text';

/** The part of the caret-from-point API that we use; newer than the DOM library of some TypeScript versions. */
interface PointAware {
  caretPositionFromPoint?(x: number, y: number): { readonly offsetNode: Node; readonly offset: number } | null;
}

/** The character of the page's text that stands at a point of the window; null beside the words. */
export function placeAtPoint(page: PageText, x: number, y: number): number | null {
  // Chromium has had it since 128, and the older name before.
  const aware = document as PointAware;
  const position = aware.caretPositionFromPoint?.(x, y);
  const older = position === undefined ? document.caretRangeFromPoint(x, y) : null;
  const node = position?.offsetNode ?? older?.startContainer;
  const offset = position?.offset ?? older?.startOffset ?? 0;
  if (!(node instanceof Text)) return null;
  // The caret stands between two characters; the point is on the one whose box holds it.
  for (const at of [offset, offset - 1]) {
    if (at < 0 || at >= node.length) continue;
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    const isOn = [...range.getClientRects()].some(
      (box) => x >= box.left - 1 && x <= box.right + 1 && y >= box.top && y <= box.bottom,
    );
    if (isOn) return toTextOffset(page, node, at);
  }
  return null;
}
