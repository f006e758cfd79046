import { createPortal } from 'react-dom';
import { markColours } from '../../../contract/mark';
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
      <strong>{isSelecting ? 'Selecting' : 'Reading cursor'}</strong> <kbd>Shift</kbd> <kbd>↑↓←→</kbd> select{' '}
      <kbd>Alt</kbd> <kbd>↑↓</kbd> by sentence <kbd>W</kbd> word <kbd>S</kbd> sentence <kbd>P</kbd> paragraph{' '}
      <kbd>1</kbd>–<kbd>{markColours.length}</kbd> highlight <kbd>Esc</kbd> leave
    </p>,
    beside.parentElement,
  );
}
