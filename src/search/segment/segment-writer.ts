import { ByteWriter } from './byte-writer';
import { DictionaryWriter } from './dictionary';
import { grown } from './grown';
import { writeFile } from './sections';
import { positionsMagic, segmentMagic, segmentVersion } from './segment-format';
import type { WrittenColumns } from './columns-writer';

/** Postings between two entries of the skip table. */
export const postingsOfABlock = 128;

const noLengths = new Uint16Array();

/** A segment and, in a file of its own, the places of its words. */
export interface SegmentFiles {
  readonly segment: ArrayBuffer;
  readonly positions: ArrayBuffer;
}

/**
 * Writes a segment term by term, in order, list by list, posting by posting; what builds one from texts and what merges
 * others both end here, so their files are the same to the byte. For each term: a varint of the fields it is in (a bit each); for each of those the
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
  /** Of the list being written. */
  isLong = false;
  private listHead = 0;
  private listStart = 0;
  private firstSkip = 0;
  private placesHead = 0;
  private listLengths: Uint16Array = noLengths;
  /** Postings that are still to come, and those of the block so far. */
  private left = 0;
  private inBlock = 0;
  private before = 0;
  private mostCount = 0;
  private leastLength = 0xffff;

  /** `lengths`: by field the stored lengths (see `storeLength`) of every document. */
  constructor(private readonly lengths: readonly Uint16Array[]) {}

  /** `fields`: a bit for each field the term is in; a list for each of them follows, by field ascending. */
  startTerm(term: Uint8Array, fields: number): void {
    const number = this.dictionary.size;
    this.dictionary.add(term);
    this.termStarts = grown(this.termStarts, number + 1);
    this.placeStarts = grown(this.placeStarts, number + 1);
    this.termStarts[number] = this.postings.length;
    this.placeStarts[number] = this.places.length;
    this.postings.writeVarint(fields >>> 0);
  }

  /** `count`: documents of the list; as many postings follow, by document ascending, each with its places. */
  startList(field: number, count: number): void {
    const { postings, places } = this;
    postings.writeVarint(count);
    postings.reserve(count * 10 + 8);
    this.isLong = count > postingsOfABlock;
    this.listHead = postings.length;
    if (this.isLong) postings.length += 8;
    this.listStart = postings.length;
    this.firstSkip = this.skips;
    this.placesHead = places.length;
    places.reserve(4);
    places.length += 4;
    this.listLengths = this.lengths[field] ?? noLengths;
    this.left = count;
    this.inBlock = 0;
    this.before = 0;
    this.mostCount = 0;
    this.leastLength = 0xffff;
  }

  /** A posting whose places are in an array. */
  post(document: number, times: number, places: Uint32Array, from: number): void {
    this.writePosting(document, times);
    const out = this.places;
    out.reserve(times * 5);
    const { bytes } = out;
    let { length } = out;
    let last = 0;
    for (let at = from; at < from + times; at += 1) {
      const here = places[at] ?? 0;
      // 0: an occurrence without a place of its own; see positions.ts.
      let rest = here === 0 ? 0 : here - last;
      if (here !== 0) last = here;
      while (rest > 0x7f) {
        bytes[length] = (rest & 0x7f) | 0x80;
        length += 1;
        rest >>>= 7;
      }
      bytes[length] = rest;
      length += 1;
    }
    out.length = length;
    if (this.isLong) this.endPosting(document, times);
  }

  /** Makes room for the places of postings that are written by `postWritten` or `copyPlaces`. */
  reservePlaces(bytes: number): void {
    this.places.reserve(bytes);
  }

  /** Places of several postings as they were written before; only of a list of one block, which has no skips. */
  copyPlaces(written: Uint8Array, from: number, end: number): void {
    const { bytes, length } = this.places;
    for (let at = from; at < end; at += 1) bytes[length + at - from] = written[at] ?? 0;
    this.places.length = length + end - from;
  }

  /** A posting whose places were written before, which are counted anew in each document. Returns where they end. */
  postWritten(document: number, times: number, written: Uint8Array, from: number): number {
    this.writePosting(document, times);
    const out = this.places;
    const { bytes } = out;
    let { length } = out;
    let at = from;
    for (let left = times; left > 0; at += 1, length += 1) {
      const byte = written[at] ?? 0;
      bytes[length] = byte;
      if (byte < 0x80) left -= 1;
    }
    out.length = length;
    if (this.isLong) this.endPosting(document, times);
    return at;
  }

  endList(): void {
    const { postings, places } = this;
    if (this.isLong) {
      postings.patchU32(this.listHead, postings.length - this.listStart);
      postings.patchU32(this.listHead + 4, this.firstSkip);
    }
    places.patchU32(this.placesHead, places.length - this.placesHead - 4);
  }

  /** A posting without its places. */
  writePosting(document: number, times: number): void {
    const { postings } = this;
    const { bytes } = postings;
    let { length } = postings;
    let rest = (document - this.before) * 2 + (times === 1 ? 1 : 0);
    this.before = document;
    while (rest > 0x7f) {
      bytes[length] = (rest & 0x7f) | 0x80;
      length += 1;
      rest >>>= 7;
    }
    bytes[length] = rest;
    length += 1;
    if (times !== 1) {
      rest = times;
      while (rest > 0x7f) {
        bytes[length] = (rest & 0x7f) | 0x80;
        length += 1;
        rest >>>= 7;
      }
      bytes[length] = rest;
      length += 1;
    }
    postings.length = length;
  }

  private endPosting(document: number, times: number): void {
    if (times > this.mostCount) this.mostCount = times;
    const length = this.listLengths[document] ?? 0;
    if (length < this.leastLength) this.leastLength = length;
    this.left -= 1;
    this.inBlock += 1;
    if (this.inBlock < postingsOfABlock && this.left > 0) return;
    const end = this.postings.length - this.listStart;
    this.writeSkip(document, end, this.mostCount, this.leastLength, this.places.length - this.placesHead - 4);
    this.inBlock = 0;
    this.mostCount = 0;
    this.leastLength = 0xffff;
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
