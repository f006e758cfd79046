import type { TextRange } from '../../../contract/archive-api';

const space = /\s/;
/** Characters that must agree before two texts are taken to run together again. */
const agreeing = 16;
/** How far apart they may have run. */
const reach = 6000;

interface Squeezed {
  readonly text: string;
  /** Place of each character in the text with its white space. */
  readonly places: readonly number[];
}

function squeeze(text: string): Squeezed {
  const places: number[] = [];
  let squeezed = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (space.test(character)) continue;
    squeezed += character;
    places.push(at);
  }
  return { text: squeezed, places };
}

/**
 * Carries ranges of one text over to another that says nearly the same: the archive's plain text
 * over to the text on the page, which has other white space and may have captions, or lack a line.
 * A range that has no counterpart is left out.
 */
export function carryRanges(ranges: readonly TextRange[], from: string, to: string): readonly TextRange[] {
  if (ranges.length === 0) return [];
  const source = squeeze(from);
  const target = squeeze(to);
  const found = new Map<number, number>();
  let x = 0;
  let y = 0;
  while (x < source.text.length && y < target.text.length) {
    if (source.text.charAt(x) === target.text.charAt(y)) {
      found.set(source.places[x] ?? 0, target.places[y] ?? 0);
      x += 1;
      y += 1;
      continue;
    }
    const next = meetAgain(source.text, x, target.text, y);
    if (!next) break;
    [x, y] = next;
  }
  const carried: TextRange[] = [];
  for (const [start, end] of ranges) {
    const first = found.get(start);
    const last = found.get(end - 1);
    if (first !== undefined && last !== undefined && last >= first) carried.push([first, last + 1]);
  }
  return carried;
}

function meetAgain(a: string, x: number, b: string, y: number): readonly [number, number] | null {
  const near = b.slice(y, y + reach);
  for (let skip = 0; skip < reach && x + skip < a.length; skip += 1) {
    const at = near.indexOf(a.slice(x + skip, x + skip + agreeing));
    if (at >= 0) return [x + skip, y + at];
  }
  return null;
}
