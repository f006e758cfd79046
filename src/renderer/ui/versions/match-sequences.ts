/** Edits beyond which two sequences are called different: what is left of them in common would say nothing. */
const mostEdits = 1_500;

/** A run that both sequences have: so many items from `a` and from `b` on. */
export interface Match {
  readonly a: number;
  readonly b: number;
  readonly length: number;
}

/**
 * The longest runs in order that two sequences share: Myers, "An O(ND) difference algorithm" (Algorithmica 1, 1986),
 * after what is equal at both ends. Time and memory go with the square of the differences, which are capped.
 */
export function matchSequences(a: readonly string[], b: readonly string[]): readonly Match[] {
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
  const matches: Match[] = start > 0 ? [{ a: 0, b: 0, length: start }] : [];
  for (const one of matchMiddle(a.slice(start, a.length - end), b.slice(start, b.length - end))) {
    matches.push({ a: one.a + start, b: one.b + start, length: one.length });
  }
  if (end > 0) matches.push({ a: a.length - end, b: b.length - end, length: end });
  return matches;
}

function matchMiddle(a: readonly string[], b: readonly string[]): readonly Match[] {
  const most = Math.min(a.length + b.length, mostEdits);
  const offset = most + 1;
  /** For each diagonal the furthest place in `a`, before each round. */
  const rounds: Int32Array[] = [];
  const furthest = new Int32Array(2 * most + 3);
  for (let edits = 0; edits <= most; edits++) {
    rounds.push(furthest.slice(offset - edits - 1, offset + edits + 2));
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = step(furthest, offset, diagonal, edits);
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++;
      furthest[offset + diagonal] = x;
      if (x >= a.length && x - diagonal >= b.length) return trace(rounds, a.length, b.length);
    }
  }
  return [];
}

function step(furthest: Int32Array, offset: number, diagonal: number, edits: number): number {
  const below = furthest[offset + diagonal - 1] ?? 0;
  const above = furthest[offset + diagonal + 1] ?? 0;
  return diagonal === -edits || (diagonal !== edits && below < above) ? above : below + 1;
}

function trace(rounds: readonly Int32Array[], atA: number, atB: number): readonly Match[] {
  const matches: Match[] = [];
  let [x, y] = [atA, atB];
  for (let edits = rounds.length - 1; edits >= 0; edits--) {
    const furthest = rounds[edits] ?? new Int32Array(0);
    const offset = edits + 1;
    const diagonal = x - y;
    const begun = step(furthest, offset, diagonal, edits);
    if (x > begun) matches.push({ a: begun, b: begun - diagonal, length: x - begun });
    const isDown =
      diagonal === -edits ||
      (diagonal !== edits && (furthest[offset + diagonal - 1] ?? 0) < (furthest[offset + diagonal + 1] ?? 0));
    const before = diagonal + (isDown ? 1 : -1);
    x = furthest[offset + before] ?? 0;
    y = x - before;
  }
  return matches.reverse().filter(({ length }) => length > 0);
}
