import { useEffect, useState } from 'react';

/** The marks of an article: how many, which is the current one, and the way from one to the next. */
export interface Marks {
  readonly count: number;
  /** From 0; -1 before the first step. */
  readonly current: number;
  readonly step: (by: 1 | -1) => void;
  /** How far down the article each stands, from 0 to 1. */
  readonly places: readonly number[];
}

/**
 * Marks ranges of the page by the CSS Custom Highlight API, which leaves the article's tree alone:
 * copying, selecting and the ranges themselves stay right. `isFirstShown` goes to the first at once.
 */
export function useMarks(ranges: readonly Range[], scroller: HTMLElement | null, isFirstShown: boolean): Marks {
  const [chosen, choose] = useState<{ readonly of: readonly Range[]; readonly at: number } | null>(null);
  const [measured, setMeasured] = useState<{ readonly of: readonly Range[]; readonly places: readonly number[] }>();
  const first = isFirstShown && ranges.length > 0 ? 0 : -1;
  const current = chosen?.of === ranges ? chosen.at : first;

  useEffect(() => {
    // Typed as always there; older browsers lack it, and show the article without marks.
    const registry = 'highlights' in CSS ? CSS.highlights : null;
    if (!registry) return undefined;
    registry.set('hit', new Highlight(...ranges));
    return () => void registry.delete('hit');
  }, [ranges]);

  useEffect(() => {
    const registry = 'highlights' in CSS ? CSS.highlights : null;
    const now = ranges[current];
    if (!now) return undefined;
    if (scroller) showRange(now, scroller);
    const top = new Highlight(now);
    top.priority = 1;
    registry?.set('hit-now', top);
    return () => void registry?.delete('hit-now');
  }, [ranges, current, scroller]);

  useEffect(() => {
    if (!scroller || ranges.length === 0) return undefined;
    const measure = (): void => {
      const top = scroller.getBoundingClientRect().top - scroller.scrollTop;
      const places = ranges
        .slice(0, mostTicks)
        .map((range) => (range.getBoundingClientRect().top - top) / scroller.scrollHeight);
      setMeasured({ of: ranges, places });
    };
    const watch = new ResizeObserver(measure);
    watch.observe(scroller);
    if (scroller.firstElementChild) watch.observe(scroller.firstElementChild);
    return () => watch.disconnect();
  }, [ranges, scroller]);

  const step = (by: 1 | -1): void => {
    if (ranges.length === 0) return;
    const from = current < 0 && by < 0 ? 0 : current;
    choose({ of: ranges, at: (from + by + ranges.length) % ranges.length });
  };
  return { count: ranges.length, current, step, places: measured?.of === ranges ? measured.places : [] };
}

const mostTicks = 500;

/** Brings a range into sight, a third down the page; one that is in sight stays where it is. */
export function showRange(range: Range, scroller: HTMLElement, behavior: ScrollBehavior = 'auto'): void {
  const box = range.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  if (box.top > frame.top + 60 && box.bottom < frame.bottom - 40) return;
  scroller.scrollBy({ top: box.top - frame.top - frame.height / 3, behavior });
}
