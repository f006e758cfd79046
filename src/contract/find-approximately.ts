/** A quote longer than this is sought by its two ends: comparing all of it would cost its square. */
const wholeLength = 400;
const endLength = 160;
const seedLength = 10;
/** A quote shorter than this does not survive an edit inside it. */
const shortest = 12;
/** Share of a quote's letters that may have been edited. */
const editedShare = 0.25;
/** How alike what is around an edited quote must be when the quote is short. */
const likeContext = 0.6;
/** And when its own letters speak for it too. */
const littleContext = 0.25;
const comparedPlaces = 24;
/** Places of one seed that are looked at on either side of where it is expected. */
const seedPlaces = 12;

type Found = readonly [start: number, end: number];

interface Quote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly near: number;
}

/**
 * Where a quote stands with small edits in it, or null. `judge` says how alike (0 to 1) a range's
 * surroundings are. Places are proposed by pieces of quote and context that are unharmed, and compared by
 * Sellers' algorithm (approximate matching of a pattern in a window, with where the match begins).
 */
export function approximate(text: string, quote: Quote, judge: (start: number, end: number) => number): Found | null {
  const { exact, suffix } = quote;
  if (exact.length <= wholeLength) return findLike(text, quote, judge);
  // Its ends apart: so many letters need no surroundings, and its inside tells the way to each.
  const inside = 32;
  const head = findLike(
    text,
    { ...quote, exact: exact.slice(0, endLength), suffix: exact.slice(endLength, endLength + inside) },
    speaksForItself,
  );
  if (!head) return null;
  const tail = findLike(
    text,
    {
      exact: exact.slice(-endLength),
      prefix: exact.slice(-endLength - inside, -endLength),
      suffix,
      near: head[0] + exact.length - endLength,
    },
    speaksForItself,
  );
  if (!tail) return null;
  const isAlike = Math.abs(tail[1] - head[0] - exact.length) <= exact.length * editedShare;
  return isAlike ? [head[0], tail[1]] : null;
}

const speaksForItself = (): number => 1;

function findLike(text: string, quote: Quote, judge: (start: number, end: number) => number): Found | null {
  const { exact, near } = quote;
  const maxErrors = Math.floor(exact.length * editedShare);
  // Of a few letters an edit leaves another word, perhaps the one beside it.
  if (exact.length < shortest) return null;
  const needed = exact.length < 2 * seedLength ? likeContext : littleContext;
  let best: { range: Found; rank: number; distance: number } | null = null;
  for (const place of propose(text, quote, maxErrors)) {
    const from = Math.max(0, place - maxErrors);
    const found = compare(text.slice(from, place + exact.length + maxErrors), exact, maxErrors);
    if (!found) continue;
    const range: Found = [from + found.start, from + found.end];
    const alike = judge(range[0], range[1]);
    if (alike < needed || isGone(text, quote, range, found.errors, alike)) continue;
    const rank = alike - found.errors / exact.length;
    const distance = Math.abs(range[0] - near);
    if (!best || rank > best.rank || (rank === best.rank && distance < best.distance)) best = { range, rank, distance };
  }
  return best?.range ?? null;
}

/**
 * Whether the text there is what is left when the quote is taken out of its surroundings: then what looks like it is
 * only the word beside it. So it is when the surroundings alone need no more edits than they need with the quote.
 */
function isGone(text: string, { prefix, suffix }: Quote, [start, end]: Found, errors: number, alike: number): boolean {
  const around = prefix + suffix;
  if (around.length < seedLength) return false;
  const most = errors + Math.round((1 - alike) * around.length);
  // With so short a side, leaving that out would explain anything.
  if (Math.min(prefix.length, suffix.length) <= most) return false;
  const slack = 8;
  const window = text.slice(Math.max(0, start - prefix.length - slack), end + suffix.length + slack);
  return compare(window, around, most) !== null;
}

/** Where the quote may begin: most pieces that say so first, of equals the nearest. */
function propose(text: string, { exact, prefix, suffix, near }: Quote, maxErrors: number): number[] {
  const votes = new Map<number, { votes: number; place: number }>();
  const whole = prefix + exact + suffix;
  const step = Math.max(1, Math.floor(seedLength / 2));
  for (let at = 0; at + seedLength <= whole.length; at += step) {
    const seed = whole.slice(at, at + seedLength);
    const offset = at - prefix.length;
    const places = nearest(text, seed, near + offset).map((found) => found - offset);
    for (const place of places) {
      const key = Math.round(place / (maxErrors + 1));
      const known = votes.get(key);
      if (known) known.votes += 1;
      else votes.set(key, { votes: 1, place });
    }
  }
  return [...votes.values()]
    .sort((a, b) => b.votes - a.votes || Math.abs(a.place - near) - Math.abs(b.place - near))
    .slice(0, comparedPlaces)
    .map(({ place }) => place);
}

/** The places of a piece nearest to one, some before it and some after. */
function nearest(text: string, piece: string, near: number): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(piece, near); at >= 0 && places.length < seedPlaces; at = text.indexOf(piece, at + 1)) {
    places.push(at);
  }
  let before = 0;
  for (let at = near - 1; at >= 0 && before < seedPlaces; before += 1) {
    at = text.lastIndexOf(piece, at);
    if (at < 0) break;
    places.push(at);
    at -= 1;
  }
  return places;
}

interface Compared {
  readonly start: number;
  readonly end: number;
  readonly errors: number;
}

/** The part of a window that takes fewest edits to be the pattern, if no more than `maxErrors`. */
function compare(window: string, pattern: string, maxErrors: number): Compared | null {
  const rows = pattern.length + 1;
  let errors = Int32Array.from({ length: rows }, (_, i) => i);
  let starts = new Int32Array(rows);
  let nextErrors = new Int32Array(rows);
  let nextStarts = new Int32Array(rows);
  let best: Compared | null = null;
  for (let at = 0; at < window.length; at++) {
    nextErrors[0] = 0;
    nextStarts[0] = at + 1;
    for (let row = 1; row < rows; row++) {
      const isSame = window.charCodeAt(at) === pattern.charCodeAt(row - 1);
      let least = (errors[row - 1] ?? 0) + (isSame ? 0 : 1);
      let start = starts[row - 1] ?? 0;
      const inserted = (errors[row] ?? 0) + 1;
      if (inserted < least) {
        least = inserted;
        start = starts[row] ?? 0;
      }
      const left = (nextErrors[row - 1] ?? 0) + 1;
      if (left < least) {
        least = left;
        start = nextStarts[row - 1] ?? 0;
      }
      nextErrors[row] = least;
      nextStarts[row] = start;
    }
    [errors, nextErrors] = [nextErrors, errors];
    [starts, nextStarts] = [nextStarts, starts];
    const last = errors[pattern.length] ?? rows;
    const start = starts[pattern.length] ?? 0;
    if (last <= maxErrors && start <= at && (!best || last < best.errors)) best = { start, end: at + 1, errors: last };
  }
  return best;
}
