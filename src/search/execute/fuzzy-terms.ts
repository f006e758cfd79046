import { termsOfABlock, type Dictionary } from '../segment/dictionary';
import { decodeTerm } from '../segment/term-bytes';

/** A term, its length in UTF-16 units, and how many edits it is away. */
export interface FuzzyTerm {
  readonly number: number;
  readonly units: number;
  readonly distance: number;
}

/**
 * All terms at most `maxDistance` edits away (Levenshtein, over UTF-16 units as MiniSearch counts them), by one pass
 * over the dictionary: a row of the table for each unit of the term, kept for the units that the next term shares, and
 * blocks that begin with a prefix too far away are jumped.
 */
export function findFuzzyTerms(dictionary: Dictionary, term: string, maxDistance: number): readonly FuzzyTerm[] {
  const found: FuzzyTerm[] = [];
  const columns = term.length + 1;
  const longest = term.length + maxDistance;
  /** Row i: distances of the first i units to every prefix of the term; cells beyond the band hold more than the most. */
  const table = new Uint16Array((longest + 1) * columns).fill(maxDistance + 1);
  for (let column = 0; column < columns; column += 1) table[column] = column;
  for (let row = 1; row <= longest; row += 1) table[row * columns] = row;
  const wanted = new Uint16Array(term.length);
  for (let at = 0; at < term.length; at += 1) wanted[at] = term.charCodeAt(at);
  /** Units of the cursor's term, and the byte at which each begins; rows up to `rows` are worked out for them. */
  const units = new Uint16Array(longest + 2);
  const ends = new Uint32Array(longest + 3);
  let rows = 0;
  const before = new Uint8Array(3 * (longest + 2) + 4);
  let beforeLength = 0;
  /** Bytes of a prefix that is too far away with all that begins so; 0 for none. */
  let dead = 0;
  const cursor = dictionary.cursorAt(0);
  while (cursor.next()) {
    const { bytes, length } = cursor;
    let shared = cursor.shared;
    if (shared === 0) {
      const most = Math.min(length, beforeLength);
      while (shared < most && bytes[shared] === before[shared]) shared += 1;
    }
    shared = Math.min(shared, beforeLength);
    for (let at = shared; at < Math.min(length, before.length); at += 1) before[at] = bytes[at] ?? 0;
    beforeLength = Math.min(length, before.length);
    if (dead > 0 && shared >= dead) {
      if (cursor.number % termsOfABlock === 0) jump(dictionary, cursor, before, dead);
      continue;
    }
    dead = 0;
    while (rows > 0 && (ends[rows] ?? 0) > shared) rows -= 1;
    let at = ends[rows] ?? 0;
    while (at < length) {
      if (rows === longest) {
        dead = at + unitBytes(bytes[at] ?? 0);
        break;
      }
      const size = unitBytes(bytes[at] ?? 0);
      const unit = size === 1 ? (bytes[at] ?? 0) : decodeTerm(bytes.subarray(at, at + size), size).charCodeAt(0);
      rows += 1;
      at += size;
      units[rows] = unit;
      ends[rows] = at;
      if (fillRow(table, columns, rows, unit, wanted, maxDistance) > maxDistance) {
        dead = at;
        rows -= 1;
        break;
      }
    }
    if (dead > 0) continue;
    const distance = table[rows * columns + term.length] ?? maxDistance + 1;
    if (distance <= maxDistance) found.push({ number: cursor.number, units: rows, distance });
  }
  return found;
}

function unitBytes(first: number): number {
  return first < 0x80 ? 1 : first < 0xe0 ? 2 : 3;
}

/** Works out a row within the band that can matter, and gives its least value. */
function fillRow(
  table: Uint16Array,
  columns: number,
  row: number,
  unit: number,
  wanted: Uint16Array,
  maxDistance: number,
): number {
  const from = Math.max(0, row - maxDistance - 1);
  const to = Math.min(columns - 1, row + maxDistance);
  const here = row * columns;
  const above = here - columns;
  let least = from === 0 ? row : maxDistance + 1;
  for (let column = from; column < to; column += 1) {
    const replaced = (table[above + column] ?? 0) + (wanted[column] === unit ? 0 : 1);
    const removed = (table[above + column + 1] ?? 0) + 1;
    const added = (table[here + column] ?? 0) + 1;
    const value = Math.min(replaced, removed, added);
    table[here + column + 1] = value;
    if (value < least) least = value;
  }
  return least;
}

/** Moves to the last block whose first term begins with the dead prefix: all between begin so too. */
function jump(
  dictionary: Dictionary,
  cursor: ReturnType<Dictionary['cursorAt']>,
  before: Uint8Array,
  dead: number,
): void {
  const here = cursor.number / termsOfABlock;
  const isDead = (block: number): boolean => {
    const probe = dictionary.cursorAt(block * termsOfABlock);
    return probe.next() && probe.startsWith(before.subarray(0, dead));
  };
  let low = here;
  let step = 1;
  while (low + step < dictionary.blocks.length && isDead(low + step)) {
    low += step;
    step *= 2;
  }
  let high = Math.min(dictionary.blocks.length, low + step);
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (isDead(middle)) low = middle;
    else high = middle;
  }
  if (low > here) cursor.toBlock(low);
}
