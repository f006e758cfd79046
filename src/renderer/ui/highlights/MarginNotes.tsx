import { useLayoutEffect, useMemo, useRef } from 'react';
import type { Highlight } from '../../../contract/mark';
import { say } from '../messages/say';
import styles from './MarginNotes.module.css';
import { hasMore, NoteCard } from './NoteCard';
import type { Placed } from './place-highlights';
import { nearPart, useSightPart } from './use-sight-part';

const gapPx = 8;
/** Notes drawn at once: far more than fit beside a page, and few enough to lay out in one frame. */
const mostDrawn = 60;

/** Notes beside the words they are about; two that would meet stand one under the other. Only those near the page in sight are drawn. */
export function MarginNotes({
  placed,
  tops,
  scroller,
  onOpen,
}: {
  readonly placed: readonly Placed[];
  /** Of `placed`, in pixels of the sheet. */
  readonly tops: readonly number[];
  readonly scroller: HTMLElement;
  readonly onOpen: (highlight: Highlight) => void;
}) {
  const root = useRef<HTMLElement>(null);
  const part = useSightPart(scroller);
  const noted = useMemo(
    () =>
      placed.flatMap(({ highlight }, at) => {
        const top = tops[at];
        return top !== undefined && hasMore(highlight) ? [{ highlight, top }] : [];
      }),
    [placed, tops],
  );
  const near = useMemo(() => {
    const [from, to] = nearPart(part, scroller);
    return noted.filter(({ top }) => top >= from && top <= to).slice(0, mostDrawn);
  }, [noted, part, scroller]);

  useLayoutEffect(() => {
    const stack = (): void => {
      // All are measured before any is moved: one layout, not one for each.
      const cards = [...(root.current?.children ?? [])].filter((card) => card instanceof HTMLElement);
      const heights = cards.map((card) => card.offsetHeight);
      let free = 0;
      for (const [at, { top }] of near.entries()) {
        const y = Math.max(top - 4, free);
        cards[at]?.style.setProperty('transform', `translateY(${y}px)`);
        free = y + (heights[at] ?? 0) + gapPx;
      }
    };
    stack();
    // Its Markdown and the fonts come a moment later.
    const watch = new ResizeObserver(stack);
    for (const card of root.current?.children ?? []) watch.observe(card);
    return () => watch.disconnect();
  }, [near]);

  return (
    <aside ref={root} className={styles.margin} data-margin aria-label={say('highlights.notesInTheMargin')}>
      {near.map(({ highlight }) => (
        <div key={highlight.id} className={styles.place}>
          <NoteCard highlight={highlight} onOpen={onOpen} />
        </div>
      ))}
    </aside>
  );
}
