import { useEffect, useState } from 'react';

/** Which half page is in sight, counted from the top: it changes seldom enough to be drawn by. */
export function useSightPart(scroller: HTMLElement | null): number {
  const [part, setPart] = useState(0);
  useEffect(() => {
    if (!scroller) return undefined;
    const read = (): void => setPart(Math.floor(scroller.scrollTop / halfPagePx(scroller)));
    read();
    scroller.addEventListener('scroll', read, { passive: true });
    return () => scroller.removeEventListener('scroll', read);
  }, [scroller]);
  return part;
}

/** From a page above the half page in sight to a page below it, in pixels of what is scrolled. */
export function nearPart(part: number, scroller: HTMLElement): readonly [top: number, bottom: number] {
  const half = halfPagePx(scroller);
  return [(part - 2) * half, (part + 5) * half];
}

function halfPagePx(scroller: HTMLElement): number {
  return Math.max(1, scroller.clientHeight / 2);
}
