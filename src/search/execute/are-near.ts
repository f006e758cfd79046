/** A phrase's beginnings and how many places it takes. */
interface PlacedPhrase {
  readonly starts: readonly number[];
  readonly length: number;
}

/**
 * Whether all phrases stand, without sharing a word, in a stretch that holds at most `within` other words. Tries each
 * beginning as the stretch's own; which phrase stands where is searched among the few that lie in it. At most 31 phrases.
 */
export function areNear(phrases: readonly PlacedPhrase[], within: number): boolean {
  const twins = phrases.map((phrase, at) => phrases.slice(0, at).findLastIndex((other) => isTwin(phrase, other)));
  /** How many equal phrases stand before each in the list: it needs as many places more. */
  const ranks: number[] = [];
  for (const twin of twins) ranks.push(twin < 0 ? 0 : (ranks[twin] ?? 0) + 1);
  if (phrases.some(({ starts }, at) => starts.length <= (ranks[at] ?? 0))) return false;
  const words = phrases.reduce((sum, { length }) => sum + length, 0);
  const lows = [...new Set(phrases.flatMap(({ starts }) => starts))].sort((a, b) => a - b);
  const first = phrases.map(() => 0);
  return lows.some((low) => {
    const end = low + words + within;
    const inside = phrases.map(({ starts, length }, phrase) => {
      let from = first[phrase] ?? 0;
      while (from < starts.length && (starts[from] ?? 0) < low) from += 1;
      first[phrase] = from;
      let to = from;
      while (to < starts.length && (starts[to] ?? 0) + length <= end) to += 1;
      return { starts: starts.slice(from, to), length };
    });
    return inside.every(({ starts }, at) => starts.length > (ranks[at] ?? 0)) && canStandApart(inside, twins);
  });
}

/**
 * Whether each phrase can have a place of its own, by going through the places in order with the sets of phrases that can
 * stand before each. A set that lacks something of another one at the same place is dropped, and of equal phrases the
 * first is placed first: else a word that is named sixteen times would be tried in every order. `twins`: by phrase, the
 * last one before it that is equal, or -1.
 */
function canStandApart(phrases: readonly PlacedPhrase[], twins: readonly number[]): boolean {
  const places = [...new Set(phrases.flatMap(({ starts }) => starts))].sort((a, b) => a - b);
  if (places.length < phrases.length) return false;
  const all = 2 ** phrases.length - 1;
  const next = phrases.map(() => 0);
  /** By place, the sets of phrases that can stand before it, as bits. */
  const reached: number[][] = places.map(() => []);
  reached[0]?.push(0);
  for (const [at, place] of places.entries()) {
    const here = phrases.flatMap(({ starts }, phrase) => {
      while ((next[phrase] ?? 0) < starts.length && (starts[next[phrase] ?? 0] ?? 0) < place) {
        next[phrase] = (next[phrase] ?? 0) + 1;
      }
      return starts[next[phrase] ?? 0] === place ? [phrase] : [];
    });
    for (const set of reached[at] ?? []) {
      keepLargest(reached[at + 1], set);
      for (const phrase of here) {
        const twin = twins[phrase] ?? -1;
        if ((set & (1 << phrase)) !== 0 || (twin >= 0 && (set & (1 << twin)) === 0)) continue;
        const more = set | (1 << phrase);
        if (more === all) return true;
        const end = place + (phrases[phrase]?.length ?? 1);
        keepLargest(reached[places.findIndex((other) => other >= end)], more);
      }
    }
  }
  return false;
}

function isTwin(a: PlacedPhrase, b: PlacedPhrase): boolean {
  return (
    a.length === b.length && a.starts.length === b.starts.length && a.starts.every((one, at) => one === b.starts[at])
  );
}

/** Adds a set of bits to others, of which none holds all of another. */
function keepLargest(sets: number[] | undefined, set: number): void {
  if (!sets || sets.some((other) => (other & set) === set)) return;
  for (let at = sets.length - 1; at >= 0; at -= 1) if (((sets[at] ?? 0) & set) === sets[at]) sets.splice(at, 1);
  sets.push(set);
}
