import { Positions } from '../segment/positions';
import { Segment } from '../segment/segment';
import type { SegmentIndex } from '../segment-index';
import { decodeManifest, encodeManifest } from './manifest';
import type { SegmentStore } from './segment-store';

function positionsName(name: string): string {
  return `${name}.positions`;
}

/** What was found in a store. */
export interface Opened {
  readonly appliedSeq: number;
  /** Documents of segments that are missing, damaged or of another version; they are no longer in the index. */
  readonly lost: number;
}

/** Fills an empty index from a store. Null when there is no manifest that can be read: all is to be built again. */
export async function openStored(index: SegmentIndex, store: SegmentStore): Promise<Opened | null> {
  const bytes = await store.readManifest();
  const manifest = bytes && decodeManifest(bytes);
  if (!manifest) return null;
  let lost = 0;
  for (const listed of manifest.segments) {
    const buffer = await store.read(listed.name);
    const segment = buffer && Segment.open(buffer, index.schema);
    if (segment && segment.documents === listed.documents) index.adopt(listed, segment);
    else lost += listed.documents;
  }
  index.restore(manifest.state, lost === 0);
  return { appliedSeq: manifest.appliedSeq, lost };
}

/**
 * Writes the segments that are not stored yet, then swaps the manifest, then removes files nothing refers to. What is
 * added or removed meanwhile is for the next time. Rejects when the store does; what was stored before then still is.
 */
export async function saveStored(index: SegmentIndex, store: SegmentStore, appliedSeq: number): Promise<void> {
  const segments = [...index.segments];
  const manifest = encodeManifest({
    segments: segments.map(({ name, segment, removed }) => ({ name, documents: segment.documents, removed })),
    state: index.state(),
    appliedSeq,
  });
  for (const kept of segments) {
    if (kept.isStored) continue;
    if (kept.positions) await store.write(positionsName(kept.name), kept.positions.buffer);
    await store.write(kept.name, kept.segment.buffer);
    kept.isStored = true;
  }
  await store.swapManifest(manifest);
  const wanted = new Set(segments.flatMap(({ name }) => [name, positionsName(name)]));
  for (const name of await store.list()) if (!wanted.has(name)) await store.remove(name);
}

/**
 * Reads the positions that a phrase or a merge needs and that are not in memory. A segment whose positions are lost is
 * dropped: without them phrases would be answered wrongly. Returns whether one was.
 */
export async function loadPositions(index: SegmentIndex, store: SegmentStore | null): Promise<boolean> {
  let isDropped = false;
  for (const kept of [...index.segments]) {
    if (kept.positions) continue;
    const buffer = (await store?.read(positionsName(kept.name))) ?? null;
    kept.positions = buffer && Positions.open(buffer, kept.segment);
    if (kept.positions) continue;
    index.drop(kept.name);
    isDropped = true;
  }
  return isDropped;
}
