import { useEffect, useMemo } from 'react';
import { markColours } from '../../../contract/mark';
import { type PageText, toDomRanges } from '../reading/page-text';
import type { Placed } from './place-highlights';

const noRanges: readonly Range[] = [];

/**
 * Draws highlights by the CSS Custom Highlight API, one registry entry for each colour (`mark-sun`, ...; their looks are
 * in highlights.css), and gives their ranges of the document in the order of `placed`. Older browsers, which lack it,
 * show the article without them; the list and the notes are still there.
 */
export function useDrawnHighlights(
  placed: readonly Placed[],
  page: PageText | null,
  currentId: number | null,
): readonly Range[] {
  const ranges = useMemo(
    () =>
      page
        ? toDomRanges(
            page,
            placed.map(({ range }) => range),
          )
        : noRanges,
    [placed, page],
  );
  useEffect(() => {
    const registry = 'highlights' in CSS ? CSS.highlights : null;
    if (!registry) return undefined;
    for (const colour of markColours) {
      const drawn = new Highlight(...ranges.filter((_, at) => placed[at]?.highlight.colour === colour));
      // Under the hits of a search, which are sought now.
      drawn.priority = -1;
      registry.set(`mark-${colour}`, drawn);
    }
    return () => {
      for (const colour of markColours) registry.delete(`mark-${colour}`);
    };
  }, [ranges, placed]);
  useEffect(() => {
    const registry = 'highlights' in CSS ? CSS.highlights : null;
    const now = ranges[placed.findIndex(({ highlight }) => highlight.id === currentId)];
    if (!registry || !now) return undefined;
    const drawn = new Highlight(now);
    drawn.priority = 2;
    registry.set('mark-now', drawn);
    return () => void registry.delete('mark-now');
  }, [ranges, placed, currentId]);
  return ranges;
}
