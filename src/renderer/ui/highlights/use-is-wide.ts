import { useEffect, useState } from 'react';

const marginPx = 1100;
/** A note, and the gap before it. */
const notesPx = 304;

/** Whether the reader has room for notes beside the text, as wide as its lines are now. */
export function useIsWide(scroller: HTMLElement | null): boolean {
  const [isWide, setIsWide] = useState(false);
  useEffect(() => {
    if (!scroller) return undefined;
    const measure = (): void => {
      const article = scroller.querySelector('article');
      const text = article ? Number.parseFloat(getComputedStyle(article).maxInlineSize) : 0;
      setIsWide(scroller.offsetWidth >= Math.max(marginPx, (Number.isFinite(text) ? text : 0) + notesPx));
    };
    const watch = new ResizeObserver(measure);
    watch.observe(scroller);
    // Wider lines may leave no room for notes: they change the height of the whole.
    if (scroller.firstElementChild) watch.observe(scroller.firstElementChild);
    return () => watch.disconnect();
  }, [scroller]);
  return isWide;
}
