import { useEffect, useState } from 'react';
import { type PageText, toDomRanges } from '../reading/page-text';
import type { Placed } from './place-highlights';

/** How far down the sheet highlights stand, in pixels, and how high the scrolled content is. */
export interface RangeTops {
  readonly tops: readonly number[];
  readonly height: number;
}

const none: RangeTops = { tops: [], height: 1 };
/** Milliseconds of measuring in one frame: 5,000 at once would hold the window up. */
const frameMs = 4;

/** Measures where highlights stand, some in each frame, and again whenever the text is laid out anew. */
export function useRangeTops(
  placed: readonly Placed[],
  page: PageText | null,
  scroller: HTMLElement | null,
  sheet: HTMLElement | null,
): RangeTops {
  const [measured, setMeasured] = useState<{ readonly of: readonly Placed[]; readonly value: RangeTops }>();
  useEffect(() => {
    if (!scroller || !sheet || !page || placed.length === 0) return undefined;
    let frame = 0;
    let width = -1;
    let height = -1;
    const measure = (): void => {
      // The notes themselves come and go in the sheet; only another size of it moves the words.
      if (sheet.offsetWidth === width && sheet.offsetHeight === height) return;
      width = sheet.offsetWidth;
      height = sheet.offsetHeight;
      cancelAnimationFrame(frame);
      const tops: number[] = [];
      const go = (): void => {
        const from = sheet.getBoundingClientRect().top;
        const untilMs = performance.now() + frameMs;
        for (let one = placed[tops.length]; one && performance.now() < untilMs; one = placed[tops.length]) {
          // Its first character stands for it: the box of a long one takes long to work out.
          const [range] = toDomRanges(page, [[one.range[0], one.range[0] + 1]]);
          tops.push((range?.getBoundingClientRect().top ?? from) - from);
        }
        if (tops.length < placed.length) frame = requestAnimationFrame(go);
        else setMeasured({ of: placed, value: { tops, height: Math.max(1, scroller.scrollHeight) } });
      };
      frame = requestAnimationFrame(go);
    };
    const watch = new ResizeObserver(measure);
    watch.observe(sheet);
    return () => {
      watch.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [placed, page, scroller, sheet]);
  return measured?.of === placed ? measured.value : none;
}
