import { useCallback, useEffect } from 'react';
import type { TextRange } from '../../../contract/archive-api';
import { markColours } from '../../../contract/mark';
import { type PageText, toDomRanges } from '../reading/page-text';
import { joinRanges } from './join-ranges';
import type { Placed } from './place-highlights';

/**
 * Draws highlights by the CSS Custom Highlight API, one registry entry for each colour (`mark-sun`, ...; their looks are
 * in highlights.css), and gives the way to a highlight's range of the document. Those of one colour that meet are drawn
 * as one: they look the same, and thousands that lie on each other cost no more than one. What is not near the page in
 * sight is not drawn. Older browsers, which lack the API, show the article without them; the list and the notes are
 * still there.
 */
export function useDrawnHighlights(
  placed: readonly Placed[],
  page: PageText | null,
  /** The part of the page's text that is near; null draws none. */
  near: TextRange | null,
  currentId: number | null,
): (id: number | null) => Range | undefined {
  useEffect(() => {
    const registry = 'highlights' in CSS ? CSS.highlights : null;
    if (!registry || !page || !near) return undefined;
    const [from, to] = near;
    for (const colour of markColours) {
      const same = placed.flatMap(({ highlight, range: [start, end] }): readonly TextRange[] =>
        highlight.colour === colour && start < to && end > from ? [[Math.max(start, from), Math.min(end, to)]] : [],
      );
      const drawn = new Highlight(...toDomRanges(page, joinRanges(same)));
      // Under the hits of a search, which are sought now.
      drawn.priority = -1;
      registry.set(`mark-${colour}`, drawn);
    }
    return () => {
      for (const colour of markColours) registry.delete(`mark-${colour}`);
    };
  }, [placed, page, near]);
  const rangeOf = useCallback(
    (id: number | null): Range | undefined => {
      const found = id === null ? undefined : placed.find(({ highlight }) => highlight.id === id);
      return found && page ? toDomRanges(page, [found.range])[0] : undefined;
    },
    [placed, page],
  );
  useEffect(() => {
    const registry = 'highlights' in CSS ? CSS.highlights : null;
    const now = rangeOf(currentId);
    if (!registry || !now) return undefined;
    const drawn = new Highlight(now);
    drawn.priority = 2;
    registry.set('mark-now', drawn);
    return () => void registry.delete('mark-now');
  }, [rangeOf, currentId]);
  return rangeOf;
}
