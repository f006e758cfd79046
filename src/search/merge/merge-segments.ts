import { ColumnsWriter } from '../segment/columns-writer';
import type { TermCursor } from '../segment/dictionary';
import { Positions } from '../segment/positions';
import { Segment, TermLists, type PostingList } from '../segment/segment';
import type { SegmentSchema } from '../segment/segment-builder';
import { longLength } from '../segment/segment-format';
import { postingsOfABlock, SegmentWriter, type SegmentFiles } from '../segment/segment-writer';

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
  readonly hasRemoved: boolean;
  readonly cursor: TermCursor;
  /** Of the cursor's term. */
  readonly lists: TermLists;
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
    const before = documents;
    for (let document = 0; document < numbers.length; document += 1) {
      const isRemoved = input.removed?.[document] === 1;
      numbers[document] = isRemoved ? -1 : documents;
      if (!isRemoved) documents += 1;
    }
    const cursor = segment.dictionary.cursorAt(0);
    const hasRemoved = documents - before < numbers.length;
    return { segment, positions, numbers, hasRemoved, cursor, lists: new TermLists(), isDone: !cursor.next() };
  });
  if (documents === 0) return null;
  const { lengths, longLengths, columns } = mergeDocuments(sources, documents, schema);
  const writer = new SegmentWriter(lengths);
  const holding: Source[] = [];
  for (let first = leastTerm(sources); first; first = leastTerm(sources)) {
    holding.length = 0;
    for (const source of sources) {
      if (source.isDone || (source !== first && source.cursor.compareTo(first.cursor) !== 0)) continue;
      source.segment.readLists(source.cursor.number, source.lists);
      holding.push(source);
    }
    writeTerm(writer, holding, first.cursor, schema.fields);
    for (const source of holding) source.isDone = !source.cursor.next();
  }
  return writer.finish(documents, longLengths, columns);
}

function leastTerm(sources: readonly Source[]): Source | null {
  let least: Source | null = null;
  for (const source of sources) {
    if (source.isDone) continue;
    if (!least || source.cursor.compareTo(least.cursor) < 0) least = source;
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

const blockDocuments = new Uint32Array(postingsOfABlock);
const blockCounts = new Uint32Array(postingsOfABlock);
/** By field how many documents of the term are left. */
const left = new Uint32Array(32);

/** Writes what is left of a term out of the segments that have it, one after the other. */
function writeTerm(
  writer: SegmentWriter,
  holding: readonly Source[],
  { bytes, length }: TermCursor,
  fields: number,
): void {
  let inFields = 0;
  for (let field = 0; field < fields; field += 1) {
    let count = 0;
    for (const source of holding) {
      const list = source.lists.of(field);
      if (list) count += source.hasRemoved ? countLeft(source, list) : list.count;
    }
    left[field] = count;
    if (count > 0) inFields |= 1 << field;
  }
  if (inFields === 0) return;
  writer.startTerm(bytes.subarray(0, length), inFields);
  for (let field = 0; field < fields; field += 1) {
    if (left[field] === 0) continue;
    writer.startList(field, left[field] ?? 0);
    for (const source of holding) {
      const list = source.lists.of(field);
      if (list) copyList(writer, source, list);
    }
    writer.endList();
  }
}

function countLeft({ segment, numbers }: Source, list: PostingList): number {
  let count = 0;
  for (let block = 0, blocks = segment.blocksOf(list); block < blocks; block += 1) {
    const length = segment.decodeBlock(list, block, blockDocuments, blockCounts);
    for (let index = 0; index < length; index += 1) if ((numbers[blockDocuments[index] ?? 0] ?? -1) >= 0) count += 1;
  }
  return count;
}

function copyList(
  writer: SegmentWriter,
  { segment, positions, numbers, hasRemoved, cursor }: Source,
  list: PostingList,
): void {
  const { places } = positions;
  let at = positions.startOf(cursor.number, list);
  const end = at + positions.bytesFrom(at);
  writer.reservePlaces(end - at);
  const isWhole = !hasRemoved && !writer.isLong;
  for (let block = 0, blocks = segment.blocksOf(list); block < blocks; block += 1) {
    const length = segment.decodeBlock(list, block, blockDocuments, blockCounts);
    for (let index = 0; index < length; index += 1) {
      const number = numbers[blockDocuments[index] ?? 0] ?? -1;
      let times = blockCounts[index] ?? 0;
      if (isWhole) writer.writePosting(number, times);
      else if (number >= 0) at = writer.postWritten(number, times, places, at);
      else for (; times > 0; at += 1) if ((places[at] ?? 0) < 0x80) times -= 1;
    }
  }
  if (isWhole) writer.copyPlaces(places, at, end);
}
