import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';

/** Which rows of a list of unequal heights are drawn, and how much room those above and below take. */
export interface MeasuredRows {
  /** Both inclusive; last is -1 when there is none. */
  readonly first: number;
  readonly last: number;
  readonly abovePx: number;
  readonly belowPx: number;
  readonly heightOf: (index: number) => number;
  /** Given to each row's element, which says its index in `data-row`. */
  readonly watchRow: (element: HTMLElement | null) => (() => void) | undefined;
}

/** Pixels drawn above and below what is in sight. */
const overscanPx = 700;

/**
 * Rows are taken to be `guessPx` high, or as high as the first ones were, until they were drawn once, and then as high as they were. Those drawn lie in the
 * flow between two empty blocks, so that the browser's own scroll anchoring holds what is read in its place when a row
 * above turns out higher than was thought.
 */
export function useMeasuredRows(scroller: HTMLElement | null, count: number, guessPx: number): MeasuredRows {
  const heights = useRef(new Map<number, number>());
  const [round, setRound] = useState(0);
  /** What the first rows teach; learned once, while nothing stands above them that it could move. */
  const guess = useRef<number | null>(null);
  const [sight, setSight] = useState<readonly [top: number, bottom: number]>([0, 1000]);

  /** Where each row begins; one more for the end. */
  const starts = useMemo(() => {
    const all = new Float64Array(count + 1);
    for (let at = 0; at < count; at += 1)
      all[at + 1] = (all[at] ?? 0) + (heights.current.get(at) ?? guess.current ?? guessPx);
    return all;
    // A new round is other heights.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [count, guessPx, round]);

  useLayoutEffect(() => {
    if (!scroller) return undefined;
    const look = (): void => {
      // In steps, so that not every pixel draws anew.
      const top = Math.floor(scroller.scrollTop / 200) * 200;
      const bottom = top + scroller.clientHeight + 200;
      setSight((old) => (old[0] === top && old[1] === bottom ? old : [top, bottom]));
    };
    const watch = new ResizeObserver(look);
    watch.observe(scroller);
    scroller.addEventListener('scroll', look, { passive: true });
    return () => {
      watch.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  }, [scroller]);

  const observer = useRef<ResizeObserver | null>(null);
  useEffect(() => () => observer.current?.disconnect(), []);
  const watchRow = useCallback((element: HTMLElement | null) => {
    if (!element) return undefined;
    observer.current ??= new ResizeObserver((seen) => {
      let isOther = false;
      for (const { target, borderBoxSize } of seen) {
        const index = target instanceof HTMLElement ? Number(target.dataset['row']) : -1;
        const height = borderBoxSize[0]?.blockSize ?? 0;
        if (height === 0 || heights.current.get(index) === height) continue;
        heights.current.set(index, height);
        isOther = true;
      }
      if (!isOther) return;
      guess.current ??= Math.max(40, mean(heights.current.values()));
      setRound((old) => old + 1);
    });
    const watch = observer.current;
    watch.observe(element);
    return () => watch.unobserve(element);
  }, []);

  const first = Math.max(0, rowAt(starts, sight[0] - overscanPx));
  const last = Math.min(count - 1, rowAt(starts, sight[1] + overscanPx));
  return {
    first,
    last,
    abovePx: starts[first] ?? 0,
    belowPx: (starts[count] ?? 0) - (starts[last + 1] ?? 0),
    heightOf: (index) => (starts[index + 1] ?? 0) - (starts[index] ?? 0),
    watchRow,
  };
}

function mean(values: Iterable<number>): number {
  const all = [...values];
  return all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length);
}

/** The row that a pixel of the list lies in; of one past the end the last. */
function rowAt(starts: Float64Array, px: number): number {
  let low = 0;
  let high = starts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= px) low = middle;
    else high = middle - 1;
  }
  return low;
}
