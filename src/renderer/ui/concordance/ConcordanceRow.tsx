import { memo } from 'react';
import type { ConcordanceLine } from '../../../contract/concordance';
import { formatShortDate } from '../format/dates';
import { say } from '../messages/say';
import { cx } from '../parts/cx';
import styles from './ConcordanceView.module.css';
import { lineDirection } from './line-direction';

/** One hit with what stands around it. `line` is undefined while it is being loaded; its place is kept. */
export const ConcordanceRow = memo(function ConcordanceRow({
  line,
  index,
  top,
  isChosen,
  isCurrent,
}: {
  readonly line: ConcordanceLine | undefined;
  readonly index: number;
  /** Distance from the top of the lines, in pixels. */
  readonly top: number;
  readonly isChosen: boolean;
  readonly isCurrent: boolean;
}) {
  const direction = line ? lineDirection(line) : undefined;
  const words = { lang: line?.language ?? undefined, dir: direction };
  const date = line?.published ? formatShortDate(line.published) : say('concordance.undated');
  const name = line ? nameOf(line, date) : say('concordance.loading');
  return (
    <div
      id={`line-${index}`}
      role="row"
      aria-rowindex={index + 1}
      aria-selected={isChosen}
      aria-label={name}
      className={cx(styles.row, isChosen && styles.chosen, isCurrent && styles.current)}
      style={{ transform: `translateY(${top}px)` }}
      data-index={index}
      data-id={line?.id}
    >
      {line ? (
        <>
          <div
            role="gridcell"
            className={styles.source}
            title={[line.title, line.outlet, date].filter(Boolean).join(', ')}
          >
            <bdi>{line.outlet ?? line.title}</bdi>
            <span className={styles.date}>{date}</span>
          </div>
          <div role="gridcell" className={styles.text} data-direction={direction} {...words}>
            <span className={styles.before}>
              <span>{line.before}</span>
            </span>
            <span className={styles.rest}>
              {line.hit === '' ? <em>{say('concordance.gone')}</em> : <mark>{line.hit}</mark>}
              {line.after}
            </span>
          </div>
        </>
      ) : (
        <div role="gridcell" className={styles.coming} />
      )}
    </div>
  );
});

/** What a screen reader says of a line: its words, then where they stand. */
function nameOf({ before, hit, after, outlet, title, isTitle }: ConcordanceLine, date: string): string {
  const place = isTitle ? say('concordance.inHeadline') : title;
  return `${before.slice(-60)}${hit}${after.slice(0, 60)}. ${[place, outlet, date].filter(Boolean).join(', ')}`;
}
