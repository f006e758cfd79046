import { useEffect, useLayoutEffect, useRef } from 'react';
import type { ReadingPlace, ReadingPlaces } from '../state/reading-places';
import { placeInSight, showPlace } from './page-place';
import type { ShownPage } from './shown-page';

const settleMs = 700;
/** Shorter than this many pages, an article is read from its top. */
const longPages = 1.5;

/**
 * Keeps the paragraph at the top of the page where it is when the text is set anew (`layout` says how it is set) or the
 * pane gets another width, and remembers it for the next time the article is opened.
 */
export function useKeptPlace(
  page: ShownPage | null,
  scroller: HTMLElement | null,
  places: ReadingPlaces,
  layout: string,
): void {
  /** What is in sight, and what of it is worth remembering. */
  const seen = useRef<{ readonly place: ReadingPlace | null; readonly kept: ReadingPlace | null } | null>(null);

  useEffect(() => {
    if (!page || !scroller) return undefined;
    seen.current = null;
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const read = (): void => {
      frame = 0;
      // The next article may stand there already.
      if (!page.root.isConnected) return;
      const place = placeInSight(page, scroller);
      const left = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
      const isLong = scroller.scrollHeight > scroller.clientHeight * longPages;
      seen.current = { place, kept: isLong && left > 8 && place ? { ...place, part: Math.max(0, place.part) } : null };
    };
    const keep = (): void => {
      clearTimeout(timer);
      timer = undefined;
      if (seen.current) places.set(page.of, seen.current.kept);
    };
    const onScroll = (): void => {
      if (frame === 0) frame = requestAnimationFrame(read);
      clearTimeout(timer);
      timer = setTimeout(keep, settleMs);
    };
    const onHide = (): void => {
      if (timer !== undefined) keep();
    };
    scroller.addEventListener('scroll', onScroll, { passive: true });
    window.addEventListener('pagehide', onHide);
    let width = scroller.clientWidth;
    const watch = new ResizeObserver(() => {
      if (scroller.clientWidth === width || scroller.clientWidth === 0) return;
      width = scroller.clientWidth;
      if (seen.current?.place) showPlace(page, scroller, seen.current.place);
    });
    watch.observe(scroller);
    return () => {
      onHide();
      cancelAnimationFrame(frame);
      scroller.removeEventListener('scroll', onScroll);
      window.removeEventListener('pagehide', onHide);
      watch.disconnect();
    };
  }, [page, scroller, places]);

  const shownLayout = useRef(layout);
  useLayoutEffect(() => {
    if (shownLayout.current === layout) return;
    shownLayout.current = layout;
    if (page && scroller && seen.current?.place) showPlace(page, scroller, seen.current.place);
  }, [layout, page, scroller]);
}
