import { readFile, writeFile } from '../segment/sections';
import { segmentVersion } from '../segment/segment-format';
import type { IndexState, ListedSegment } from '../segment-index';

/** "BFMF". */
const manifestMagic = 0x464d4642;

/** What makes segments an index: which they are, what of them was removed, and the running state. */
export interface Manifest {
  readonly segments: readonly ListedSegment[];
  readonly state: IndexState;
  /** The last record of the caller's log that the index covers; the engine only keeps it. */
  readonly appliedSeq: number;
}

/** What of a manifest is JSON. */
interface Head extends Pick<Manifest, 'state' | 'appliedSeq'> {
  readonly segments: readonly (Omit<ListedSegment, 'removed'> & { readonly hasRemoved: boolean })[];
}

/** A manifest as a file: the framed sections are JSON, then a bit for each document of each segment with removed ones. */
export function encodeManifest({ segments, state, appliedSeq }: Manifest): ArrayBuffer {
  const head: Head = {
    state,
    appliedSeq,
    segments: segments.map(({ removed, ...listed }) => ({ ...listed, hasRemoved: removed !== null })),
  };
  const bits = segments.flatMap(({ removed }) => (removed ? [packBits(removed)] : []));
  const sections = [new TextEncoder().encode(JSON.stringify(head)), ...bits];
  return writeFile({ magic: manifestMagic, version: segmentVersion, counts: [], sections });
}

/** The manifest of a file, or null when it is cut, damaged or of another version. */
export function decodeManifest(bytes: ArrayBuffer): Manifest | null {
  const file = readFile(bytes, manifestMagic, segmentVersion);
  const [json, ...bits] = file?.sections ?? [];
  if (!json) return null;
  // The checksum and the version say that encodeManifest wrote it.
  const head = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(json)) as Head;
  let next = 0;
  const segments = head.segments.map(({ hasRemoved, ...listed }) => {
    const packed = hasRemoved ? bits[next++] : undefined;
    return { ...listed, removed: packed ? unpackBits(packed, listed.documents) : null };
  });
  return { segments, state: head.state, appliedSeq: head.appliedSeq };
}

function packBits(bytes: Uint8Array): Uint8Array {
  const packed = new Uint8Array(Math.ceil(bytes.length / 8));
  for (const [at, bit] of bytes.entries()) {
    if (bit === 1) packed[at >>> 3] = (packed[at >>> 3] ?? 0) | (1 << (at & 7));
  }
  return packed;
}

function unpackBits(packed: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  for (let at = 0; at < length; at += 1) bytes[at] = ((packed[at >>> 3] ?? 0) >>> (at & 7)) & 1;
  return bytes;
}
