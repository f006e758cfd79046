import { ColumnsWriter } from '../segment/columns-writer';
import type { TermCursor } from '../segment/dictionary';
import { grown } from '../segment/grown';
import { Positions } from '../segment/positions';
import { Segment, type PostingList } from '../segment/segment';
import type { SegmentSchema } from '../segment/segment-builder';
import { longLength } from '../segment/segment-format';
import { postingsOfABlock, SegmentWriter, type PostingsToWrite, type SegmentFiles } from '../segment/segment-writer';

/** The files of a segment and which of its documents were removed: plain data, so that a worker can merge. */
export interface MergeInput {
  readonly segment: ArrayBuffer;
  readonly positions: ArrayBuffer;
  readonly removed: Uint8Array | null;
}

interface Source {
  readonly segment: Segment;
  readonly positions: Positions;
  /** By document its number in the merged segment, -1 for a removed one. */
  readonly numbers: Int32Array;
  readonly cursor: TermCursor;
  isDone: boolean;
}

/**
 * Merges segments, in order, without their removed documents. The files are byte for byte those of one build from the
 * documents that are left. A pure function of its buffers; null when no document is left. Throws when a buffer is
 * damaged: nothing must be made from it.
 */
export function mergeSegments(inputs: readonly MergeInput[], schema: SegmentSchema): SegmentFiles | null {
  let documents = 0;
  const sources = inputs.map((input): Source => {
    const segment = Segment.open(input.segment, schema);
    const positions = segment && Positions.open(input.positions, segment);
    if (!segment || !positions) throw new Error('a segment to be merged does not open');
    const numbers = new Int32Array(segment.documents);
    for (let document = 0; document < numbers.length; document += 1) {
      const isRemoved = input.removed?.[document] === 1;
      numbers[document] = isRemoved ? -1 : documents;
      if (!isRemoved) documents += 1;
    }
    const cursor = segment.dictionary.cursorAt(0);
    return { segment, positions, numbers, cursor, isDone: !cursor.next() };
  });
  if (documents === 0) return null;
  const { lengths, longLengths, columns } = mergeDocuments(sources, documents, schema);
  const writer = new SegmentWriter(lengths);
  const gathered = new GatheredPostings();
  for (;;) {
    const first = leastTerm(sources);
    if (!first) break;
    const term = first.cursor.bytes.slice(0, first.cursor.length);
    const holding = sources.filter(({ cursor, isDone }) => !isDone && cursor.compare(term) === 0);
    const lists = gathered.gather(holding, schema.fields);
    if (lists.length > 0) writer.writeTerm(term, lists);
    for (const source of holding) source.isDone = !source.cursor.next();
  }
  return writer.finish(documents, longLengths, columns);
}

function leastTerm(sources: readonly Source[]): Source | null {
  let least: Source | null = null;
  for (const source of sources) {
    if (source.isDone) continue;
    if (!least || source.cursor.compare(least.cursor.bytes.subarray(0, least.cursor.length)) < 0) least = source;
  }
  return least;
}

function mergeDocuments(sources: readonly Source[], documents: number, schema: SegmentSchema) {
  const lengths = Array.from({ length: schema.fields }, () => new Uint16Array(documents));
  const longLengths: number[] = [];
  const columns = new ColumnsWriter(schema.columns);
  for (const { segment, numbers } of sources) {
    for (let document = 0; document < numbers.length; document += 1) {
      const number = numbers[document] ?? -1;
      if (number < 0) continue;
      for (const [field, into] of lengths.entries()) {
        const stored = segment.lengths[field]?.[document] ?? 0;
        into[number] = stored;
        if (stored === longLength) {
          longLengths.push(number * schema.fields + field, segment.lengthOf(document, field) ?? 0);
        }
      }
      columns.add({
        numbers: segment.numbers.map((column) => column[document] ?? 0),
        texts: segment.codes.map((_, column) => segment.textOf(column, document)),
      });
    }
  }
  return { lengths, longLengths: Uint32Array.from(longLengths), columns: columns.finish() };
}

/** The postings of one term out of several segments, one after the other in arrays that are used again. */
class GatheredPostings {
  private documents = new Uint32Array(1 << 10);
  private counts = new Uint32Array(1 << 10);
  private places = new Uint32Array(1 << 12);
  private length = 0;
  private placed = 0;
  private readonly blockDocuments = new Uint32Array(postingsOfABlock);
  private readonly blockCounts = new Uint32Array(postingsOfABlock);

  gather(sources: readonly Source[], fields: number): readonly PostingsToWrite[] {
    this.length = 0;
    this.placed = 0;
    const found = sources.map((source) => source.segment.listsOf(source.cursor.number));
    const ranges: { field: number; from: number; to: number; placesFrom: number }[] = [];
    for (let field = 0; field < fields; field += 1) {
      const from = this.length;
      const placesFrom = this.placed;
      for (const [at, source] of sources.entries()) {
        for (const list of found[at] ?? []) if (list.field === field) this.take(source, list);
      }
      if (this.length > from) ranges.push({ field, from, to: this.length, placesFrom });
    }
    const { documents, counts, places } = this;
    return ranges.map((range) => ({ ...range, documents, counts, places }));
  }

  private take({ segment, positions, numbers, cursor }: Source, list: PostingList): void {
    const reader = positions.reader(cursor.number, list);
    for (let block = 0, blocks = segment.blocksOf(list); block < blocks; block += 1) {
      const length = segment.decodeBlock(list, block, this.blockDocuments, this.blockCounts);
      for (let index = 0; index < length; index += 1) {
        const number = numbers[this.blockDocuments[index] ?? 0] ?? -1;
        const count = this.blockCounts[index] ?? 0;
        this.places = grown(this.places, this.placed + count);
        reader.read(count, this.places, this.placed);
        if (number < 0) continue;
        this.placed += count;
        if (this.length >= this.documents.length) {
          this.documents = grown(this.documents, this.length + 1);
          this.counts = grown(this.counts, this.length + 1);
        }
        this.documents[this.length] = number;
        this.counts[this.length] = count;
        this.length += 1;
      }
    }
  }
}
