import type { PostingList, Segment } from './segment';
import { postingsOfABlock } from './segment-writer';

/** Documents of a segment that are looked for among postings. */
export interface WantedDocuments {
  /** Ascending. */
  readonly documents: Int32Array;
  /** By document, 1 for one of them. */
  readonly isWanted: Uint8Array;
}

/** Postings that were found: as many of each array as there are wanted documents, of which the first `count` hold. */
export interface PickedPostings {
  count: number;
  readonly documents: Uint32Array;
  readonly counts: Uint32Array;
}

/**
 * Reads of a list the postings of some documents. Of a block no more is read than up to the last document wanted in it,
 * and nothing of it kept beside those: a short prefix means thousands of lists, of which most hold none of fifty results.
 */
export function pickPostings(
  segment: Segment,
  list: PostingList,
  { documents, isWanted }: WantedDocuments,
  into: PickedPostings,
): void {
  const { postings, skipDocument, skipEnd } = segment;
  const { firstSkip } = list;
  const blocks = segment.blocksOf(list);
  into.count = 0;
  let next = 0;
  for (let block = 0; block < blocks && next < documents.length; block += 1) {
    let last = documents[documents.length - 1] ?? 0;
    let at = list.start;
    let document = 0;
    if (firstSkip < 0) next = documents.length;
    else {
      block = segment.findBlock(list, block, documents[next] ?? 0);
      if (block >= blocks) return;
      const end = skipDocument[firstSkip + block] ?? 0;
      while (next < documents.length && (documents[next] ?? 0) <= end) next += 1;
      last = documents[next - 1] ?? 0;
      if (block > 0) {
        at += skipEnd[firstSkip + block - 1] ?? 0;
        document = skipDocument[firstSkip + block - 1] ?? 0;
      }
    }
    for (let left = Math.min(postingsOfABlock, list.count - block * postingsOfABlock); left > 0; left -= 1) {
      let byte = postings[at] ?? 0;
      at += 1;
      let value = byte & 0x7f;
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = postings[at] ?? 0;
        at += 1;
        value |= (byte & 0x7f) << shift;
      }
      document += value >>> 1;
      if (document > last) break;
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
      if (isWanted[document] !== 1) continue;
      into.documents[into.count] = document;
      into.counts[into.count] = times;
      into.count += 1;
    }
  }
}
