import type { TextRange } from '../../../contract/archive-api';
import type { Highlight } from '../../../contract/mark';
import { type Alignment, carryRanges } from '../reading/align-text';

/** A highlight that stands on the page: its range of the page's text. */
export interface Placed {
  readonly highlight: Highlight;
  readonly range: TextRange;
}

/** Where an article's highlights stand on its page, in reading order, and those whose words are not there: none is left out. */
export function placeHighlights(
  highlights: readonly Highlight[],
  alignment: Alignment,
): { readonly placed: readonly Placed[]; readonly adrift: readonly Highlight[] } {
  const standing = highlights.flatMap((highlight) => (highlight.range ? [{ highlight, range: highlight.range }] : []));
  const carried = carryRanges(
    standing.map(({ range }) => range),
    alignment.there,
    true,
  );
  const placed: Placed[] = [];
  const adrift = highlights.filter(({ range }) => range === null);
  for (const [at, { highlight }] of standing.entries()) {
    const range = carried[at];
    if (range) placed.push({ highlight, range });
    else adrift.push(highlight);
  }
  placed.sort((a, b) => a.range[0] - b.range[0] || a.range[1] - b.range[1] || a.highlight.id - b.highlight.id);
  return { placed, adrift };
}

/** The highlights over one character of the page, the shortest first: the inner one of two is what was meant. */
export function highlightsAt(placed: readonly Placed[], offset: number): readonly Placed[] {
  const length = ({ range }: Placed): number => range[1] - range[0];
  return placed
    .filter(({ range }) => range[0] <= offset && offset < range[1])
    .sort((a, b) => length(a) - length(b) || a.highlight.id - b.highlight.id);
}
