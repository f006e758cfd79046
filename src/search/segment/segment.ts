import { noValue, type ColumnSchema } from './columns-writer';
import { Dictionary } from './dictionary';
import { readFile } from './sections';
import { longLength, segmentMagic, segmentVersion } from './segment-format';
import { postingsOfABlock } from './segment-writer';

/** Where the postings of a term in one field lie. */
export interface PostingList {
  readonly field: number;
  /** Documents, removed ones included. */
  readonly count: number;
  /** Of the first posting in `Segment.postings`. */
  readonly start: number;
  /** Its place among the term's lists. */
  readonly ordinal: number;
  /** First entry of the skip table; -1 for a list of one block, which has none. */
  readonly firstSkip: number;
}

/** The lists of one term, in objects that are filled again for the next: a prefix stands for thousands of terms. */
export class TermLists {
  length = 0;
  private readonly lists: { -readonly [Key in keyof PostingList]: PostingList[Key] }[] = [];

  /** The one of a field, good until others are read into this; undefined when the term is not in it. */
  of(field: number): PostingList | undefined {
    for (let at = 0; at < this.length; at += 1) if (this.lists[at]?.field === field) return this.lists[at];
    return undefined;
  }

  add(field: number, count: number, start: number, firstSkip: number): void {
    const list = this.lists[this.length];
    if (list) {
      list.field = field;
      list.count = count;
      list.start = start;
      list.firstSkip = firstSkip;
    } else this.lists.push({ field, count, start, ordinal: this.length, firstSkip });
    this.length += 1;
  }

  /** Copies that stay as they are. */
  copies(): PostingList[] {
    return this.lists.slice(0, this.length).map((list) => ({ ...list }));
  }
}

/** One immutable part of the index: typed arrays over one buffer, nothing parsed. */
export class Segment {
  readonly documents: number;
  readonly dictionary: Dictionary;
  readonly termStarts: Uint32Array;
  readonly postings: Uint8Array;
  readonly skipDocument: Uint32Array;
  readonly skipEnd: Uint32Array;
  readonly skipCount: Uint16Array;
  readonly skipLength: Uint16Array;
  /** By field, by document: 0 for no such field, else the length + 1, or `longLength`. */
  readonly lengths: readonly Uint16Array[];
  readonly numbers: readonly Int32Array[];
  readonly codes: readonly Int32Array[];
  readonly values: readonly (readonly string[])[];
  private readonly longLengths: Uint32Array;
  private longest = -1;

  private constructor(
    readonly buffer: ArrayBuffer,
    counts: Uint32Array,
    sections: readonly Uint8Array[],
  ) {
    const [documents = 0, terms = 0, fields = 0, numbers = 0, texts = 0] = counts;
    const section = (index: number): Uint8Array => sections[index] ?? new Uint8Array();
    const u32 = (index: number): Uint32Array => viewOf(Uint32Array, section(index));
    const u16 = (index: number): Uint16Array => viewOf(Uint16Array, section(index));
    const i32 = (index: number): Int32Array => viewOf(Int32Array, section(index));
    this.documents = documents;
    this.dictionary = new Dictionary(terms, u32(0), section(1));
    this.termStarts = u32(2);
    this.postings = section(3);
    this.skipDocument = u32(4);
    this.skipEnd = u32(5);
    this.skipCount = u16(6);
    this.skipLength = u16(7);
    this.longLengths = u32(8);
    this.lengths = many(9, fields).map(u16);
    this.numbers = many(9 + fields, numbers).map(i32);
    this.codes = many(9 + fields + numbers, texts).map(i32);
    const decoder = new TextDecoder('utf-8', { fatal: true });
    // Written by ColumnsWriter; the checksum says that it is unchanged.
    this.values = many(9 + fields + numbers + texts, texts).map(
      (index) => JSON.parse(decoder.decode(section(index))) as readonly string[],
    );
  }

  /** Opens a file; null when it is cut, damaged, of another version or of other fields and columns. `isFresh`: as in `readFile`. */
  static open(
    buffer: ArrayBuffer,
    schema: { readonly fields: number; readonly columns: ColumnSchema },
    isFresh = false,
  ): Segment | null {
    const file = readFile(buffer, segmentMagic, segmentVersion, isFresh);
    const [, , fields, numbers, texts] = file?.counts ?? [];
    if (!file || fields !== schema.fields || numbers !== schema.columns.numbers || texts !== schema.columns.texts) {
      return null;
    }
    return new Segment(buffer, file.counts, file.sections);
  }

  /** The greatest stored length of any field. */
  get longestStored(): number {
    if (this.longest < 0) {
      this.longest = 0;
      for (const lengths of this.lengths) {
        for (let at = 0; at < lengths.length; at += 1) this.longest = Math.max(this.longest, lengths[at] ?? 0);
      }
    }
    return this.longest;
  }

  /** A field's length of a document, or null when it has no such field. */
  lengthOf(document: number, field: number): number | null {
    const stored = this.lengths[field]?.[document] ?? 0;
    if (stored < longLength) return stored === 0 ? null : stored - 1;
    const key = document * this.lengths.length + field;
    for (let at = 0; at < this.longLengths.length; at += 2) {
      if (this.longLengths[at] === key) return this.longLengths[at + 1] ?? 0;
    }
    return null;
  }

  /** The postings of a term, by field ascending. */
  listsOf(term: number): readonly PostingList[] {
    const lists = new TermLists();
    this.readLists(term, lists);
    return lists.copies();
  }

  /** The same, into what was read into before. */
  readLists(term: number, lists: TermLists): void {
    const { postings } = this;
    lists.length = 0;
    let at = this.termStarts[term] ?? 0;
    let byte = 0;
    let mask = 0;
    for (let shift = 0; ; shift += 7) {
      byte = postings[at] ?? 0;
      at += 1;
      mask |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    for (let field = 0; mask !== 0; field += 1, mask >>>= 1) {
      if ((mask & 1) === 0) continue;
      let count = 0;
      for (let shift = 0; ; shift += 7) {
        byte = postings[at] ?? 0;
        at += 1;
        count |= (byte & 0x7f) << shift;
        if (byte < 0x80) break;
      }
      if (count > postingsOfABlock) {
        const bytes = readU32(postings, at);
        lists.add(field, count, at + 8, readU32(postings, at + 4));
        at += 8 + bytes;
        continue;
      }
      lists.add(field, count, at, -1);
      if (mask === 1) break;
      for (let left = count; left > 0; left -= 1) {
        byte = postings[at] ?? 0;
        at += 1;
        const isOnce = (byte & 1) === 1;
        while (byte > 0x7f) {
          byte = postings[at] ?? 0;
          at += 1;
        }
        if (isOnce) continue;
        do {
          byte = postings[at] ?? 0;
          at += 1;
        } while (byte > 0x7f);
      }
    }
  }

  /** Bytes of the postings of the terms `[from, to)`: what it costs to read them. */
  costOf(from: number, to: number): number {
    const end = to < this.termStarts.length ? (this.termStarts[to] ?? 0) : this.postings.length;
    return from >= to ? 0 : end - (this.termStarts[from] ?? 0);
  }

  /** Blocks of a list. */
  blocksOf({ count, firstSkip }: PostingList): number {
    return firstSkip < 0 ? 1 : Math.ceil(count / postingsOfABlock);
  }

  /** Reads one block of a list into two arrays of at least `postingsOfABlock`, and gives how many postings it has. */
  decodeBlock(
    { count, start, firstSkip }: PostingList,
    block: number,
    documents: Uint32Array,
    counts: Uint32Array,
  ): number {
    const { postings } = this;
    const length = Math.min(postingsOfABlock, count - block * postingsOfABlock);
    let at = start;
    let document = 0;
    if (block > 0) {
      at += this.skipEnd[firstSkip + block - 1] ?? 0;
      document = this.skipDocument[firstSkip + block - 1] ?? 0;
    }
    for (let index = 0; index < length; index += 1) {
      let byte = postings[at] ?? 0;
      at += 1;
      let value = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = postings[at] ?? 0;
        at += 1;
        value |= (byte & 0x7f) << shift;
      }
      document += value >>> 1;
      documents[index] = document;
      if ((value & 1) === 1) {
        counts[index] = 1;
        continue;
      }
      byte = postings[at] ?? 0;
      at += 1;
      let times = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = postings[at] ?? 0;
        at += 1;
        times |= (byte & 0x7f) << shift;
      }
      counts[index] = times;
    }
    return length;
  }

  /** The first block, from one on, whose last document is not before this one: galloping, then halving. */
  findBlock(list: PostingList, from: number, document: number): number {
    const { skipDocument } = this;
    const { firstSkip } = list;
    if (firstSkip < 0) return from;
    const blocks = this.blocksOf(list);
    if (from >= blocks || (skipDocument[firstSkip + from] ?? 0) >= document) return from;
    let low = from;
    let step = 1;
    while (low + step < blocks && (skipDocument[firstSkip + low + step] ?? 0) < document) {
      low += step;
      step *= 2;
    }
    let high = Math.min(blocks, low + step);
    low += 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((skipDocument[firstSkip + middle] ?? 0) < document) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** A column's value of a document as text, or null. */
  textOf(column: number, document: number): string | null {
    const code = this.codes[column]?.[document] ?? noValue;
    return this.values[column]?.[code] ?? null;
  }
}

function many(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, index) => from + index);
}

export function readU32(bytes: Uint8Array, at: number): number {
  const low = (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
  return (low | ((bytes[at + 2] ?? 0) << 16) | ((bytes[at + 3] ?? 0) << 24)) >>> 0;
}

/** Looks at bytes as wider numbers; they begin at a multiple of 8 in a file. */
export function viewOf<A>(
  kind: { new (buffer: ArrayBufferLike, byteOffset: number, length: number): A; readonly BYTES_PER_ELEMENT: number },
  bytes: Uint8Array,
): A {
  return new kind(bytes.buffer, bytes.byteOffset, Math.floor(bytes.length / kind.BYTES_PER_ELEMENT));
}
