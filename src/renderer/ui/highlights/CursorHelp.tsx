import { createPortal } from 'react-dom';
import { markColours } from '../../../contract/mark';
import { Sentence } from '../messages/Sentence';
import { say } from '../messages/say';
import styles from './CursorHelp.module.css';

/** The keys of the reading cursor, over the top of the page: it stays there while the page scrolls. A screen reader is told them once, when the cursor starts. */
export function CursorHelp({
  isSelecting,
  beside,
}: {
  readonly isSelecting: boolean;
  readonly beside: HTMLElement | null;
}) {
  if (!beside?.parentElement) return null;
  return createPortal(
    <p className={styles.help} aria-hidden>
      <strong>{isSelecting ? say('highlights.selecting') : say('highlights.readingCursor')}</strong>{' '}
      <kbd>{say('highlights.shift')}</kbd> <Sentence of="highlights.select" values={{ key: <kbd>↑↓←→</kbd> }} />{' '}
      <kbd>{say('highlights.alt')}</kbd>{' '}
      <Sentence
        of="highlights.bySentenceWordSentence"
        values={{
          key: <kbd>↑↓</kbd>,
          key2: <kbd>W</kbd>,
          key3: <kbd>S</kbd>,
          key4: <kbd>P</kbd>,
          key5: <kbd>1</kbd>,
          count: <kbd>{markColours.length}</kbd>,
        }}
      />{' '}
      <kbd>{say('highlights.esc')}</kbd> {say('highlights.leave')}
    </p>,
    beside.parentElement,
  );
}
