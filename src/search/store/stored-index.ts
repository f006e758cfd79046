import { Positions } from '../segment/positions';
import { identityOf } from '../segment/sections';
import { Segment } from '../segment/segment';
import type { KeptSegment, SegmentIndex } from '../segment-index';
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
    if (segment && identityOf(segment.buffer) === listed.identity.segment) index.adopt(listed, segment, store);
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
    segments: segments.map(({ name, segment, identity, removed }) => ({
      name,
      documents: segment.documents,
      identity,
      removed,
    })),
    state: index.state(),
    appliedSeq,
  });
  for (const kept of segments) {
    if (kept.storedIn === store) continue;
    if (!kept.positions) throw new Error(`the positions of ${kept.name} are not in memory`);
    await store.write(positionsName(kept.name), kept.positions.buffer);
    await store.write(kept.name, kept.segment.buffer);
    kept.storedIn = store;
  }
  await store.swapManifest(manifest);
  const wanted = new Set(segments.flatMap(({ name }) => [name, positionsName(name)]));
  // They are read again when a phrase asks: places take more memory than all the rest.
  for (const kept of segments) kept.positions = null;
  for (const name of await store.list()) if (!wanted.has(name)) await store.remove(name);
}

/**
 * Reads the positions that a phrase or a merge needs of these segments and that are not in memory. A segment whose
 * positions are lost is dropped: without them phrases would be answered wrongly. Returns the ids of what it held.
 */
export async function loadPositions(
  index: SegmentIndex,
  store: SegmentStore | null,
  segments: readonly KeptSegment[],
): Promise<readonly number[]> {
  const lost: number[] = [];
  for (const kept of segments) {
    if (kept.positions) continue;
    const buffer = (await store?.read(positionsName(kept.name))) ?? null;
    const positions = buffer && Positions.open(buffer, kept.segment);
    if (positions && identityOf(positions.buffer) === kept.identity.positions) kept.positions = positions;
    else if (!kept.positions && index.segments.includes(kept)) {
      for (const id of index.drop(kept.name)) lost.push(id);
    }
  }
  return lost;
}
