import type { HeldSegment } from '../live-index';
import type { PostingList } from '../segment/segment';
import { longLength } from '../segment/segment-format';
import { postingsOfABlock } from '../segment/segment-writer';
import { normOf, type NormTable } from './norms';
import type { CodedDocuments } from '../words/find-kin';
import type { ResultSet } from './result-set';

/** What all postings of a list have in common. Score: base + factor · count / (count + norm). */
export interface ListWeights {
  base: number;
  factor: number;
  norms: NormTable;
  average: number;
  k: number;
  b: number;
  /** Which word and bit of a slot says that the term matched; no bit where the query has one term only. */
  word: number;
  bit: number;
  /** Only these documents of the segment match; null: all. */
  only: CodedDocuments | null;
  /** Says of a slot that is not in the set yet whether it may come in; null: all may. */
  passes: ((slot: number) => boolean) | null;
}

const documents = new Uint32Array(postingsOfABlock);
const counts = new Uint32Array(postingsOfABlock);
const noLengths = new Uint16Array();

/**
 * Adds the scores of a list to a set: documents come into it that were not there. A short prefix means a million postings,
 * so they are scored as they are decoded (the layout is that of `Segment.decodeBlock`): blocks of a list follow one
 * another, and gaps go on from one to the next.
 */
export function addList(set: ResultSet, held: HeldSegment, list: PostingList, weights: ListWeights): void {
  const { scores, matched, steps, slots, width } = set;
  const { removed, base: firstSlot } = held;
  const { postings } = held.segment;
  const lengths = held.segment.lengths[list.field] ?? noLengths;
  const { base, factor, word, bit, only, passes } = weights;
  const { norms, once } = weights.norms;
  let { count } = set;
  let at = list.start;
  let document = 0;
  for (let left = list.count; left > 0; left -= 1) {
    let byte = postings[at] ?? 0;
    at += 1;
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = postings[at] ?? 0;
      at += 1;
      value |= (byte & 0x7f) << shift;
    }
    document += value >>> 1;
    let times = 1;
    if ((value & 1) === 0) {
      byte = postings[at] ?? 0;
      at += 1;
      times = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = postings[at] ?? 0;
        at += 1;
        times |= (byte & 0x7f) << shift;
      }
    }
    if (removed !== null && removed[document] === 1) continue;
    if (only !== null && !isMeant(only, document)) continue;
    const slot = firstSlot + document;
    if (steps[slot] === 0) {
      if (passes !== null && !passes(slot)) continue;
      steps[slot] = 1;
      slots[count] = slot;
      count += 1;
    }
    if (bit !== 0) {
      const place = slot * width + word;
      matched[place] = (matched[place] ?? 0) | bit;
    }
    const stored = lengths[document] ?? 0;
    if (times === 1 && stored !== longLength) {
      scores[slot] = (scores[slot] ?? 0) + base + factor * (once[stored] ?? 0);
      continue;
    }
    const norm = stored === longLength ? longNorm(held, document, list.field, weights) : (norms[stored] ?? 0);
    scores[slot] = (scores[slot] ?? 0) + base + (factor * times) / (times + norm);
  }
  set.count = count;
}

/** Only brings the documents of a list into a set. */
export function markList(
  set: ResultSet,
  { segment: { postings }, removed, base: firstSlot }: HeldSegment,
  list: PostingList,
  { only, passes }: ListWeights,
): void {
  const { steps, slots } = set;
  let { count } = set;
  let at = list.start;
  let document = 0;
  for (let left = list.count; left > 0; left -= 1) {
    let byte = postings[at] ?? 0;
    at += 1;
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = postings[at] ?? 0;
      at += 1;
      value |= (byte & 0x7f) << shift;
    }
    document += value >>> 1;
    if ((value & 1) === 0) {
      do {
        byte = postings[at] ?? 0;
        at += 1;
      } while (byte > 0x7f);
    }
    const slot = firstSlot + document;
    if (steps[slot] !== 0 || (removed !== null && removed[document] === 1)) continue;
    if ((only !== null && !isMeant(only, document)) || (passes !== null && !passes(slot))) continue;
    steps[slot] = 1;
    slots[count] = slot;
    count += 1;
  }
  set.count = count;
}

/**
 * Adds the scores of a list to documents that got as far as `step`, and puts them one further. `candidates`: all such
 * documents of this segment, ascending, where they are few: then only blocks that can hold one are read.
 */
export function intersectList(
  set: ResultSet,
  held: HeldSegment,
  list: PostingList,
  weights: ListWeights,
  step: number,
  candidates: Int32Array | null,
): void {
  const { segment } = held;
  const { firstSkip, start, count } = list;
  if (candidates === null || firstSkip < 0) {
    intersectRun(set, held, list, weights, step, start, 0, count);
    return;
  }
  const blocks = segment.blocksOf(list);
  let block = 0;
  for (let at = 0; at < candidates.length;) {
    block = segment.findBlock(list, block, (candidates[at] ?? 0) - held.base);
    if (block >= blocks) return;
    const before = firstSkip + block - 1;
    const from = block > 0 ? start + (segment.skipEnd[before] ?? 0) : start;
    const document = block > 0 ? (segment.skipDocument[before] ?? 0) : 0;
    const postings = Math.min(postingsOfABlock, count - block * postingsOfABlock);
    intersectRun(set, held, list, weights, step, from, document, postings);
    const last = segment.skipDocument[firstSkip + block] ?? 0;
    while (at < candidates.length && (candidates[at] ?? 0) - held.base <= last) at += 1;
    block += 1;
  }
}

/** Takes so many postings from a byte on, after a document. */
function intersectRun(
  set: ResultSet,
  held: HeldSegment,
  list: PostingList,
  weights: ListWeights,
  step: number,
  from: number,
  after: number,
  length: number,
): void {
  const { scores, matched, steps, width } = set;
  const { base: firstSlot } = held;
  const { postings } = held.segment;
  const lengths = held.segment.lengths[list.field] ?? noLengths;
  const { base, factor, word, bit, only } = weights;
  const { norms, once } = weights.norms;
  let at = from;
  let document = after;
  for (let left = length; left > 0; left -= 1) {
    let byte = postings[at] ?? 0;
    at += 1;
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = postings[at] ?? 0;
      at += 1;
      value |= (byte & 0x7f) << shift;
    }
    document += value >>> 1;
    let times = 1;
    if ((value & 1) === 0) {
      byte = postings[at] ?? 0;
      at += 1;
      times = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = postings[at] ?? 0;
        at += 1;
        times |= (byte & 0x7f) << shift;
      }
    }
    const slot = firstSlot + document;
    if ((steps[slot] ?? 0) < step) continue;
    if (only !== null && !isMeant(only, document)) continue;
    steps[slot] = step + 1;
    if (bit !== 0) {
      const place = slot * width + word;
      matched[place] = (matched[place] ?? 0) | bit;
    }
    const stored = lengths[document] ?? 0;
    if (times === 1 && stored !== longLength) {
      scores[slot] = (scores[slot] ?? 0) + base + factor * (once[stored] ?? 0);
      continue;
    }
    const norm = stored === longLength ? longNorm(held, document, list.field, weights) : (norms[stored] ?? 0);
    scores[slot] = (scores[slot] ?? 0) + base + (factor * times) / (times + norm);
  }
}

/** Whether a document is among those meant. */
export function isMeant({ codes, meant }: CodedDocuments, document: number): boolean {
  return meant[codes[document] ?? -1] === 1;
}

function longNorm({ segment }: HeldSegment, document: number, field: number, { average, k, b }: ListWeights): number {
  return normOf(segment.lengthOf(document, field) ?? 0, average, k, b);
}

/** How many documents of a list are still there. */
export function countLive({ segment, removed, removedCount }: HeldSegment, list: PostingList): number {
  if (removed === null || removedCount === 0) return list.count;
  let live = 0;
  for (let block = 0, blocks = segment.blocksOf(list); block < blocks; block += 1) {
    const length = segment.decodeBlock(list, block, documents, counts);
    for (let index = 0; index < length; index += 1) live += 1 - (removed[documents[index] ?? 0] ?? 0);
  }
  return live;
}
