import { type ReactNode, useEffect, useState } from 'react';
import type { Proposal } from '../../../contract/completion';
import { Sentence } from '../messages/Sentence';
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

  if (!request || offered?.query !== request.query) return null;
  // There are three at most.
  const [first, other, third] = offered.proposals;
  if (!first) return null;
  const button = ({ query, words }: Proposal): ReactNode => (
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
  );
  return (
    <p className={cx(styles.line, isEmpty && styles.empty)} role="status">
      {other && third ? (
        <Sentence
          of="search.meant.three"
          values={{
            words: button(first),
            count: first.total,
            otherWords: button(other),
            otherCount: other.total,
            thirdWords: button(third),
            thirdCount: third.total,
          }}
        />
      ) : other ? (
        <Sentence
          of="search.meant.two"
          values={{ words: button(first), count: first.total, otherWords: button(other), otherCount: other.total }}
        />
      ) : (
        <Sentence of="search.meant.one" values={{ words: button(first), count: first.total }} />
      )}
    </p>
  );
}
