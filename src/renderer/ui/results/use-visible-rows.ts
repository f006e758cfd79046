import { useLayoutEffect, useState } from 'react';

/** Rows drawn above and below the ones in sight. */
const overscan = 6;

/**
 * The first and the last row (inclusive; -1 when there is none) to draw of a scrolled list. All rows
 * have one height, so this is a division and needs no measuring, and the scroll bar is right at once. `headPx` is the
 * height of what stays over them.
 */
export function useVisibleRows(
  list: HTMLElement | null,
  total: number,
  rowPx: number,
  headPx = 0,
): { readonly first: number; readonly last: number } {
  const [range, setRange] = useState<readonly [number, number]>([0, 20]);
  useLayoutEffect(() => {
    if (!list) return undefined;
    const look = (): void => {
      const first = Math.floor(list.scrollTop / rowPx);
      const last = Math.ceil((list.scrollTop + list.clientHeight - headPx) / rowPx);
      setRange((old) => (old[0] === first && old[1] === last ? old : [first, last]));
    };
    const watch = new ResizeObserver(look);
    watch.observe(list);
    list.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      list.removeEventListener('scroll', look);
    };
  }, [list, rowPx, headPx]);
  return { first: Math.max(0, range[0] - overscan), last: Math.min(total - 1, range[1] + overscan) };
}

/** Scrolls a list as little as is needed to show a row whole. */
export function showRow(list: HTMLElement, index: number, rowPx: number, headPx = 0): void {
  const top = index * rowPx;
  if (top < list.scrollTop) list.scrollTo({ top });
  else if (top + rowPx > list.scrollTop + list.clientHeight - headPx) {
    list.scrollTo({ top: top + rowPx - list.clientHeight + headPx });
  }
}
