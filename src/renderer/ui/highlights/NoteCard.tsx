import type { Highlight } from '../../../contract/mark';
import { say } from '../messages/say';
import { Markdown } from '../notes/Markdown';
import { colourWords } from '../words';
import { ColourMark } from './ColourMark';
import styles from './NoteCard.module.css';

/** What was written on a highlight, beside or under its words; its mark opens it. */
export function NoteCard({
  highlight,
  onOpen,
}: {
  readonly highlight: Highlight;
  readonly onOpen: (highlight: Highlight) => void;
}) {
  const { colour, anchor, note, tags } = highlight;
  return (
    <div className={styles.card} data-colour={colour}>
      <button
        type="button"
        className={styles.open}
        aria-label={say('highlights.highlight2', { value: colourWords[colour], value2: anchor.exact.slice(0, 80) })}
        onClick={() => onOpen(highlight)}
      >
        <ColourMark colour={colour} />
      </button>
      <div className={styles.said}>
        {note === '' ? null : <Markdown text={note} className={styles.note} />}
        {tags.length > 0 ? <p className={styles.tags}>{tags.join(', ')}</p> : null}
      </div>
    </div>
  );
}

/** Whether a highlight says more than its colour. */
export function hasMore({ note, tags }: Highlight): boolean {
  return note !== '' || tags.length > 0;
}
