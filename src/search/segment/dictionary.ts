import { ByteWriter } from './byte-writer';
import { grown } from './grown';
import { decodeTerm, termBytes } from './term-bytes';

/** Terms in a block of the dictionary; the first one of a block is written whole. */
export const termsOfABlock = 16;

/**
 * A sorted dictionary, front-coded in blocks (Witten, Moffat and Bell, Managing Gigabytes, 4.1): each term is how many
 * bytes it shares with the one before, how many follow, and those. Both counts are varints.
 */
export class DictionaryWriter {
  size = 0;
  private readonly bytes = new ByteWriter(1 << 14);
  private blocks = new Uint32Array(1 << 8);
  private before = new Uint8Array(1 << 8);
  private beforeLength = 0;

  /** Adds a term by its bytes; each must be greater than the one before. */
  add(term: Uint8Array): void {
    const { bytes } = this;
    let shared = 0;
    if (this.size % termsOfABlock === 0) {
      const block = this.size / termsOfABlock;
      this.blocks = grown(this.blocks, block + 1);
      this.blocks[block] = bytes.length;
    } else {
      const most = Math.min(term.length, this.beforeLength);
      while (shared < most && term[shared] === this.before[shared]) shared += 1;
    }
    bytes.writeVarint(shared);
    bytes.writeVarint(term.length - shared);
    bytes.writeBytes(term.subarray(shared));
    this.before = grown(this.before, term.length);
    this.before.set(term);
    this.beforeLength = term.length;
    this.size += 1;
  }

  finish(): { readonly blocks: Uint32Array; readonly bytes: Uint8Array } {
    return { blocks: this.blocks.subarray(0, Math.ceil(this.size / termsOfABlock)), bytes: this.bytes.written() };
  }
}

/** A dictionary as it lies in a file. Numbers of terms are their places in the order. */
export class Dictionary {
  constructor(
    readonly size: number,
    readonly blocks: Uint32Array,
    readonly bytes: Uint8Array,
  ) {}

  /** The number of a term, or -1. */
  find(term: string): number {
    const at = this.lowerBound(term);
    const cursor = this.cursorAt(at);
    if (!cursor.next()) return -1;
    return cursor.compare(termBytes(term)) === 0 ? at : -1;
  }

  /** How many terms are less than this one. */
  lowerBound(term: string): number {
    const wanted = termBytes(term);
    return this.bound((cursor) => cursor.compare(wanted) < 0);
  }

  /** The terms that begin so: numbers from `from` up to, not including, `to`. */
  prefixRange(prefix: string): { readonly from: number; readonly to: number } {
    const wanted = termBytes(prefix);
    const from = this.bound((cursor) => cursor.compare(wanted) < 0);
    const to = this.bound((cursor) => cursor.compare(wanted) < 0 || cursor.startsWith(wanted));
    return { from, to };
  }

  /** Reads terms from one on, in order. */
  cursorAt(number: number): TermCursor {
    const cursor = new TermCursor(this);
    const block = Math.floor(number / termsOfABlock);
    if (block < this.blocks.length) cursor.toBlock(block);
    else cursor.toEnd();
    while (cursor.number + 1 < number && cursor.next());
    return cursor;
  }

  /** How many terms are before the first that is not `isBefore`; the terms before it must all be. */
  private bound(isBefore: (cursor: TermCursor) => boolean): number {
    const cursor = new TermCursor(this);
    let low = 0;
    let high = this.blocks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      cursor.toBlock(middle);
      cursor.next();
      if (isBefore(cursor)) low = middle + 1;
      else high = middle;
    }
    if (low === 0) return 0;
    cursor.toBlock(low - 1);
    const end = Math.min(this.size, low * termsOfABlock);
    while (cursor.number + 1 < end) {
      cursor.next();
      if (!isBefore(cursor)) return cursor.number;
    }
    return end;
  }
}

/** A place in a dictionary; `bytes` up to `length` are the term there. */
export class TermCursor {
  number = -1;
  length = 0;
  /** Bytes that the term has in common with the one that the cursor stood at before it, as written; 0 at a block. */
  shared = 0;
  bytes = new Uint8Array(64);
  private at = 0;

  constructor(private readonly dictionary: Dictionary) {}

  /** Before a block's first term. */
  toBlock(block: number): void {
    this.number = block * termsOfABlock - 1;
    this.at = this.dictionary.blocks[block] ?? 0;
    this.length = 0;
  }

  toEnd(): void {
    this.number = this.dictionary.size - 1;
  }

  /** On to the next term; false at the end. */
  next(): boolean {
    if (this.number + 1 >= this.dictionary.size) return false;
    this.number += 1;
    const from = this.dictionary.bytes;
    let { at } = this;
    let shared = from[at] ?? 0;
    at += 1;
    if (shared > 0x7f) {
      shared &= 0x7f;
      for (let shift = 7, byte = 0x80; byte > 0x7f; shift += 7) {
        byte = from[at] ?? 0;
        at += 1;
        shared |= (byte & 0x7f) << shift;
      }
    }
    let more = from[at] ?? 0;
    at += 1;
    if (more > 0x7f) {
      more &= 0x7f;
      for (let shift = 7, byte = 0x80; byte > 0x7f; shift += 7) {
        byte = from[at] ?? 0;
        at += 1;
        more |= (byte & 0x7f) << shift;
      }
    }
    if (shared + more > this.bytes.length) {
      const wider = new Uint8Array((shared + more) * 2);
      wider.set(this.bytes);
      this.bytes = wider;
    }
    const { bytes } = this;
    for (let index = 0; index < more; index += 1) bytes[shared + index] = from[at + index] ?? 0;
    this.at = at + more;
    this.shared = shared;
    this.length = shared + more;
    return true;
  }

  /** Less than, equal to or greater than 0, as the term stands to another. */
  compare(other: Uint8Array): number {
    const most = Math.min(this.length, other.length);
    for (let at = 0; at < most; at += 1) {
      const difference = (this.bytes[at] ?? 0) - (other[at] ?? 0);
      if (difference !== 0) return difference;
    }
    return this.length - other.length;
  }

  /** The same, to the term of another cursor. */
  compareTo(other: TermCursor): number {
    const [mine, theirs] = [this.bytes, other.bytes];
    const most = Math.min(this.length, other.length);
    for (let at = 0; at < most; at += 1) {
      const difference = (mine[at] ?? 0) - (theirs[at] ?? 0);
      if (difference !== 0) return difference;
    }
    return this.length - other.length;
  }

  startsWith(prefix: Uint8Array): boolean {
    if (this.length < prefix.length) return false;
    for (let at = 0; at < prefix.length; at += 1) {
      if (this.bytes[at] !== prefix[at]) return false;
    }
    return true;
  }

  term(): string {
    return decodeTerm(this.bytes, this.length);
  }

  /** UTF-16 units of the term. */
  units(): number {
    let count = 0;
    for (let at = 0; at < this.length; at += 1) if (((this.bytes[at] ?? 0) & 0xc0) !== 0x80) count += 1;
    return count;
  }
}
