import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { Highlight } from '../../../contract/mark';
import { Markdown } from '../notes/Markdown';
import { colourWords } from '../words';
import { ColourMark } from './ColourMark';
import type { Placed } from './place-highlights';
import styles from './MarginNotes.module.css';

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
    const height = scroller.clientHeight;
    const from = (part - 1) * (height / 2) - height / 2;
    return noted.filter(({ top }) => top >= from && top <= from + 3 * height).slice(0, mostDrawn);
  }, [noted, part, scroller]);

  useLayoutEffect(() => {
    const stack = (): void => {
      let free = 0;
      for (const [at, { top }] of near.entries()) {
        const card = root.current?.children[at];
        if (!(card instanceof HTMLElement)) continue;
        const y = Math.max(top - 4, free);
        card.style.transform = `translateY(${y}px)`;
        free = y + card.offsetHeight + gapPx;
      }
    };
    stack();
    // Its Markdown and the fonts come a moment later.
    const watch = new ResizeObserver(stack);
    for (const card of root.current?.children ?? []) watch.observe(card);
    return () => watch.disconnect();
  }, [near]);

  return (
    <aside ref={root} className={styles.margin} aria-label="Notes in the margin">
      {near.map(({ highlight }) => (
        <div key={highlight.id} className={styles.card} data-colour={highlight.colour}>
          <button
            type="button"
            className={styles.open}
            aria-label={`${colourWords[highlight.colour]} highlight: ${highlight.anchor.exact.slice(0, 80)}`}
            onClick={() => onOpen(highlight)}
          >
            <ColourMark colour={highlight.colour} />
          </button>
          <div className={styles.said}>
            {highlight.note === '' ? null : <Markdown text={highlight.note} className={styles.note} />}
            {highlight.tags.length > 0 ? <p className={styles.tags}>{highlight.tags.join(', ')}</p> : null}
          </div>
        </div>
      ))}
    </aside>
  );
}

/** Whether a highlight says more than its colour. */
export function hasMore({ note, tags }: Highlight): boolean {
  return note !== '' || tags.length > 0;
}

/** Which half page is in sight, counted from the top: it changes seldom enough to be drawn by. */
function useSightPart(scroller: HTMLElement): number {
  const [part, setPart] = useState(0);
  useEffect(() => {
    const read = (): void => setPart(Math.floor(scroller.scrollTop / Math.max(1, scroller.clientHeight / 2)));
    read();
    scroller.addEventListener('scroll', read, { passive: true });
    return () => scroller.removeEventListener('scroll', read);
  }, [scroller]);
  return part;
}
