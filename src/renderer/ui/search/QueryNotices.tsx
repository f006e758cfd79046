import type { QueryNotice } from '../../../contract/archive-api';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import styles from './QueryNotices.module.css';

/** What could not be read as meant: where it stands, why, and what was likely meant. `onPlace` shows the place. */
export function QueryNotices({
  query,
  notices,
  onPlace,
}: {
  readonly query: string;
  readonly notices: readonly QueryNotice[];
  readonly onPlace: (range: QueryNotice['range']) => void;
}) {
  const desk = useDesk();
  if (notices.length === 0) return null;
  return (
    <ul id="query-notices" className={styles.notices} aria-label={say('search.remarks')}>
      {notices.filter(isFirstOfItsKind).map(({ code, message, range, mend }) => (
        <li key={`${code}-${range[0]}`}>
          {isShortPlace(range) ? (
            <button type="button" className={styles.where} onClick={() => onPlace(range)}>
              {query.slice(range[0], range[1])}
            </button>
          ) : null}
          {message}
          {mend === undefined ? null : (
            <button
              type="button"
              className={styles.mend}
              onClick={() => {
                desk.go({ query: query.slice(0, range[0]) + mend + query.slice(range[1]) });
                desk.handles.search?.focus();
              }}
            >
              {say('search.write', { query: mend })}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

/** Whether a place is one to be shown, not most of the query. */
export function isShortPlace(range: QueryNotice['range']): boolean {
  return range[1] > range[0] && range[1] - range[0] < 60;
}

/** The same remark on three brackets is made once. */
function isFirstOfItsKind(notice: QueryNotice, at: number, all: readonly QueryNotice[]): boolean {
  return all.findIndex((other) => other.message === notice.message) === at;
}
