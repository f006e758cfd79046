import type { Highlight } from '../../contract/mark';
import type { TreeNode } from './clean-tree';

export interface MarkedTree {
  readonly nodes: readonly TreeNode[];
  /** Highlights that have no place in the tree: adrift, or their text is not in it. */
  readonly unplaced: readonly Highlight[];
}

const space = /\s/u;
/** Characters that must agree before two texts are taken to run together again, and how far apart they may have run. */
const agreeing = 16;
const reach = 4000;

/**
 * Puts an article's highlights into its tree, as `mark` elements with a `colour` around texts. `Highlight.range` counts in the
 * article's `text`, which holds the same characters as the tree in the same order, but for white space, figures and
 * readings beside characters. Where highlights overlap, a text has the colour of the one that begins last.
 */
export function markTree(nodes: readonly TreeNode[], text: string, highlights: readonly Highlight[]): MarkedTree {
  if (highlights.length === 0) return { nodes, unplaced: [] };
  const pieces: string[] = [];
  collectText(nodes, pieces);
  const treeText = pieces.join('');
  const places = alignTexts(text, treeText);
  const paint = new Int32Array(treeText.length);
  const unplaced: Highlight[] = [];
  const placed: (readonly [start: number, end: number, highlight: number])[] = [];
  for (const [index, { range }] of highlights.entries()) {
    const found = range && carry(range, places);
    if (found) placed.push([...found, index]);
  }
  // The one that begins last is painted over the others; of two that begin together, the shorter.
  for (const [start, end, index] of placed.sort((a, b) => a[0] - b[0] || b[1] - a[1]))
    paint.fill(index + 1, start, end);
  const seen = new Set(placed.map(([, , index]) => index));
  for (const [index, highlight] of highlights.entries()) if (!seen.has(index)) unplaced.push(highlight);
  const state = { at: 0 };
  return { nodes: nodes.flatMap((node) => paintNode(node, paint, highlights, state)), unplaced };
}

/** Elements whose text is not in the article's `text`. */
const left = new Set(['figure', 'rt', 'rp']);

function collectText(nodes: readonly TreeNode[], pieces: string[]): void {
  for (const node of nodes) {
    if (typeof node === 'string') pieces.push(node);
    else if (!left.has(node.name)) collectText(node.children, pieces);
  }
}

function paintNode(
  node: TreeNode,
  paint: Int32Array,
  highlights: readonly Highlight[],
  state: { at: number },
): readonly TreeNode[] {
  if (typeof node !== 'string') {
    if (left.has(node.name)) return [node];
    return [{ ...node, children: node.children.flatMap((child) => paintNode(child, paint, highlights, state)) }];
  }
  const parts: TreeNode[] = [];
  const end = state.at + node.length;
  for (let start = state.at; start < end;) {
    const colour = paint[start] ?? 0;
    let stop = start + 1;
    while (stop < end && paint[stop] === colour) stop += 1;
    const part = node.slice(start - state.at, stop - state.at);
    const highlight = highlights[colour - 1];
    parts.push(highlight ? { name: 'mark', attributes: { colour: highlight.colour }, children: [part] } : part);
    start = stop;
  }
  state.at = end;
  return parts;
}

/** The range in the tree's text, shrunk to characters that have a place there. */
function carry([start, end]: readonly [number, number], places: Int32Array): readonly [number, number] | null {
  let first = Math.max(0, start);
  let last = Math.min(places.length, end) - 1;
  while (first <= last && (places[first] ?? -1) < 0) first += 1;
  while (last >= first && (places[last] ?? -1) < 0) last -= 1;
  if (last < first) return null;
  return [places[first] ?? 0, (places[last] ?? 0) + 1];
}

/** For each UTF-16 unit of `from` its place in `to`, or -1; rises wherever it is not -1. White space has no place. */
function alignTexts(from: string, to: string): Int32Array {
  const places = new Int32Array(from.length).fill(-1);
  let x = 0;
  let y = 0;
  while (x < from.length && y < to.length) {
    if (space.test(from.charAt(x))) x += 1;
    else if (space.test(to.charAt(y))) y += 1;
    else if (from.charCodeAt(x) === to.charCodeAt(y)) {
      places[x] = y;
      x += 1;
      y += 1;
    } else {
      const next = meetAgain(from, x, to, y);
      if (!next) break;
      [x, y] = next;
    }
  }
  return places;
}

function meetAgain(from: string, x: number, to: string, y: number): readonly [number, number] | null {
  const near = to.slice(y, y + reach);
  for (let skip = 0; skip < reach && x + skip < from.length; skip += 1) {
    const words = from.slice(x + skip, x + skip + agreeing).split('\n')[0] ?? '';
    if (words.trim().length < agreeing / 2) continue;
    const at = near.indexOf(words);
    if (at >= 0) return [x + skip, y + at];
  }
  return null;
}
