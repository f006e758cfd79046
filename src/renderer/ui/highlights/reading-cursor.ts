/** A move of the reading cursor, as the browser's own Selection.modify knows it. */
export interface CursorMove {
  readonly direction: 'forward' | 'backward' | 'left' | 'right';
  readonly by: 'character' | 'word' | 'sentence' | 'line' | 'lineboundary' | 'paragraph';
  /** Whether it selects on its way: letters that take a word, sentence or paragraph always do. */
  readonly isSelecting: boolean;
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

/** What a key means to the reading cursor, or null. Ctrl, or ⌥ on a Mac, makes an arrow go by a word or a paragraph. */
export function readCursorKey(
  pressed: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>,
): CursorMove | null {
  if (pressed.metaKey) return null;
  const isFar = pressed.ctrlKey || pressed.altKey;
  const letter = letters[pressed.key.toLowerCase()];
  if (letter && !isFar) return { direction: pressed.shiftKey ? 'backward' : 'forward', by: letter, isSelecting: true };
  const direction = ways[pressed.key];
  if (!direction) return null;
  const isSelecting = pressed.shiftKey;
  if (pressed.key === 'Home' || pressed.key === 'End') {
    return isFar ? null : { direction, by: 'lineboundary', isSelecting };
  }
  const isSideways = direction === 'left' || direction === 'right';
  const by = isSideways ? (isFar ? 'word' : 'character') : isFar ? 'paragraph' : 'line';
  return { direction, by, isSelecting };
}

/** Moves the selection's end by one step; it never leaves `body`. False when it could not move. */
export function moveCursor(body: HTMLElement, move: CursorMove): boolean {
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
