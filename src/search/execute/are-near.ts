/** A phrase's beginnings and how many places it takes. */
interface PlacedPhrase {
  readonly starts: readonly number[];
  readonly length: number;
}

/**
 * Whether all phrases stand, without sharing a word, in a stretch that holds at most `within` other words. Tries each
 * beginning as the stretch's own; which phrase stands where is searched among the few that lie in it.
 */
export function areNear(phrases: readonly PlacedPhrase[], within: number): boolean {
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
    return inside.every(({ starts }) => starts.length > 0) && canStandApart(inside, []);
  });
}

function canStandApart(phrases: readonly PlacedPhrase[], taken: readonly (readonly [number, number])[]): boolean {
  const [phrase, ...others] = phrases;
  if (!phrase) return true;
  return phrase.starts.some((start) => {
    const end = start + phrase.length;
    if (taken.some(([from, to]) => start < to && from < end)) return false;
    return canStandApart(others, [...taken, [start, end]]);
  });
}
