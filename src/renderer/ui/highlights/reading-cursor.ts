import type { TextRange } from '../../../contract/archive-api';
import { type PageText, toDomPlace, toTextOffset } from '../reading/page-text';
import { unitAt, unitBeside } from './sentence-places';

/** A move of the reading cursor: sentences and paragraphs are ours, by the article's language; the rest the browser's own. */
export interface CursorMove {
  readonly direction: 'forward' | 'backward' | 'left' | 'right';
  readonly by: 'character' | 'word' | 'sentence' | 'line' | 'lineboundary' | 'paragraph';
  /** Whether it selects on its way: letters that take a word, sentence or paragraph always do. */
  readonly isSelecting: boolean;
}

/** What the cursor moves in. */
export interface CursorGround {
  readonly page: PageText;
  readonly body: HTMLElement;
  readonly language: string | null;
}

const letters: Readonly<Record<string, CursorMove['by']>> = { w: 'word', s: 'sentence', p: 'paragraph' };
const ways: Readonly<Record<string, CursorMove['direction']>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'backward',
  ArrowDown: 'forward',
  Home: 'backward',
  End: 'forward',
};
/** As in vi. They need Shift on most keyboards, so it says nothing here. */
const brackets: Readonly<Record<string, Pick<CursorMove, 'direction' | 'by'>>> = {
  '(': { direction: 'backward', by: 'sentence' },
  ')': { direction: 'forward', by: 'sentence' },
  '{': { direction: 'backward', by: 'paragraph' },
  '}': { direction: 'forward', by: 'paragraph' },
};

/**
 * What a key means to the reading cursor, or null. Up and down go by a line, with Alt (⌥) by a sentence, with Ctrl by a
 * paragraph; left and right by a character, with either by a word.
 */
export function readCursorKey(
  pressed: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): CursorMove | null {
  if (pressed.metaKey) return null;
  const isFar = pressed.ctrlKey || pressed.altKey;
  const bracket = brackets[pressed.key];
  // On some keyboards brackets are typed with Alt and Ctrl together.
  if (bracket && pressed.ctrlKey === pressed.altKey) return { ...bracket, isSelecting: false };
  const letter = letters[pressed.key.toLowerCase()];
  if (letter && !isFar) return { direction: pressed.shiftKey ? 'backward' : 'forward', by: letter, isSelecting: true };
  const direction = ways[pressed.key];
  if (!direction) return null;
  const isSelecting = pressed.shiftKey;
  if (pressed.key === 'Home' || pressed.key === 'End') {
    return isFar ? null : { direction, by: 'lineboundary', isSelecting };
  }
  const isSideways = direction === 'left' || direction === 'right';
  if (isSideways) return { direction, by: isFar ? 'word' : 'character', isSelecting };
  return { direction, by: pressed.ctrlKey ? 'paragraph' : pressed.altKey ? 'sentence' : 'line', isSelecting };
}

/** Moves the selection's end by one step; it never leaves the body. False when it could not move. */
export function moveCursor(ground: CursorGround, move: CursorMove): boolean {
  const { by } = move;
  return by === 'sentence' || by === 'paragraph' ? moveByUnit(ground, by, move) : moveByBrowser(ground.body, move);
}

/** Where the selection's moving end stands in the page's text. */
function cursorOffset({ page, body }: CursorGround): number {
  const { focusNode, focusOffset } = getSelection() ?? {};
  if (!focusNode) return 0;
  const offset = toTextOffset(page, focusNode, focusOffset ?? 0);
  // Not in a text: at the very end, or before the first word.
  return offset ?? (focusNode === body && (focusOffset ?? 0) > 0 ? page.text.length : 0);
}

/** The sentence or paragraph that the cursor stands in. */
export function unitUnderCursor(ground: CursorGround, by: 'sentence' | 'paragraph'): TextRange {
  return unitAt(ground.page, cursorOffset(ground), by, ground.language);
}

function moveByUnit(ground: CursorGround, by: 'sentence' | 'paragraph', move: CursorMove): boolean {
  const { page, language } = ground;
  const selection = getSelection();
  if (!selection) return false;
  const step = move.direction === 'forward' ? 1 : -1;
  const at = cursorOffset(ground);
  const under = unitAt(page, at, by, language);
  let target: number | undefined;
  if (move.isSelecting && step > 0) target = at < under[1] ? under[1] : unitBeside(page, under, by, 1, language)?.[1];
  else if (step < 0 && at > under[0]) [target] = under;
  else target = unitBeside(page, under, by, step, language)?.[0];
  if (target === undefined) return false;
  // A unit taken by its key is taken whole, wherever in it the cursor stood.
  if (move.isSelecting && selection.isCollapsed && step > 0 && target === under[1]) {
    const start = toDomPlace(page, under[0], false);
    if (start) selection.collapse(start.node, start.offset);
  }
  const place = toDomPlace(page, target, move.isSelecting && step > 0);
  if (!place) return false;
  if (move.isSelecting) selection.extend(place.node, place.offset);
  else selection.collapse(place.node, place.offset);
  return true;
}

function moveByBrowser(body: HTMLElement, move: CursorMove): boolean {
  const selection = getSelection();
  const { anchorNode, anchorOffset, focusNode, focusOffset } = selection ?? {};
  if (!selection || !anchorNode || !focusNode) return false;
  selection.modify(move.isSelecting ? 'extend' : 'move', move.direction, move.by);
  if (selection.focusNode && body.contains(selection.focusNode)) {
    return selection.focusNode !== focusNode || selection.focusOffset !== focusOffset;
  }
  // Past the first or the last word of the article: as far as it goes, and no further.
  if (move.isSelecting && (move.direction === 'forward' || move.direction === 'right')) {
    selection.setBaseAndExtent(anchorNode, anchorOffset ?? 0, body, body.childNodes.length);
    return true;
  }
  selection.setBaseAndExtent(anchorNode, anchorOffset ?? 0, focusNode, focusOffset ?? 0);
  return false;
}

/** The box of the selection's moving end; null where it stands in no text. */
export function cursorBox(): DOMRect | null {
  const selection = getSelection();
  if (!selection?.focusNode) return null;
  const at = document.createRange();
  at.setStart(selection.focusNode, selection.focusOffset);
  const box = at.getClientRects()[0];
  if (box) return box;
  // An end between blocks has no box of its own: the last one of what is selected stands for it.
  if (selection.rangeCount === 0) return null;
  const boxes = selection.getRangeAt(0).getClientRects();
  const last = boxes[boxes.length - 1];
  return last ? new DOMRect(last.right, last.top, 0, last.height) : null;
}
