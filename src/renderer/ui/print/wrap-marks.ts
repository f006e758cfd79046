import type { Placed } from '../highlights/place-highlights';
import type { PageText } from '../reading/page-text';

/**
 * Puts the words of highlights in `<mark>`s: what is drawn over a page on the screen does not come with a copy of it. Of two
 * that cross, the later one is drawn. Where one of `noted` ends, its number stands.
 */
export function wrapMarks(page: PageText, placed: readonly Placed[], noted: readonly Placed[]): void {
  for (const { node, start } of page.pieces) {
    const end = start + node.length;
    const here = placed.filter(({ range }) => range[0] < end && range[1] > start);
    if (here.length === 0) continue;
    const edges = new Set([start, end]);
    for (const { range } of here) {
      for (const edge of range) if (edge > start && edge < end) edges.add(edge);
    }
    const parts = document.createDocumentFragment();
    const sorted = [...edges].sort((a, b) => a - b);
    for (const [at, from] of sorted.entries()) {
      const to = sorted[at + 1];
      if (to === undefined) break;
      const text = node.data.slice(from - start, to - start);
      const over = here.findLast(({ range }) => range[0] <= from && range[1] >= to);
      if (over) {
        const mark = document.createElement('mark');
        mark.dataset['colour'] = over.highlight.colour;
        mark.textContent = text;
        parts.append(mark);
      } else parts.append(text);
      for (const [number, { range }] of noted.entries()) {
        if (range[1] !== to) continue;
        const sign = document.createElement('sup');
        sign.textContent = String(number + 1);
        parts.append(sign);
      }
    }
    node.replaceWith(parts);
  }
}
