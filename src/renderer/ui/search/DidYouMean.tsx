import { useEffect, useState } from 'react';
import type { Proposal } from '../../../contract/completion';
import { formatCount } from '../format/numbers';
import { cx } from '../parts/cx';
import { useDesk } from '../parts/desk-context';
import { useStore } from '../state/store';
import styles from './DidYouMean.module.css';

/** More results than this are not next to nothing. */
const nextToNothing = 2;
/** Asked when nothing was typed for so long. */
const pauseMs = 150;

/** What a query that finds next to nothing may have meant, with what it would find; nothing where nothing is likely. */
export function DidYouMean({ isEmpty }: { readonly isEmpty: boolean }) {
  const desk = useDesk();
  const { asked, page, phase } = useStore(desk.results.state);
  const [offered, setOffered] = useState<{ readonly query: string; readonly proposals: readonly Proposal[] } | null>(
    null,
  );
  const isWanted =
    phase === 'ready' && page.total <= nextToNothing && (page.unread ?? 0) === 0 && (page.total === 0) === isEmpty;
  const request = isWanted && asked && asked.query.trim() !== '' ? asked : null;

  useEffect(() => {
    if (!request) return undefined;
    let isOver = false;
    const timer = setTimeout(() => {
      desk.ask('didYouMean', request).then(
        (proposals) => {
          if (!isOver) setOffered({ query: request.query, proposals });
        },
        // A proposal that does not come is none.
        () => undefined,
      );
    }, pauseMs);
    return () => {
      isOver = true;
      clearTimeout(timer);
    };
  }, [desk, request]);

  if (!request || offered?.query !== request.query || offered.proposals.length === 0) return null;
  return (
    <p className={cx(styles.line, isEmpty && styles.empty)} role="status">
      Did you mean{' '}
      {offered.proposals.map(({ query, words, total }, at) => (
        <span key={query}>
          {at > 0 ? ' or ' : ''}
          <button
            type="button"
            className={styles.words}
            onClick={() => {
              desk.recent.note(query);
              desk.go({ query });
              desk.handles.search?.focus();
            }}
          >
            “<bdi>{words}</bdi>”
          </button>
          {at === offered.proposals.length - 1 ? '?' : ''} {formatCount(total)} found
          {at < offered.proposals.length - 1 ? ',' : ''}
        </span>
      ))}
    </p>
  );
}
