import { Copy, MessageSquarePlus, Scissors, Tag } from 'lucide-react';
import { type CSSProperties, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react';
import { type MarkColour, markColours } from '../../../contract/mark';
import { say } from '../messages/say';
import { colourWords } from '../words';
import { ColourMark } from './ColourMark';
import type { SelectedText } from './use-selected-text';
import styles from './SelectionBar.module.css';

const gapPx = 10;

/** What can be done with the words selected, floating by them. It takes no focus, so that the selection stays. */
export function SelectionBar({
  selected,
  scroller,
  sheet,
  onHighlight,
  onNote,
  onTags,
  onCopy,
  onCut,
}: {
  readonly selected: SelectedText;
  readonly scroller: HTMLElement;
  readonly sheet: HTMLElement;
  readonly onHighlight: (colour: MarkColour) => void;
  readonly onNote: () => void;
  readonly onTags: () => void;
  readonly onCopy: () => void;
  readonly onCut: () => void;
}) {
  const bar = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<CSSProperties>({ visibility: 'hidden' });
  useLayoutEffect(() => {
    if (!bar.current) return;
    const words = selected.dom.getBoundingClientRect();
    const frame = scroller.getBoundingClientRect();
    const from = sheet.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = bar.current;
    const above = words.top - height - gapPx;
    const below = words.bottom + gapPx;
    // Above the words; below where they are too high; a selection longer than the page keeps it in sight.
    let top = above;
    if (above < frame.top + 4) top = below + height < frame.bottom ? below : frame.top + gapPx;
    top = Math.min(top, frame.bottom - height - gapPx);
    const middle = words.left + words.width / 2 - width / 2;
    const left = Math.max(frame.left + 8, Math.min(middle, frame.right - width - 16));
    setAt({ top: top - from.top, left: left - from.left });
  }, [selected, scroller, sheet]);

  return (
    <div
      ref={bar}
      role="toolbar"
      aria-label={say('highlights.highlightTheSelection')}
      className={styles.bar}
      style={at}
      // A press on the bar would otherwise end the selection it is about.
      onPointerDown={(event) => event.preventDefault()}
      onMouseDown={(event) => event.preventDefault()}
      onKeyDown={move}
    >
      {markColours.map((colour, index) => (
        <button
          key={colour}
          type="button"
          className={styles.colour}
          aria-keyshortcuts={String(index + 1)}
          title={say('highlights.highlightIn', { value: colourWords[colour].toLowerCase(), value2: index + 1 })}
          onClick={() => onHighlight(colour)}
        >
          <ColourMark colour={colour} />
          {colourWords[colour]}
        </button>
      ))}
      <span className={styles.rule} aria-hidden />
      <button type="button" className={styles.action} title={say('highlights.highlightWithANote')} onClick={onNote}>
        <MessageSquarePlus size={15} aria-hidden />
        {say('highlights.note')}
      </button>
      <button type="button" className={styles.action} onClick={onTags}>
        <Tag size={15} aria-hidden />
        {say('highlights.tags')}
      </button>
      <button type="button" className={styles.action} onClick={onCopy}>
        <Copy size={15} aria-hidden />
        {say('highlights.copyWithSource')}
      </button>
      <button type="button" className={styles.action} title={say('highlights.cutThisFromThe')} onClick={onCut}>
        <Scissors size={15} aria-hidden />
        {say('highlights.thisIsFurniture')}
      </button>
    </div>
  );
}

/** Arrows go from one button to the next. */
function move(event: KeyboardEvent<HTMLElement>): void {
  const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const from = buttons.findIndex((button) => button === document.activeElement);
  if (step === 0 || from < 0) return;
  event.preventDefault();
  event.stopPropagation();
  buttons[(from + step + buttons.length) % buttons.length]?.focus();
}
