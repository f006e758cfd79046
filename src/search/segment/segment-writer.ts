import { ByteWriter } from './byte-writer';
import { DictionaryWriter } from './dictionary';
import { grown } from './grown';
import { writeFile } from './sections';
import { positionsMagic, segmentMagic, segmentVersion } from './segment-format';
import type { WrittenColumns } from './columns-writer';

/** Postings between two entries of the skip table. */
export const postingsOfABlock = 128;

/** A segment and, in a file of its own, the places of its words. */
export interface SegmentFiles {
  readonly segment: ArrayBuffer;
  readonly positions: ArrayBuffer;
}

/** Documents that hold a term in one field, ascending, in arrays from `from` to `to`; `places`: as many as `counts` say. */
export interface PostingsToWrite {
  readonly field: number;
  readonly from: number;
  readonly to: number;
  readonly documents: Uint32Array;
  readonly counts: Uint32Array;
  readonly places: Uint32Array;
  readonly placesFrom: number;
}

/**
 * Writes a segment term by term, in order; what builds one from texts and what merges others both end here, so their
 * files are the same to the byte. For each term: a varint of the fields it is in (a bit each); for each of those the
 * count of documents; if that is more than a block, the bytes of the list and its first skip entry (u32 each); then
 * for each document varint (distance from the one before, shifted by one, lowest bit: the term is there once), and
 * the count if it is not once. Skip entries, one for each 128 postings: last document, end of the block in bytes,
 * greatest count and least length in the block, which bound any score in it.
 */
export class SegmentWriter {
  private readonly dictionary = new DictionaryWriter();
  private readonly postings = new ByteWriter(1 << 16);
  private readonly places = new ByteWriter(1 << 16);
  private termStarts = new Uint32Array(1 << 8);
  private placeStarts = new Uint32Array(1 << 8);
  private skips = 0;
  private skipDocument = new Uint32Array(1 << 6);
  private skipEnd = new Uint32Array(1 << 6);
  private skipCount = new Uint16Array(1 << 6);
  private skipLength = new Uint16Array(1 << 6);
  private skipPlace = new Uint32Array(1 << 6);

  /** `lengths`: by field the stored lengths (see `storeLength`) of every document. */
  constructor(private readonly lengths: readonly Uint16Array[]) {}

  writeTerm(term: Uint8Array, lists: readonly PostingsToWrite[]): void {
    const number = this.dictionary.size;
    this.dictionary.add(term);
    this.termStarts = grown(this.termStarts, number + 1);
    this.placeStarts = grown(this.placeStarts, number + 1);
    this.termStarts[number] = this.postings.length;
    this.placeStarts[number] = this.places.length;
    let fields = 0;
    for (const { field } of lists) fields |= 1 << field;
    this.postings.writeVarint(fields >>> 0);
    for (const list of lists) this.writeList(list);
  }

  private writeList({ field, from, to, documents, counts, places, placesFrom }: PostingsToWrite): void {
    const { postings, places: out } = this;
    const lengths = this.lengths[field] ?? new Uint16Array();
    const count = to - from;
    const isLong = count > postingsOfABlock;
    postings.writeVarint(count);
    postings.reserve(count * 10 + 8);
    const bytes = postings.bytes;
    let end = postings.length;
    const head = end;
    if (isLong) end += 8;
    const start = end;
    const firstSkip = this.skips;
    const placesHead = out.length;
    out.reserve(4);
    out.length += 4;
    let before = 0;
    let mostCount = 0;
    let leastLength = 0xffff;
    let place = placesFrom;
    for (let at = from; at < to; at += 1) {
      const document = documents[at] ?? 0;
      const times = counts[at] ?? 0;
      let rest = (document - before) * 2 + (times === 1 ? 1 : 0);
      before = document;
      while (rest > 0x7f) {
        bytes[end] = (rest & 0x7f) | 0x80;
        end += 1;
        rest >>>= 7;
      }
      bytes[end] = rest;
      end += 1;
      if (times !== 1) {
        rest = times;
        while (rest > 0x7f) {
          bytes[end] = (rest & 0x7f) | 0x80;
          end += 1;
          rest >>>= 7;
        }
        bytes[end] = rest;
        end += 1;
      }
      out.reserve(times * 5);
      const outBytes = out.bytes;
      let outEnd = out.length;
      let last = 0;
      for (let left = times; left > 0; left -= 1, place += 1) {
        const here = places[place] ?? 0;
        // 0: an occurrence without a place of its own; see positions.ts.
        rest = here === 0 ? 0 : here - last;
        if (here !== 0) last = here;
        while (rest > 0x7f) {
          outBytes[outEnd] = (rest & 0x7f) | 0x80;
          outEnd += 1;
          rest >>>= 7;
        }
        outBytes[outEnd] = rest;
        outEnd += 1;
      }
      out.length = outEnd;
      if (!isLong) continue;
      if (times > mostCount) mostCount = times;
      const length = lengths[document] ?? 0;
      if (length < leastLength) leastLength = length;
      if ((at - from + 1) % postingsOfABlock === 0 || at === to - 1) {
        this.writeSkip(document, end - start, mostCount, leastLength, out.length - placesHead - 4);
        mostCount = 0;
        leastLength = 0xffff;
      }
    }
    postings.length = end;
    if (isLong) {
      postings.patchU32(head, end - start);
      postings.patchU32(head + 4, firstSkip);
    }
    out.patchU32(placesHead, out.length - placesHead - 4);
  }

  private writeSkip(document: number, end: number, mostCount: number, leastLength: number, placeEnd: number): void {
    const at = this.skips;
    this.skips += 1;
    this.skipDocument = grown(this.skipDocument, this.skips);
    this.skipEnd = grown(this.skipEnd, this.skips);
    this.skipCount = grown(this.skipCount, this.skips);
    this.skipLength = grown(this.skipLength, this.skips);
    this.skipPlace = grown(this.skipPlace, this.skips);
    this.skipDocument[at] = document;
    this.skipEnd[at] = end;
    this.skipCount[at] = Math.min(mostCount, 0xffff);
    this.skipLength[at] = leastLength;
    this.skipPlace[at] = placeEnd;
  }

  /** The files. `longLengths`: pairs of (document × fields + field, length) for lengths that do not fit. */
  finish(documents: number, longLengths: Uint32Array, columns: WrittenColumns): SegmentFiles {
    const terms = this.dictionary.size;
    const { blocks, bytes } = this.dictionary.finish();
    const segment = writeFile({
      magic: segmentMagic,
      version: segmentVersion,
      counts: [documents, terms, this.lengths.length, columns.numbers.length, columns.codes.length],
      sections: [
        blocks,
        bytes,
        this.termStarts.subarray(0, terms),
        this.postings.written(),
        this.skipDocument.subarray(0, this.skips),
        this.skipEnd.subarray(0, this.skips),
        this.skipCount.subarray(0, this.skips),
        this.skipLength.subarray(0, this.skips),
        longLengths,
        ...this.lengths,
        ...columns.numbers,
        ...columns.codes,
        ...columns.values,
      ],
    });
    const positions = writeFile({
      magic: positionsMagic,
      version: segmentVersion,
      counts: [documents, terms],
      sections: [this.placeStarts.subarray(0, terms), this.skipPlace.subarray(0, this.skips), this.places.written()],
    });
    return { segment, positions };
  }
}
