import { grown } from './grown';
import { encodeUnits } from './term-bytes';

/**
 * Numbers for terms while a segment is built: an open-addressing hash table (linear probing, FNV-1a; Knuth, TAOCP 3,
 * 6.4) over the terms' units in one array. Plain words are looked up by their place in the text, so that no string is
 * made for a word that is known.
 */
export class TermTable {
  size = 0;
  private slots = new Int32Array(1 << 12).fill(-1);
  private hashes = new Uint32Array(1 << 11);
  private starts = new Uint32Array(1 << 11);
  private lengths = new Uint32Array(1 << 11);
  private arena = new Uint16Array(1 << 14);
  private used = 0;
  private bytes = new Uint8Array(1 << 8);

  /** The number of the word `[start, end)` of a text, ASCII letters and digits only, folded to lower case. */
  numberOfWord(text: string, start: number, end: number): number {
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at += 1) {
      const unit = text.charCodeAt(at);
      hash = Math.imul(hash ^ (unit >= 65 && unit <= 90 ? unit + 32 : unit), 0x01000193);
    }
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const length = end - start;
    const mask = this.slots.length - 1;
    const { arena, hashes, lengths } = this;
    let slot = hash & mask;
    for (let found = this.slots[slot] ?? -1; found >= 0; found = this.slots[slot] ?? -1) {
      if (hashes[found] === hash && lengths[found] === length) {
        let from = this.starts[found] ?? 0;
        let at = start;
        for (; at < end; at += 1, from += 1) {
          const unit = text.charCodeAt(at);
          if (arena[from] !== (unit >= 65 && unit <= 90 ? unit + 32 : unit)) break;
        }
        if (at === end) return found;
      }
      slot = (slot + 1) & mask;
    }
    return this.insert(text.slice(start, end).toLowerCase(), hash, slot);
  }

  /** The number of a folded term. */
  numberOf(term: string): number {
    let hash = 0x811c9dc5;
    for (let at = 0; at < term.length; at += 1) hash = Math.imul(hash ^ term.charCodeAt(at), 0x01000193);
    hash = (hash ^ (hash >>> 15)) >>> 0;
    const mask = this.slots.length - 1;
    let slot = hash & mask;
    for (let found = this.slots[slot] ?? -1; found >= 0; found = this.slots[slot] ?? -1) {
      if (this.hashes[found] === hash && this.lengths[found] === term.length && this.isTerm(found, term)) return found;
      slot = (slot + 1) & mask;
    }
    return this.insert(term, hash, slot);
  }

  /** The bytes of a number's term, good until the next call. */
  bytesOf(number: number): Uint8Array {
    const length = this.lengths[number] ?? 0;
    this.bytes = grown(this.bytes, length * 3);
    return this.bytes.subarray(0, encodeUnits(this.arena, this.starts[number] ?? 0, length, this.bytes));
  }

  /**
   * All numbers in the order of their terms. The first units of each, seven bits a unit, and its number make one double,
   * which typed arrays sort at once; only terms that begin alike are compared.
   */
  sorted(): Uint32Array {
    const prefixUnits = this.size < 2 ** 18 ? 5 : 3;
    const numberRange = 2 ** (53 - 7 * prefixUnits);
    const keys = new Float64Array(this.size);
    for (let number = 0; number < this.size; number += 1) {
      const start = this.starts[number] ?? 0;
      const length = this.lengths[number] ?? 0;
      let prefix = 0;
      let unit = 0;
      for (let at = 0; at < prefixUnits; at += 1) {
        // Other units all count as the last of ASCII, and so must whatever follows one: their order is not known here.
        if (unit < 127) unit = at < length ? Math.min(127, this.arena[start + at] ?? 0) : 0;
        prefix = prefix * 128 + unit;
      }
      keys[number] = prefix * numberRange + number;
    }
    keys.sort();
    const order = new Uint32Array(this.size);
    for (let at = 0; at < order.length; at += 1) order[at] = (keys[at] ?? 0) % numberRange;
    for (let from = 0, at = 1; at <= order.length; at += 1) {
      const prefix = Math.floor((keys[from] ?? 0) / numberRange);
      if (at < order.length && Math.floor((keys[at] ?? 0) / numberRange) === prefix) continue;
      if (at - from > 1) order.subarray(from, at).sort((a, b) => this.compare(a, b));
      from = at;
    }
    return order;
  }

  private compare(a: number, b: number): number {
    const [startA = 0, startB = 0] = [this.starts[a], this.starts[b]];
    const [lengthA = 0, lengthB = 0] = [this.lengths[a], this.lengths[b]];
    const most = Math.min(lengthA, lengthB);
    for (let at = 0; at < most; at += 1) {
      const difference = (this.arena[startA + at] ?? 0) - (this.arena[startB + at] ?? 0);
      if (difference !== 0) return difference;
    }
    return lengthA - lengthB;
  }

  private isTerm(number: number, term: string): boolean {
    const start = this.starts[number] ?? 0;
    for (let at = 0; at < term.length; at += 1) {
      if (this.arena[start + at] !== term.charCodeAt(at)) return false;
    }
    return true;
  }

  private insert(term: string, hash: number, slot: number): number {
    const number = this.size;
    this.size += 1;
    this.hashes = grown(this.hashes, this.size);
    this.starts = grown(this.starts, this.size);
    this.lengths = grown(this.lengths, this.size);
    this.arena = grown(this.arena, this.used + term.length);
    for (let at = 0; at < term.length; at += 1) this.arena[this.used + at] = term.charCodeAt(at);
    this.hashes[number] = hash;
    this.starts[number] = this.used;
    this.lengths[number] = term.length;
    this.used += term.length;
    this.slots[slot] = number;
    if (this.size * 2 > this.slots.length) this.rehash();
    return number;
  }

  private rehash(): void {
    const slots = new Int32Array(this.slots.length * 2).fill(-1);
    const mask = slots.length - 1;
    for (let number = 0; number < this.size; number += 1) {
      let slot = (this.hashes[number] ?? 0) & mask;
      while ((slots[slot] ?? -1) >= 0) slot = (slot + 1) & mask;
      slots[slot] = number;
    }
    this.slots = slots;
  }
}
