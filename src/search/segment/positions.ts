import { readFile } from './sections';
import { postingsOfABlock } from './segment-writer';
import { positionsMagic, segmentVersion } from './segment-format';
import { readU32, viewOf, type PostingList, type Segment } from './segment';

/**
 * The places of words, beside a segment: for each term its lists by field, each a u32 of its bytes and, for each
 * posting, as many varints as its count, distances from the place before. 0 is an occurrence without a place: a term
 * that covers several others, which no phrase asks for.
 */
export class Positions {
  private constructor(
    readonly buffer: ArrayBuffer,
    private readonly segment: Segment,
    private readonly starts: Uint32Array,
    private readonly skipPlace: Uint32Array,
    private readonly places: Uint8Array,
  ) {}

  /** Opens a file; null when it is cut, damaged or not of this segment. */
  static open(buffer: ArrayBuffer, segment: Segment): Positions | null {
    const file = readFile(buffer, positionsMagic, segmentVersion);
    const [starts, skips, places] = file?.sections ?? [];
    if (!file || !starts || !skips || !places) return null;
    if (file.counts[0] !== segment.documents || file.counts[1] !== segment.dictionary.size) return null;
    return new Positions(buffer, segment, viewOf(Uint32Array, starts), viewOf(Uint32Array, skips), places);
  }

  /** A cursor over one list of a term. */
  cursor(term: number, list: PostingList): PlaceCursor {
    return new PlaceCursor(this.segment, list, this.places, this.startOf(term, list), this.skipPlace);
  }

  /** A reader of all places of one list, in order. */
  reader(term: number, list: PostingList): PlaceReader {
    return new PlaceReader(this.places, this.startOf(term, list));
  }

  private startOf(term: number, list: PostingList): number {
    let at = this.starts[term] ?? 0;
    for (let ordinal = 0; ordinal < list.ordinal; ordinal += 1) at += 4 + readU32(this.places, at);
    return at + 4;
  }
}

/** Reads places posting by posting. */
export class PlaceReader {
  constructor(
    private readonly places: Uint8Array,
    private at: number,
  ) {}

  /** The places of the next posting, of so many occurrences, as they were written: from 1, 0 for those without one. */
  read(count: number, into: Uint32Array, from: number): void {
    let place = 0;
    let { at } = this;
    for (let index = from; index < from + count; index += 1) {
      let byte = this.places[at] ?? 0;
      at += 1;
      let step = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = this.places[at] ?? 0;
        at += 1;
        step |= (byte & 0x7f) << shift;
      }
      place += step;
      into[index] = step === 0 ? 0 : place;
    }
    this.at = at;
  }
}

/** Goes through a posting list and the places of its documents, forward only. */
export class PlaceCursor {
  private readonly documents = new Uint32Array(postingsOfABlock);
  private readonly counts = new Uint32Array(postingsOfABlock);
  private block = -1;
  private length = 0;
  private index = 0;
  /** Where the places of `index` begin. */
  private at = 0;

  constructor(
    private readonly segment: Segment,
    private readonly list: PostingList,
    private readonly places: Uint8Array,
    private readonly start: number,
    private readonly skipPlace: Uint32Array,
  ) {}

  /** The places of a document, ascending, from 1; null when it is not in the list. Documents must be asked for in order. */
  seek(document: number): readonly number[] | null {
    if (this.block < 0 || (this.documents[this.length - 1] ?? 0) < document) {
      const block = this.segment.findBlock(this.list, Math.max(0, this.block), document);
      const next = block === this.block ? block + 1 : block;
      if (next >= this.segment.blocksOf(this.list)) return null;
      this.length = this.segment.decodeBlock(this.list, next, this.documents, this.counts);
      this.at = this.start + (next > 0 ? (this.skipPlace[this.list.firstSkip + next - 1] ?? 0) : 0);
      this.block = next;
      this.index = 0;
    }
    const { documents, counts, places } = this;
    while (this.index < this.length && (documents[this.index] ?? 0) < document) {
      for (let left = counts[this.index] ?? 0; left > 0; this.at += 1) if ((places[this.at] ?? 0) < 0x80) left -= 1;
      this.index += 1;
    }
    if (this.index >= this.length || documents[this.index] !== document) return null;
    return this.read(counts[this.index] ?? 0);
  }

  private read(count: number): readonly number[] {
    const places = new Uint32Array(count);
    new PlaceReader(this.places, this.at).read(count, places, 0);
    return Array.from(places).filter((place) => place > 0);
  }
}
