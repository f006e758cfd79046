import { useCallback, useEffect, useMemo, useState } from 'react';
import { lateBlockOf } from './late-block-of';
import { settlePlace } from './settle-place';

/** The marks of an article: how many, which is the current one, and the way from one to the next. */
export interface Marks {
  readonly count: number;
  /** From 0; -1 before the first step. */
  readonly current: number;
  /** False where there is no further one that way; then nothing has moved. */
  readonly step: (by: 1 | -1) => boolean;
  readonly goTo: (at: number) => void;
  /** How far down the article some of them stand, from 0 to 1: as many as can be told apart. */
  readonly ticks: readonly { readonly at: number; readonly place: number }[];
}

const noTicks: Marks['ticks'] = [];
const mostTicks = 500;

/**
 * Marks ranges of the page by the CSS Custom Highlight API, which leaves the article's tree alone:
 * copying, selecting and the ranges themselves stay right. `isRound`: they are what is sought in this article; it goes to the
 * first at once, and after the last one comes the first.
 */
export function useMarks(ranges: readonly Range[], scroller: HTMLElement | null, isRound: boolean): Marks {
  const [chosen, choose] = useState<{ readonly of: readonly Range[]; readonly at: number } | null>(null);
  const [measured, setMeasured] = useState<{ readonly of: readonly Range[]; readonly ticks: Marks['ticks'] }>();
  const first = isRound && ranges.length > 0 ? 0 : -1;
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
      const every = Math.max(1, Math.ceil(ranges.length / mostTicks));
      const ticks = ranges.flatMap((range, at) =>
        at % every === 0 ? [{ at, place: (topOf(range) - top) / scroller.scrollHeight }] : [],
      );
      setMeasured({ of: ranges, ticks });
    };
    const watch = new ResizeObserver(measure);
    watch.observe(scroller);
    if (scroller.firstElementChild) watch.observe(scroller.firstElementChild);
    return () => watch.disconnect();
  }, [ranges, scroller]);

  const goTo = useCallback((at: number): void => choose({ of: ranges, at }), [ranges]);
  const step = useCallback(
    (by: 1 | -1): boolean => {
      const { length } = ranges;
      const next = current < 0 && by < 0 ? length - 1 : current + by;
      if (length === 0 || (!isRound && (next < 0 || next >= length))) return false;
      goTo((next + length) % length);
      return true;
    },
    [ranges, current, isRound, goTo],
  );
  const ticks = measured?.of === ranges ? measured.ticks : noTicks;
  return useMemo(
    () => ({ count: ranges.length, current, step, goTo, ticks }),
    [ranges.length, current, step, goTo, ticks],
  );
}

/** Of its whole block where that is laid out only as it comes into sight: its own would have it laid out. */
function topOf(range: Range): number {
  return (lateBlockOf(range.startContainer) ?? range).getBoundingClientRect().top;
}

/** Brings a range into sight, a third down the page; one that is in sight stays where it is. */
export function showRange(range: Range, scroller: HTMLElement, behavior: ScrollBehavior = 'auto'): void {
  // What is scrolled past is laid out on the way and moves the rest: it is gone to at once.
  if (lateBlockOf(range.startContainer)) settlePlace(() => show(range, scroller, 'instant'));
  else show(range, scroller, behavior);
}

function show(range: Range, scroller: HTMLElement, behavior: ScrollBehavior): void {
  if (!range.startContainer.isConnected) return;
  const box = range.getBoundingClientRect();
  const frame = scroller.getBoundingClientRect();
  if (box.top > frame.top + 60 && box.bottom < frame.bottom - 40) return;
  scroller.scrollBy({ top: box.top - frame.top - frame.height / 3, behavior });
}
