import { useEffect, useState } from 'react';

const marginPx = 1100;

/** Whether the reader has room for notes beside the text. */
export function useIsWide(scroller: HTMLElement | null): boolean {
  const [isWide, setIsWide] = useState(false);
  useEffect(() => {
    if (!scroller) return undefined;
    const watch = new ResizeObserver(() => setIsWide(scroller.offsetWidth >= marginPx));
    watch.observe(scroller);
    return () => watch.disconnect();
  }, [scroller]);
  return isWide;
}
