import { type RefObject, useLayoutEffect } from 'react';
import { showRange } from '../reading/use-marks';
import styles from './CardAnchor.module.css';

/** What a highlight's card hangs on: a mark of no size at the first line of its words, brought into sight. One that is adrift hangs at the top of the page. */
export function CardAnchor({
  anchorRef,
  range,
  scroller,
  sheet,
}: {
  readonly anchorRef: RefObject<HTMLSpanElement | null>;
  readonly range: Range | undefined;
  readonly scroller: HTMLElement | null;
  readonly sheet: HTMLElement | null;
}) {
  useLayoutEffect(() => {
    if (!anchorRef.current || !scroller || !sheet) return;
    if (range) showRange(range, scroller, 'instant');
    const from = sheet.getBoundingClientRect();
    const frame = scroller.getBoundingClientRect();
    const box = range?.getClientRects()[0] ?? new DOMRect(frame.left + 80, frame.top + 60, 1, 1);
    anchorRef.current.style.translate = `${box.left - from.left}px ${box.top - from.top}px`;
    anchorRef.current.style.blockSize = `${box.height}px`;
  }, [anchorRef, range, scroller, sheet]);
  return <span ref={anchorRef} className={styles.anchor} aria-hidden />;
}
