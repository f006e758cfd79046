import type { MarkTick } from '../highlights/mark-ticks';
import type { Marks } from './use-marks';
import styles from './ScrollTicks.module.css';

/**
 * Where hits and highlights stand, along the scroll bar. Pressed, a tick leads there. For the pointer only: the keys go from hit
 * to hit and from highlight to highlight, and how many there are is said in words beside the tabs.
 */
export function ScrollTicks({
  marks,
  highlights,
  onHighlight,
}: {
  readonly marks: Marks;
  readonly highlights: readonly MarkTick[];
  readonly onHighlight: (id: number) => void;
}) {
  return (
    <div className={styles.ticks} aria-hidden>
      {highlights.map(({ place, colour, highlightId }) => (
        <i
          key={`${place}-${colour}`}
          style={{ insetBlockStart: `${place * 100}%` }}
          data-colour={colour}
          onClick={() => onHighlight(highlightId)}
        />
      ))}
      {marks.ticks.map(({ at, place }) => (
        <i
          key={at}
          style={{ insetBlockStart: `${place * 100}%` }}
          data-hit
          data-now={at === marks.current || undefined}
          onClick={() => marks.goTo(at)}
        />
      ))}
    </div>
  );
}
