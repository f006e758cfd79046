import { X } from 'lucide-react';
import { useMemo, useState } from 'react';
import { todayOf } from '../format/dates';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { chipsOf } from './query-chips';
import styles from './QueryChips.module.css';

/** The parts of a query, each taken away by pressing it; nothing for words alone. */
export function QueryChips({ query }: { readonly query: string }) {
  const desk = useDesk();
  const [today] = useState(() => todayOf(new Date()));
  const chips = useMemo(() => chipsOf(query, today), [query, today]);
  if (chips.length === 0) return null;
  return (
    <ul className={styles.chips} aria-label={say('search.parts')}>
      {chips.map(({ start, text, without }) => (
        <li key={start}>
          <button
            type="button"
            className={styles.chip}
            aria-label={say('search.takeAway', { part: text })}
            title={text}
            onClick={() => {
              desk.go({ query: without });
              desk.handles.search?.focus();
            }}
          >
            <bdi>{text}</bdi>
            <X size={12} aria-hidden />
          </button>
        </li>
      ))}
    </ul>
  );
}
