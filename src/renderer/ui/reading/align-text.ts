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

/** Which characters of two texts are each other's. */
export interface Alignment {
  /** For each UTF-16 unit of the first text its place in the second, or -1. Rises wherever it is not -1. */
  readonly there: Int32Array;
  /** The same from the second text to the first. */
  readonly back: Int32Array;
}

/**
 * Lays two texts beside each other that say nearly the same: the archive's plain text and the text on the page, which
 * has other white space and may have captions, or lack a line. White space has no counterpart.
 */
export function alignTexts(from: string, to: string): Alignment {
  const there = new Int32Array(from.length).fill(-1);
  const back = new Int32Array(to.length).fill(-1);
  const source = squeeze(from);
  const target = squeeze(to);
  let x = 0;
  let y = 0;
  while (x < source.text.length && y < target.text.length) {
    if (source.text.charAt(x) === target.text.charAt(y)) {
      const [a, b] = [source.places[x] ?? 0, target.places[y] ?? 0];
      there[a] = b;
      back[b] = a;
      x += 1;
      y += 1;
      continue;
    }
    const next = meetAgain(source.text, x, target.text, y);
    if (!next) break;
    [x, y] = next;
  }
  return { there, back };
}

/**
 * Carries ranges over by one side of an alignment. One that begins or ends at a character without a counterpart is
 * left out; with `isClipped` it shrinks to what has one, and is left out only when nothing has.
 */
export function carryRanges(
  ranges: readonly TextRange[],
  places: Int32Array,
  isClipped = false,
): readonly (TextRange | null)[] {
  return ranges.map(([start, end]) => {
    let first = Math.max(0, start);
    let last = Math.min(places.length, end) - 1;
    if (isClipped) {
      while (first <= last && (places[first] ?? -1) < 0) first += 1;
      while (last >= first && (places[last] ?? -1) < 0) last -= 1;
    }
    const [a, b] = [places[first] ?? -1, places[last] ?? -1];
    return last < first || a < 0 || b < a ? null : [a, b + 1];
  });
}

function meetAgain(a: string, x: number, b: string, y: number): readonly [number, number] | null {
  const near = b.slice(y, y + reach);
  for (let skip = 0; skip < reach && x + skip < a.length; skip += 1) {
    const at = near.indexOf(a.slice(x + skip, x + skip + agreeing));
    if (at >= 0) return [x + skip, y + at];
  }
  return null;
}
