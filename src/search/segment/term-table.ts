import { grown } from './grown';

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

  /** The term of a number. */
  termOf(number: number): string {
    const start = this.starts[number] ?? 0;
    const units = this.arena.subarray(start, start + (this.lengths[number] ?? 0));
    if (units.length < 1_000) return String.fromCharCode(...units);
    let term = '';
    for (const unit of units) term += String.fromCharCode(unit);
    return term;
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
