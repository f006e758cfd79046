import { type PointerEvent, useRef } from 'react';
import { toColumnPx } from '../state/looks';
import styles from './ResultTable.module.css';

/** The edge of a head that is dragged to make its column wider. The keys have Shift and the arrows for it, and its menu says so too. */
export function ResizeHandle({
  widthPx,
  onResized,
}: {
  readonly widthPx: number;
  readonly onResized: (widthPx: number) => void;
}) {
  const drag = useRef<{ readonly startX: number; readonly sign: 1 | -1; nextPx: number } | null>(null);
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const now = drag.current;
    if (!now) return;
    now.nextPx = toColumnPx(widthPx + (event.clientX - now.startX) * now.sign);
    preview(event.currentTarget, now.nextPx);
  };
  return (
    <span
      aria-hidden
      className={styles.handle}
      // A head is dragged to another place; its edge is not.
      draggable
      onDragStart={(event) => {
        event.preventDefault();
        event.stopPropagation();
      }}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.preventDefault();
        event.currentTarget.setPointerCapture(event.pointerId);
        const isReversed = getComputedStyle(event.currentTarget).direction === 'rtl';
        drag.current = { startX: event.clientX, sign: isReversed ? -1 : 1, nextPx: widthPx };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => {
        const ended = drag.current;
        drag.current = null;
        if (ended && ended.nextPx !== widthPx) onResized(ended.nextPx);
      }}
      onDoubleClick={(event) => onResized(widestIn(event.currentTarget))}
    />
  );
}

/** Shows a width while the pointer is down: only the grid's own style, no row is drawn anew. */
function preview(handle: HTMLElement, widthPx: number): void {
  const head = handle.closest<HTMLElement>('[data-column]');
  const grid = handle.closest<HTMLElement>('[role=grid]');
  if (!head || !grid) return;
  const at = Number(head.getAttribute('aria-colindex')) - 1;
  const tracks = grid.style.getPropertyValue('--columns').match(/minmax\([^)]*\)|\S+/g) ?? [];
  tracks[at] = head.dataset['column'] === 'title' ? `minmax(${widthPx}px, 1fr)` : `${widthPx}px`;
  grid.style.setProperty('--columns', tracks.join(' '));
}

/** As wide as the widest of the cells in sight wants to be. */
function widestIn(handle: HTMLElement): number {
  const head = handle.closest<HTMLElement>('[data-column]');
  const grid = handle.closest<HTMLElement>('[role=grid]');
  if (!head || !grid) return 0;
  const cells = grid.querySelectorAll<HTMLElement>(`[aria-colindex="${head.getAttribute('aria-colindex')}"]`);
  const range = document.createRange();
  let widest = 0;
  for (const cell of cells) {
    range.selectNodeContents(cell);
    widest = Math.max(widest, range.getBoundingClientRect().width);
  }
  return widest + 20;
}
