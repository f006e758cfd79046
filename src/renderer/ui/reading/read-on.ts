/** Of a page, what a step keeps in sight: the eye finds its line again. */
const step = 0.86;

/** Scrolls on or back by most of a page; false at the end or the top, and where there is nothing to scroll. */
export function readOn(scroller: HTMLElement | null, by: 1 | -1): boolean {
  if (!scroller) return false;
  const left = by > 0 ? scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop : scroller.scrollTop;
  if (left < 8) return false;
  scroller.scrollBy({ top: by * scroller.clientHeight * step });
  return true;
}
