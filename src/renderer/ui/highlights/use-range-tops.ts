import { useEffect, useState } from 'react';

/** How far down the sheet ranges stand, in pixels, and how high the scrolled content is. */
export interface RangeTops {
  readonly tops: readonly number[];
  readonly height: number;
}

const none: RangeTops = { tops: [], height: 1 };
/** Measured in one frame: 5,000 at once would hold the window up for longer than a key press may take. */
const atOnce = 200;

/** Measures where ranges stand, a few in each frame, and again whenever the text is laid out anew. */
export function useRangeTops(
  ranges: readonly Range[],
  scroller: HTMLElement | null,
  sheet: HTMLElement | null,
): RangeTops {
  const [measured, setMeasured] = useState<{ readonly of: readonly Range[]; readonly value: RangeTops }>();
  useEffect(() => {
    if (!scroller || !sheet || ranges.length === 0) return undefined;
    let frame = 0;
    const measure = (): void => {
      cancelAnimationFrame(frame);
      const tops: number[] = [];
      const go = (): void => {
        const from = sheet.getBoundingClientRect().top;
        const end = Math.min(ranges.length, tops.length + atOnce);
        for (let at = tops.length; at < end; at += 1) {
          tops.push((ranges[at]?.getBoundingClientRect().top ?? from) - from);
        }
        if (end < ranges.length) frame = requestAnimationFrame(go);
        else setMeasured({ of: ranges, value: { tops, height: Math.max(1, scroller.scrollHeight) } });
      };
      frame = requestAnimationFrame(go);
    };
    const watch = new ResizeObserver(measure);
    watch.observe(scroller);
    watch.observe(sheet);
    return () => {
      watch.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [ranges, scroller, sheet]);
  return measured?.of === ranges ? measured.value : none;
}
