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
    readonly places: Uint8Array,
  ) {}

  /** Opens a file; null when it is cut, damaged or not of this segment. `isFresh`: it was just made and never stored. */
  static open(buffer: ArrayBuffer, segment: Segment, isFresh = false): Positions | null {
    const file = readFile(buffer, positionsMagic, segmentVersion, isFresh);
    const [starts, skips, places] = file?.sections ?? [];
    if (!file || !starts || !skips || !places) return null;
    if (file.counts[0] !== segment.documents || file.counts[1] !== segment.dictionary.size) return null;
    return new Positions(buffer, segment, viewOf(Uint32Array, starts), viewOf(Uint32Array, skips), places);
  }

  /** A cursor over one list of a term. */
  cursor(term: number, list: PostingList): PlaceCursor {
    return new PlaceCursor(this.segment, list, this.places, this.startOf(term, list), this.skipPlace);
  }

  /** Where the places of a list begin in `places`: posting after posting as many varints as it has occurrences. */
  startOf(term: number, list: PostingList): number {
    let at = this.starts[term] ?? 0;
    for (let ordinal = 0; ordinal < list.ordinal; ordinal += 1) at += 4 + readU32(this.places, at);
    return at + 4;
  }

  /** Bytes of the places of a list that begin there. */
  bytesFrom(start: number): number {
    return readU32(this.places, start - 4);
  }
}

/** Goes through a posting list and the places of its documents, forward only. */
export class PlaceCursor {
  /** Places of the document it was read at, ascending, from 1; good up to `count`, until the next `read`. */
  places = new Uint32Array(16);
  count = 0;
  /** Made when first asked: a phrase that ends in a short prefix has thousands of cursors. */
  private documents: Uint32Array | null = null;
  private counts = none;
  private block = -1;
  private length = 0;
  private index = 0;
  /** Where the places of `index` begin. */
  private at = 0;

  constructor(
    private readonly segment: Segment,
    private readonly list: PostingList,
    private readonly bytes: Uint8Array,
    private readonly start: number,
    private readonly skipPlace: Uint32Array,
  ) {}

  /** Whether a document is in the list; then it is at it. Documents must be asked for in order. */
  seek(document: number): boolean {
    if (!this.documents) {
      this.documents = new Uint32Array(postingsOfABlock);
      this.counts = new Uint32Array(postingsOfABlock);
    }
    const { documents, counts, bytes } = this;
    if (this.block < 0 || (documents[this.length - 1] ?? 0) < document) {
      const { segment, list } = this;
      const block = segment.findBlock(list, Math.max(0, this.block), document);
      const next = block === this.block ? block + 1 : block;
      if (next >= segment.blocksOf(list)) return false;
      this.length = segment.decodeBlock(list, next, documents, counts);
      this.at = this.start + (next > 0 ? (this.skipPlace[list.firstSkip + next - 1] ?? 0) : 0);
      this.block = next;
      this.index = 0;
    }
    let { index, at } = this;
    let left = 0;
    for (; index < this.length && (documents[index] ?? 0) < document; index += 1) left += counts[index] ?? 0;
    for (; left > 0; at += 1) if ((bytes[at] ?? 0) < 0x80) left -= 1;
    this.index = index;
    this.at = at;
    return index < this.length && documents[index] === document;
  }

  /** Reads the places of the document it is at; those of occurrences without one are left out. */
  read(): void {
    const occurrences = this.counts[this.index] ?? 0;
    if (this.places.length < occurrences) this.places = new Uint32Array(occurrences * 2);
    const { bytes, places } = this;
    let { at } = this;
    let place = 0;
    let count = 0;
    for (let left = occurrences; left > 0; left -= 1) {
      let byte = bytes[at] ?? 0;
      at += 1;
      let step = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at] ?? 0;
        at += 1;
        step |= (byte & 0x7f) << shift;
      }
      if (step === 0) continue;
      place += step;
      places[count] = place;
      count += 1;
    }
    this.count = count;
  }
}

const none = new Uint32Array();
