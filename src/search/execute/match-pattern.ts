import type { Dictionary } from '../segment/dictionary';
import type { FuzzyTerm } from './fuzzy-terms';

/**
 * The terms a pattern matches: `*` is any number of units, `?` one. What stands before the first of them bounds the
 * part of the dictionary that is read. The distance is how many units the signs stand for, at least 1, so that terms
 * closer to what was typed count more.
 */
export function matchPattern(dictionary: Dictionary, pattern: string): readonly FuzzyTerm[] {
  const { from, to } = dictionary.prefixRange(pattern.slice(0, pattern.search(/[*?]|$/)));
  const literal = pattern.replaceAll(/[*?]/g, '').length;
  const found: FuzzyTerm[] = [];
  if (from === to) return found;
  const cursor = dictionary.cursorAt(from);
  while (cursor.number + 1 < to && cursor.next()) {
    const term = cursor.term();
    if (!isMatch(term, pattern)) continue;
    found.push({ number: cursor.number, units: term.length, distance: Math.max(1, term.length - literal) });
  }
  return found;
}

/** Whether a pattern matches a whole term: greedy with one step back to the last `*`, so never worse than both lengths multiplied. */
export function isMatch(term: string, pattern: string): boolean {
  let at = 0;
  let want = 0;
  let star = -1;
  let resume = 0;
  while (at < term.length) {
    const sign = pattern.charAt(want);
    if (sign === '*') {
      star = want;
      resume = at;
      want += 1;
    } else if (sign === '?' || (sign !== '' && sign === term.charAt(at))) {
      at += 1;
      want += 1;
    } else if (star >= 0) {
      resume += 1;
      at = resume;
      want = star + 1;
    } else return false;
  }
  while (pattern.charAt(want) === '*') want += 1;
  return want === pattern.length;
}
