import { useLayoutEffect, useRef, useState } from 'react';
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

/** Tops by where in the text a highlight starts, as long as the text is laid out the same. */
interface Known {
  readonly of: PageText;
  readonly layout: string;
  readonly tops: Map<number, number>;
}

/** Measures where highlights stand, some in each frame, and again whenever the text is laid out anew. One that is added is measured at once. */
export function useRangeTops(
  placed: readonly Placed[],
  page: PageText | null,
  scroller: HTMLElement | null,
  sheet: HTMLElement | null,
): RangeTops {
  const [measured, setMeasured] = useState<{ readonly of: readonly Placed[]; readonly value: RangeTops }>();
  const known = useRef<Known | null>(null);
  useLayoutEffect(() => {
    if (!scroller || !sheet || !page || placed.length === 0) return undefined;
    let frame = 0;
    let at = 0;
    const go = (): void => {
      const now = known.current;
      if (!now) return;
      const from = sheet.getBoundingClientRect().top;
      const untilMs = performance.now() + frameMs;
      for (let one = placed[at]; one && performance.now() < untilMs; at += 1, one = placed[at]) {
        const [start] = one.range;
        if (now.tops.has(start)) continue;
        // Its first character stands for it: the box of a long one takes long to work out.
        const [range] = toDomRanges(page, [[start, start + 1]]);
        now.tops.set(start, (range?.getBoundingClientRect().top ?? from) - from);
      }
      if (at < placed.length) {
        frame = requestAnimationFrame(go);
        return;
      }
      const tops = placed.map(({ range }) => now.tops.get(range[0]) ?? 0);
      setMeasured({ of: placed, value: { tops, height: Math.max(1, scroller.scrollHeight) } });
    };
    const article = sheet.querySelector('article');
    const measure = (isFirst: boolean): void => {
      // The notes themselves come and go in the sheet; only another size of it or of the article moves the words.
      const layout = `${sheet.offsetWidth} ${sheet.offsetHeight} ${article?.offsetHeight ?? 0}`;
      const isSame = known.current?.of === page && known.current.layout === layout;
      if (isSame && !isFirst) return;
      if (!isSame) known.current = { of: page, layout, tops: new Map() };
      cancelAnimationFrame(frame);
      at = 0;
      go();
    };
    measure(true);
    const watch = new ResizeObserver(() => measure(false));
    watch.observe(sheet);
    if (article) watch.observe(article);
    return () => {
      watch.disconnect();
      cancelAnimationFrame(frame);
    };
  }, [placed, page, scroller, sheet]);
  return measured?.of === placed ? measured.value : none;
}
