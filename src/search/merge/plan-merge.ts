import type { HeldSegment } from '../live-index';

/** Segments that are merged into one at a time. */
const fanIn = 8;
/** No merge makes a larger segment: it would take half a minute and twice its size in memory. */
const mostDocuments = 250_000;
/** Share of removed documents above which a segment is written again. */
const mostRemoved = 0.1;
/** What is merged within `add`: some 20 ms of work at most. */
const inlineDocuments = 512;

/** Segments `[from, to)` of the list, to become one. */
export interface MergeRun {
  readonly from: number;
  readonly to: number;
}

function live({ segment, removedCount }: HeldSegment): number {
  return segment.documents - removedCount;
}

/** Tier of a segment: each holds up to eight times what the one below does. */
function tierOf(held: HeldSegment): number {
  return Math.floor(Math.log(Math.max(1, live(held))) / Math.log(fanIn));
}

/**
 * Tiered merging (as in Lucene's TieredMergePolicy, but of neighbours only, so that documents keep their order): the
 * first eight neighbours of which none is of a higher tier than the least that eight neighbours are of.
 */
function planTier(segments: readonly HeldSegment[], most: number): MergeRun | null {
  const tiers = segments.map(tierOf);
  for (let tier = 0; tier <= Math.max(...tiers, 0); tier += 1) {
    let from = 0;
    for (let at = 0; at < segments.length; at += 1) {
      if ((tiers[at] ?? 0) > tier) from = at + 1;
      else if (at - from + 1 === fanIn) {
        const documents = segments.slice(from, at + 1).reduce((sum, held) => sum + live(held), 0);
        if (documents <= most) return { from, to: at + 1 };
        from += 1;
      }
    }
  }
  return null;
}

/** A merge small enough to be made on the spot, or null. Reads positions, so only segments that have them in memory. */
export function planInlineMerge(segments: readonly (HeldSegment & { readonly positions: unknown })[]): MergeRun | null {
  const run = planTier(segments, inlineDocuments);
  return run && segments.slice(run.from, run.to).every(({ positions }) => positions !== null) ? run : null;
}

/**
 * The next merge worth making, or null: eight of a tier, or one segment of which many documents were removed.
 * `isErasing`: any segment that holds removed documents, so that their words leave the disk.
 */
export function planMerge(segments: readonly HeldSegment[], isErasing: boolean): MergeRun | null {
  const dirty = segments.findIndex(
    ({ segment, removedCount }) => removedCount > (isErasing ? 0 : segment.documents * mostRemoved),
  );
  return dirty >= 0 ? { from: dirty, to: dirty + 1 } : planTier(segments, mostDocuments);
}
