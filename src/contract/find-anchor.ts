import { approximate } from './find-approximately';
import type { Anchor } from './mark';
import { foldText, type FoldedText } from './fold-for-anchor';

const contextLength = 32;
/** A quote this long, spaces left out, is proof enough of itself where it stands only once in a text. */
const tellingLength = 24;
/** Share of the words around it that must be alike for a shorter or repeated quote to be the one meant. */
const likeContext = 0.45;
/** Places whose surroundings are compared letter by letter. */
const comparedPlaces = 32;
/** How far outside the window of a context its letters may have been pushed by an edit. */
const contextSlack = 8;

/** A half-open range of UTF-16 units. */
type Found = readonly [start: number, end: number];

/** What is looked for, in one way of writing it. */
interface Sought {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Where it is expected to begin. */
  readonly near: number;
}

/**
 * The anchor of a range: its quote and up to 32 UTF-16 units before and after it. Positions outside the
 * text are moved to its ends. A surrogate pair that the context's outer edge would cut is left out of it.
 */
export function makeAnchor(text: string, start: number, end: number): Anchor {
  const from = Math.min(Math.max(0, start), text.length);
  const to = Math.min(Math.max(from, end), text.length);
  return {
    start: from,
    end: to,
    exact: text.slice(from, to),
    prefix: text.slice(Math.max(0, from - contextLength), from).replace(/^[\uDC00-\uDFFF]/, ''),
    suffix: text.slice(to, to + contextLength).replace(/[\uD800-\uDBFF]$/, ''),
  };
}

/** As `anchorFinder`, for one anchor. */
export function findAnchor(text: string, anchor: Anchor): Found | null {
  return anchorFinder(text)(anchor);
}

/**
 * Finds anchors in one text; what is worked out of the text is shared among them. First where it was;
 * then its quote, where several stand by what is around it and, of equals, the nearest; then with spaces,
 * soft hyphens and the shape of quotation marks and dashes disregarded; then with small edits inside.
 * Null: adrift, its text is gone. One anchor takes time linear in the text: of 2 million units, 17 ms
 * where it moved, under 200 ms whatever became of it.
 */
export function anchorFinder(text: string): (anchor: Anchor) => Found | null {
  let folded: FoldedText | null = null;
  return (anchor) => {
    const { start, end, exact, prefix, suffix } = anchor;
    if (exact === '') return null;
    if (isAt(text, anchor)) return [start, end];
    const place = findExactly(text, { exact, prefix, suffix, near: start });
    if (place !== null) return [place, place + exact.length];

    folded ??= foldText(text);
    const sought: Sought = {
      exact: foldText(exact).text,
      prefix: foldText(prefix).text,
      suffix: foldText(suffix).text,
      near: folded.indexOf(start),
    };
    if (sought.exact === '') return null;
    const plain = findExactly(folded.text, sought);
    if (plain !== null) return folded.rangeOf(plain, plain + sought.exact.length);
    const like = approximate(folded.text, sought, (from, to) => judge(folded?.text ?? '', sought, from, to));
    return like && folded.rangeOf(like[0], like[1]);
  };
}

function isAt(text: string, { start, end, exact, prefix, suffix }: Anchor): boolean {
  return (
    end - start === exact.length &&
    text.startsWith(exact, start) &&
    start >= prefix.length &&
    text.startsWith(prefix, start - prefix.length) &&
    text.startsWith(suffix, end)
  );
}

/** Where the quote stands letter by letter, or null when no place can be told to be the one meant. */
function findExactly(text: string, sought: Sought): number | null {
  const { exact, near } = sought;
  const best: { at: number; score: number }[] = [];
  let places = 0;
  eachPlace(text, exact, (at) => {
    places += 1;
    keepBest(best, { at, score: adjoining(text, sought, at) }, near);
  });
  if (places === 1 && exact.length >= tellingLength) return best[0]?.at ?? null;
  let chosen: { at: number; alike: number } | null = null;
  for (const { at } of best) {
    const alike = judge(text, sought, at, at + exact.length);
    if (!chosen || alike > chosen.alike) chosen = { at, alike };
  }
  return chosen && (chosen.alike >= likeContext || exact.length >= tellingLength) ? chosen.at : null;
}

/**
 * Every place of a piece, overlapping ones too (Knuth, Morris and Pratt): in linear time also where
 * `indexOf`, called for each, would take the square of a text like "aaaa".
 */
function eachPlace(text: string, piece: string, take: (at: number) => void): void {
  // Most pieces stand nowhere or in few places, and the built-in search says so sooner.
  const first = text.indexOf(piece.slice(0, 64));
  if (first < 0) return;
  const back = new Int32Array(piece.length + 1);
  back[0] = -1;
  for (let i = 0, length = -1; i < piece.length; i++) {
    while (length >= 0 && piece.charCodeAt(length) !== piece.charCodeAt(i)) length = back[length] ?? -1;
    length += 1;
    back[i + 1] = length;
  }
  for (let i = first, length = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    while (length >= 0 && (length === piece.length || piece.charCodeAt(length) !== unit)) length = back[length] ?? -1;
    length += 1;
    if (length === piece.length) take(i + 1 - length);
  }
}

/** Keeps a short list in order: most letters in common around it first, of equals the nearest. */
function keepBest(best: { at: number; score: number }[], one: { at: number; score: number }, near: number): void {
  const isBetter = (other: { at: number; score: number }): boolean =>
    one.score > other.score || (one.score === other.score && Math.abs(one.at - near) < Math.abs(other.at - near));
  const last = best.at(-1);
  if (best.length >= comparedPlaces && last && !isBetter(last)) return;
  let index = best.length;
  for (let other = best[index - 1]; other && isBetter(other); other = best[index - 1]) index -= 1;
  best.splice(index, 0, one);
  if (best.length > comparedPlaces) best.pop();
}

/** How many letters before and after are those of the context, going outward up to the first that is not. */
function adjoining(text: string, { exact, prefix, suffix }: Sought, at: number): number {
  let before = 0;
  while (
    before < prefix.length &&
    at - before > 0 &&
    text.charCodeAt(at - 1 - before) === prefix.charCodeAt(prefix.length - 1 - before)
  ) {
    before += 1;
  }
  let after = 0;
  const end = at + exact.length;
  while (
    after < suffix.length &&
    end + after < text.length &&
    text.charCodeAt(end + after) === suffix.charCodeAt(after)
  )
    after += 1;
  return before + after;
}

/** How alike what stands around a range is to the context, 0 to 1; 1 where there never was any. */
function judge(text: string, { prefix, suffix }: Sought, start: number, end: number): number {
  const length = prefix.length + suffix.length;
  if (length === 0) return 1;
  const before = text.slice(Math.max(0, start - prefix.length - contextSlack), start);
  const after = text.slice(end, end + suffix.length + contextSlack);
  const errors = endingErrors(reversed(before), reversed(prefix)) + endingErrors(after, suffix);
  return 1 - errors / length;
}

function reversed(text: string): string {
  let out = '';
  for (let i = text.length - 1; i >= 0; i--) out += text.charAt(i);
  return out;
}

/** Fewest edits that make `wanted` out of some beginning of `text` (Levenshtein), never more than its length. */
function endingErrors(text: string, wanted: string): number {
  if (text.startsWith(wanted)) return 0;
  let row = Array.from({ length: wanted.length + 1 }, (_, i) => i);
  let least = wanted.length;
  for (let i = 0; i < text.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < wanted.length; j++) {
      const change = (row[j] ?? 0) + Number(text.charCodeAt(i) !== wanted.charCodeAt(j));
      next.push(Math.min(change, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
    least = Math.min(least, row[wanted.length] ?? least);
  }
  return least;
}
