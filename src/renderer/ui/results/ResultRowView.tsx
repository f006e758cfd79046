import { Star } from 'lucide-react';
import { memo } from 'react';
import type { ResultRow } from '../../../contract/archive-api';
import { formatShortDate } from '../format/dates';
import { directionOf } from '../format/languages';
import { say } from '../messages/say';
import { cx } from '../parts/cx';
import { Marked } from '../parts/Marked';
import { TagChip } from '../parts/TagChip';
import { remarksOn } from './row-remarks';
import styles from './ResultRowView.module.css';

/** Tags drawn on a row; more are counted. */
const shownTags = 4;

/** One line of the result list. `row` is undefined while it is being loaded; its place is kept. */
export const ResultRowView = memo(function ResultRowView({
  row,
  index,
  total,
  top,
  isChosen,
  isCurrent,
}: {
  readonly row: ResultRow | undefined;
  readonly index: number;
  readonly total: number;
  /** Distance from the top of the list, in pixels. */
  readonly top: number;
  readonly isChosen: boolean;
  readonly isCurrent: boolean;
}) {
  const place = { transform: `translateY(${top}px)` };
  const id = `row-${index}`;
  if (!row) {
    return (
      <div
        id={id}
        role="option"
        aria-selected={isChosen}
        aria-label={say('results.loading')}
        aria-setsize={total}
        aria-posinset={index + 1}
        className={cx(styles.row, isChosen && styles.chosen)}
        style={place}
        data-index={index}
      >
        <div className={styles.skeleton} />
        <div className={cx(styles.skeleton, styles.short)} />
      </div>
    );
  }
  const remarks = remarksOn(row);
  const byline = row.byline.join(', ');
  return (
    <div
      id={id}
      role="option"
      aria-selected={isChosen}
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-meta`}
      aria-setsize={total}
      aria-posinset={index + 1}
      className={cx(
        styles.row,
        isChosen && styles.chosen,
        isCurrent && styles.current,
        !row.isRead && styles.unread,
        row.isTrashed && styles.trashed,
        row.tags.length > 0 && styles.tagged,
      )}
      style={place}
      draggable
      data-index={index}
      data-id={row.id}
    >
      <div className={styles.words} lang={row.language ?? undefined} dir={directionOf(row.language)}>
        <h3 id={`${id}-title`} className={styles.title}>
          <Marked text={row.title} ranges={row.titleHits} />
        </h3>
      </div>
      <div id={`${id}-meta`} className={styles.meta}>
        {row.isRead ? null : <span className="visually-hidden">{say('results.unread')}</span>}
        {row.outlet ? (
          <span className={styles.outlet}>
            <bdi>{row.outlet}</bdi>
          </span>
        ) : null}
        {remarks.length > 0 ? <span className={styles.remark}>{remarks[0]}</span> : null}
        {byline ? (
          <span className={styles.byline}>
            <bdi>{byline}</bdi>
          </span>
        ) : null}
        <span className={styles.end}>
          {row.isStarred ? (
            <Star size={12} fill="currentColor" aria-label={say('results.starred')} className={styles.star} />
          ) : null}
          <time dateTime={row.published?.iso}>
            {row.published ? formatShortDate(row.published) : say('results.undated')}
          </time>
        </span>
      </div>
      <p className={styles.passage} lang={row.language ?? undefined} dir={directionOf(row.language)}>
        <Marked text={row.snippet} ranges={row.snippetHits} />
      </p>
      {row.tags.length > 0 ? (
        <div className={styles.tags} role="group" aria-label={say('results.tags')}>
          {row.tags.slice(0, shownTags).map(({ tag, colour }) => (
            <TagChip key={tag} tag={tag} colour={colour} />
          ))}
          {row.tags.length > shownTags ? <span className={styles.more}>+{row.tags.length - shownTags}</span> : null}
        </div>
      ) : null}
    </div>
  );
});
