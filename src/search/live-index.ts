import type { Segment } from './segment/segment';

/** A segment among others, and what of it was removed. */
export interface HeldSegment {
  /** Of its files. */
  readonly name: string;
  readonly segment: Segment;
  /** Slot of its first document: slots number all documents of all segments, in the order they were added. */
  readonly base: number;
  /** By document, 1 for a removed one (a tombstone); null when there is none. */
  readonly removed: Uint8Array | null;
  readonly removedCount: number;
}

/** What a search reads: segments, and the numbers MiniSearch's formula wants of all documents together. */
export interface LiveIndex {
  readonly segments: readonly HeldSegment[];
  /** Documents of all segments, removed ones included. */
  readonly slots: number;
  /** Documents held. */
  readonly documentCount: number;
  /** By field MiniSearch's running mean of field lengths, which depends on the order of additions and removals. */
  readonly averages: readonly number[];
  /** Rises with every change. */
  readonly generation: number;
}

/** The segment a slot is in. */
export function segmentAt({ segments }: LiveIndex, slot: number): HeldSegment | undefined {
  let low = 0;
  let high = segments.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((segments[middle]?.base ?? 0) <= slot) low = middle + 1;
    else high = middle;
  }
  return segments[low - 1];
}
