import { Pencil } from 'lucide-react';
import { memo } from 'react';
import type { Highlight } from '../../../contract/mark';
import { say } from '../messages/say';
import { Markdown } from '../notes/Markdown';
import { colourWords } from '../words';
import { ColourMark } from './ColourMark';
import styles from './HighlightItem.module.css';

/** A highlight in a list: its words, its note, its tags. The words lead to its place. */
export const HighlightItem = memo(function HighlightItem({
  highlight,
  onShow,
  onEdit,
}: {
  readonly highlight: Highlight;
  readonly onShow: (highlight: Highlight) => void;
  readonly onEdit?: ((highlight: Highlight) => void) | undefined;
}) {
  const { colour, anchor, note, tags } = highlight;
  return (
    <li className={styles.item} data-highlight={highlight.id}>
      <ColourMark colour={colour} />
      <div className={styles.said}>
        <button type="button" className={styles.quote} data-quote dir="auto" onClick={() => onShow(highlight)}>
          <span className="visually-hidden">{colourWords[colour]}: </span>
          {anchor.exact.length > mostQuoted ? `${anchor.exact.slice(0, mostQuoted)}…` : anchor.exact}
        </button>
        {note === '' ? null : <Markdown text={note} className={styles.note} />}
        {tags.length > 0 ? (
          <p className={styles.tags}>
            {tags.map((tag) => (
              <bdi key={tag} className={styles.tag}>
                {tag}
              </bdi>
            ))}
          </p>
        ) : null}
      </div>
      {onEdit ? (
        <button
          type="button"
          className={styles.edit}
          aria-label={say('highlights.editThisHighlight')}
          onClick={() => onEdit(highlight)}
        >
          <Pencil size={14} aria-hidden />
        </button>
      ) : null}
    </li>
  );
});

const mostQuoted = 600;
