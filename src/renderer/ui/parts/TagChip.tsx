import { X } from 'lucide-react';
import type { MarkColour } from '../../../contract/mark';
import { say } from '../messages/say';
import { cx } from './cx';
import styles from './TagChip.module.css';

/** A tag as a small label in its colour; with `onRemove` it can be taken off, with `onOpen` followed. */
export function TagChip({
  tag,
  colour,
  onOpen,
  onRemove,
}: {
  readonly tag: string;
  readonly colour: MarkColour | null;
  readonly onOpen?: () => void;
  readonly onRemove?: () => void;
}) {
  return (
    <span className={cx(styles.chip, colour && styles[colour])}>
      {onOpen ? (
        <button type="button" className={styles.name} aria-label={say('parts.showAllTagged', { tag })} onClick={onOpen}>
          <bdi>{tag}</bdi>
        </button>
      ) : (
        <bdi className={styles.name}>{tag}</bdi>
      )}
      {onRemove ? (
        <button
          type="button"
          className={styles.remove}
          aria-label={say('parts.takeTheTagOff', { tag })}
          onClick={onRemove}
        >
          <X size={11} aria-hidden />
        </button>
      ) : null}
    </span>
  );
}
