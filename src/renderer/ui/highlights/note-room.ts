import type { NoteGroup } from './note-groups';

/** Between a paragraph and the line its notes are folded into. */
export const noteGapPx = 4;
/** The block size of that line; also of `.fold`. */
export const foldPx = 30;

/** Keeps room for a folded line under each paragraph with notes (highlights.css); gives the way to take it back. */
export function makeRoom(groups: readonly NoteGroup[]): () => void {
  for (const { block } of groups) {
    block.dataset['noted'] = '';
    if (block.style.getPropertyValue('--notes') === '') giveRoom(block, foldPx);
  }
  return () => {
    for (const { block } of groups) delete block.dataset['noted'];
  };
}

/** Says how high the notes under a paragraph are. */
export function giveRoom(block: HTMLElement, px: number): void {
  block.style.setProperty('--notes', `${px + noteGapPx}px`);
}
