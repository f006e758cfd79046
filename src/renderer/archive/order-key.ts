/**
 * Order keys: strings that sort, by code units, as the things they stand for do, and between any two of which
 * another can be made. A key is a list of integers of variable length; the first digit says how many
 * follow, so that they compare as text (David Greenspan, "Implementing Fractional Indexing",
 * https://observablehq.com/@dgreensp/implementing-fractional-indexing). Between neighbours a further level
 * is begun, as in ORDPATH (O'Neil et al., SIGMOD 2004), and counted up or down there: so a key grows by the
 * logarithm of what is put in at one place, not by a digit for every few.
 */
const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const zero = 'a0';

/** A key after `a` and before `b`; null is the beginning, or the end. Throws for keys that are none or in no order. */
export function keyBetween(a: string | null, b: string | null): string {
  const low = a === null ? null : readIntegers(a);
  const high = b === null ? null : readIntegers(b);
  if (low === null) return high === null ? zero : step(high[0] ?? zero, -1);
  if (high === null) return step(low[0] ?? zero, 1);
  let at = 0;
  while (low[at] !== undefined && low[at] === high[at]) at++;
  const before = low.slice(0, at).join('');
  const lowest = low[at];
  const highest = high[at];
  if (highest === undefined || (lowest !== undefined && lowest > highest)) throw new Error(`no key from ${a} to ${b}`);
  if (lowest === undefined) return before + step(highest, -1);
  const next = step(lowest, 1);
  if (next < highest) return before + next;
  const deeper = low[at + 1];
  return before + lowest + (deeper === undefined ? zero : step(deeper, 1));
}

/** Whether a text is an order key; one that came from outside may not be. */
export function isOrderKey(text: string): boolean {
  return split(text) !== null;
}

function readIntegers(key: string): readonly string[] {
  const integers = split(key);
  if (!integers) throw new Error(`no order key: ${key}`);
  return integers;
}

function split(key: string): readonly string[] | null {
  const integers: string[] = [];
  for (let at = 0; at < key.length;) {
    const length = lengthOf(key.charAt(at));
    const one = key.slice(at, at + length);
    if (length === 0 || one.length < length || !/^[0-9A-Za-z]+$/.test(one)) return null;
    integers.push(one);
    at += length;
  }
  return integers.length === 0 ? null : integers;
}

/** Characters of an integer by its head: `a` has one digit after it, `b` two; `Z` one, `Y` two, below those. */
function lengthOf(head: string): number {
  if (head >= 'a' && head <= 'z') return head.charCodeAt(0) - 97 + 2;
  if (head >= 'A' && head <= 'Z') return 90 - head.charCodeAt(0) + 2;
  return 0;
}

/** The integer one up or one down. */
function step(whole: string, by: 1 | -1): string {
  const wrapped = by === 1 ? '0' : 'z';
  const end = by === 1 ? 'z' : '0';
  const parts = whole.slice(1).split('');
  for (let at = parts.length - 1; at >= 0; at--) {
    const digit = parts[at] ?? '0';
    if (digit !== end) {
      parts[at] = digits.charAt(digits.indexOf(digit) + by);
      return whole.charAt(0) + parts.join('');
    }
    parts[at] = wrapped;
  }
  return nextLength(whole.charAt(0), by);
}

/** The first integer of the next longer, or next shorter, kind. */
function nextLength(head: string, by: 1 | -1): string {
  if (by === 1) {
    if (head === 'Z') return zero;
    if (head === 'z') throw new Error('no more order keys');
    const next = String.fromCharCode(head.charCodeAt(0) + 1);
    return next + '0'.repeat(lengthOf(next) - 1);
  }
  if (head === 'a') return 'Zz';
  if (head === 'A') throw new Error('no more order keys');
  const next = String.fromCharCode(head.charCodeAt(0) - 1);
  return next + 'z'.repeat(lengthOf(next) - 1);
}
