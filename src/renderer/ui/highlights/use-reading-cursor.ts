import { useCallback, useEffect, useState } from 'react';
import { say } from '../messages/say';
import { firstPiece, type PageText, toDomRanges } from '../reading/page-text';
import type { Desk } from '../state/desk';
import { type CursorGround, cursorBox, moveCursor, readCursorKey, unitUnderCursor } from './reading-cursor';

/** Where the caret is to be drawn, in pixels of the sheet. */
export interface Caret {
  readonly top: number;
  readonly left: number;
  readonly height: number;
}

export interface ReadingCursor {
  readonly isOn: boolean;
  /** Whether arrows select without Shift: V pressed once more. */
  readonly isSelecting: boolean;
  readonly caret: Caret | null;
  readonly start: () => void;
}

const mostSaid = 400;

/**
 * A caret in the article, for selecting words with the keys. The browser draws none in text that cannot be edited, so
 * we do; the selection itself is the browser's, and so are its ideas of a word, a sentence and a line.
 */
export function useReadingCursor(given: {
  readonly desk: Desk;
  readonly page: PageText | null;
  readonly body: HTMLElement | null;
  /** Of the article: its sentences are told by it. */
  readonly language: string | null;
  readonly scroller: HTMLElement | null;
  readonly sheet: HTMLElement | null;
  /** Enter. */
  readonly onEnter: () => void;
}): ReadingCursor {
  const { desk, page, body, language, scroller, sheet, onEnter } = given;
  // Another page is another cursor's.
  const [onPage, setOnPage] = useState<PageText | null>(null);
  const isOn = onPage !== null && onPage === page;
  const [isSelecting, setIsSelecting] = useState(false);
  const [caret, setCaret] = useState<Caret | null>(null);

  const draw = useCallback(() => {
    if (page && body) drawSentence({ page, body, language });
    const box = cursorBox();
    if (!box || !sheet || !scroller) return;
    const from = sheet.getBoundingClientRect();
    setCaret({ top: box.top - from.top, left: box.left - from.left, height: box.height });
    const frame = scroller.getBoundingClientRect();
    const beyond = Math.max(0, box.bottom - frame.bottom + 90) || Math.min(0, box.top - frame.top - 60);
    if (beyond !== 0) scroller.scrollBy({ top: beyond, behavior: 'instant' });
  }, [page, body, language, sheet, scroller]);

  const leave = useCallback(() => {
    setOnPage(null);
    setIsSelecting(false);
    setCaret(null);
    drawSentence(null);
  }, []);

  const start = useCallback(() => {
    const selection = getSelection();
    if (!selection || !page || !body || !scroller) return;
    scroller.focus({ preventScroll: true });
    if (!selection.focusNode || !body.contains(selection.focusNode)) {
      const first = firstInSight(page, scroller);
      if (!first) return;
      selection.collapse(first, first.data.search(/\S|$/));
    }
    setOnPage(page);
    setIsSelecting(false);
    draw();
    desk.announcement.set(say('highlights.readingCursorArrowsMove'));
  }, [desk, page, body, scroller, draw]);

  useEffect(() => {
    if (!isOn || !scroller || !body || !page) return undefined;
    const ground = { page, body, language };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.target instanceof Element && event.target.matches('input,textarea,button,[contenteditable]')) return;
      if (event.key === 'Escape') {
        event.preventDefault();
        event.stopPropagation();
        const selection = getSelection();
        // First the selection goes, then the cursor.
        if (selection && !selection.isCollapsed && selection.focusNode) {
          selection.collapse(selection.focusNode, selection.focusOffset);
          setIsSelecting(false);
          draw();
        } else leave();
        return;
      }
      if (event.key === 'Enter') {
        event.preventDefault();
        onEnter();
        return;
      }
      if (event.key.toLowerCase() === 'v' && !event.ctrlKey && !event.metaKey && !event.altKey) {
        event.preventDefault();
        setIsSelecting((old) => !old);
        return;
      }
      const move = readCursorKey(event);
      if (!move) return;
      event.preventDefault();
      const hasMoved = moveCursor(ground, isSelecting ? { ...move, isSelecting: true } : move);
      draw();
      const said = getSelection()?.toString().trim() || (hasMoved ? wordsUnder(ground, move.by) : '');
      if (said !== '') desk.announcement.set(said.length > mostSaid ? `… ${said.slice(-mostSaid)}` : said);
    };
    scroller.addEventListener('keydown', onKeyDown);
    const watch = new ResizeObserver(draw);
    watch.observe(body);
    return () => {
      scroller.removeEventListener('keydown', onKeyDown);
      watch.disconnect();
      drawSentence(null);
    };
  }, [isOn, isSelecting, scroller, body, desk, page, language, draw, leave, onEnter]);

  return { isOn, isSelecting, caret: isOn ? caret : null, start };
}

/** What a screen reader is told of a cursor that selects nothing: the sentence or paragraph it has come to. */
function wordsUnder(ground: CursorGround, by: string): string {
  if (by !== 'sentence' && by !== 'paragraph') return '';
  return ground.page.text.slice(...unitUnderCursor(ground, by)).trim();
}

/** Draws the sentence that the cursor stands in, as long as nothing is selected (highlights.css); null takes it away. */
function drawSentence(ground: CursorGround | null): void {
  const registry = 'highlights' in CSS ? CSS.highlights : null;
  const [range] =
    ground && getSelection()?.isCollapsed ? toDomRanges(ground.page, [unitUnderCursor(ground, 'sentence')]) : [];
  if (!range) {
    registry?.delete('cursor-sentence');
    return;
  }
  const drawn = new Highlight(range);
  drawn.priority = -2;
  registry?.set('cursor-sentence', drawn);
}

/** The first text that is in sight; else the first there is. */
function firstInSight(page: PageText, scroller: HTMLElement): Text | null {
  const top = scroller.getBoundingClientRect().top + 4;
  const first = firstPiece(page, (box) => box.bottom > top);
  const piece = page.pieces.slice(first).find(({ node }) => node.data.trim() !== '') ?? page.pieces[0];
  return piece?.node ?? null;
}
