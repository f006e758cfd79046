import type { Highlight } from '../../../contract/mark';
import { blockAt, type PageText } from '../reading/page-text';
import { hasMore } from './NoteCard';
import type { Placed } from './place-highlights';

/** The notes on one paragraph, list item, heading, quotation, figure or table of the page. */
export interface NoteGroup {
  readonly block: HTMLElement;
  readonly highlights: readonly Highlight[];
}

/** The notes of an article by the block their words end in, in reading order. */
export function groupNotes(placed: readonly Placed[], page: PageText, body: HTMLElement): readonly NoteGroup[] {
  const byBlock = new Map<HTMLElement, Highlight[]>();
  for (const { highlight, range } of placed) {
    const block = hasMore(highlight) ? blockAt(page, range[1] - 1, body) : null;
    if (!block) continue;
    const known = byBlock.get(block);
    if (known) known.push(highlight);
    else byBlock.set(block, [highlight]);
  }
  return Array.from(byBlock, ([block, highlights]) => ({ block, highlights })).sort((a, b) =>
    a.block.compareDocumentPosition(b.block) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
}

/** The group that a highlight is in, or null. */
export function findGroup(groups: readonly NoteGroup[], id: number): NoteGroup | null {
  return groups.find(({ highlights }) => highlights.some((one) => one.id === id)) ?? null;
}

/** One line of what was written, without the signs of Markdown. */
export function noteInShort({ note, tags }: Highlight): string {
  const line = note
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`~#>]+/g, '')
    .split('\n')
    .find((one) => one.trim() !== '');
  return (line ?? tags.join(', ')).trim().slice(0, 160);
}
