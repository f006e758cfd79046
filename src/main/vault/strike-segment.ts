import { open, readFile } from 'node:fs/promises';
import type { Change } from '../../contract/change';
import { encodeFrameHeader, fileHeaderBytes, frameHeaderBytes, isFrameWhole, type FrameHeader } from './frame-format';
import { pack, parsePayload, payloadOf, unpack } from './frame-payload';
import type { Segment } from './segment';
import { walkSegment } from './walk-segment';

/**
 * Writes a journal file anew beside itself (`tmp`, fsynced) with the changes of these ascending seqs struck out, or what is
 * given `instead` in their place; null when it holds none
 * of them any more. Frames keep their number, seqs and chain; those that lost text are marked. All other bytes,
 * damage included, are copied as they are.
 */
export async function strikeSegment(
  segment: Segment,
  seqs: readonly number[],
  instead: ReadonlyMap<number, Change>,
): Promise<{ readonly tmp: string; readonly sizeBytes: number; readonly frames: number } | null> {
  const concerned = await findConcerned(segment, seqs);
  const struck = new Set(seqs);
  if (concerned.length === 0) return null;
  // At most a file's size plus one batch: tens of megabytes.
  const bytes = (await readFile(segment.path)).subarray(0, segment.sizeBytes);
  const parts: Uint8Array[] = [];
  let copiedTo = 0;
  let frames = 0;
  for (const { offset, header } of concerned) {
    const end = offset + frameHeaderBytes + header.storedBytes;
    const rewritten = await strikeFrame(header, bytes.subarray(offset, end), struck, instead);
    if (rewritten === null) continue;
    parts.push(bytes.subarray(copiedTo, offset), ...rewritten);
    copiedTo = end;
    frames += 1;
  }
  if (parts.length === 0) return null;
  parts.push(bytes.subarray(copiedTo));
  const tmp = `${segment.path}.tmp`;
  await writeSynced(tmp, parts);
  return { tmp, sizeBytes: parts.reduce((sum, part) => sum + part.length, 0), frames };
}

/** Writes a file of these parts and puts it on the medium; its name is not yet. */
export async function writeSynced(path: string, parts: readonly Uint8Array[]): Promise<void> {
  const file = await open(path, 'w', 0o600);
  try {
    for (const part of parts) await file.writeFile(part);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Frames with one of these seqs among their changes, by headers alone. */
async function findConcerned(
  segment: Segment,
  seqs: readonly number[],
): Promise<{ readonly offset: number; readonly header: FrameHeader }[]> {
  const concerned: { readonly offset: number; readonly header: FrameHeader }[] = [];
  // Behind damage the seqs of lost frames count as the next frame's, which costs a look at it.
  let lastSeq = segment.firstSeq === null ? 0 : segment.firstSeq - 1;
  let next = 0;
  const range = { offset: fileHeaderBytes, sizeBytes: segment.sizeBytes, checkFrom: Number.POSITIVE_INFINITY };
  for await (const step of walkSegment(segment.path, range)) {
    if (step.kind === 'damage') continue;
    while ((seqs[next] ?? Number.POSITIVE_INFINITY) <= lastSeq) next += 1;
    if ((seqs[next] ?? Number.POSITIVE_INFINITY) <= step.header.lastSeq) concerned.push(step);
    lastSeq = step.header.lastSeq;
  }
  return concerned;
}

async function strikeFrame(
  header: FrameHeader,
  bytes: Buffer,
  struck: ReadonlySet<number>,
  instead: ReadonlyMap<number, Change>,
): Promise<readonly [Buffer, Buffer] | null> {
  const stored = bytes.subarray(frameHeaderBytes);
  if (!isFrameWhole(bytes.subarray(0, frameHeaderBytes), stored)) return null;
  const frame = parsePayload(await unpack(stored), header.chain);
  let isOther = false;
  const changes = frame.changes.map((change): Change => {
    if (!struck.has(change.seq) || change.type === 'purged') return change;
    const next = instead.get(change.seq) ?? { type: 'purged', seq: change.seq, at: change.at };
    if (JSON.stringify(next) === JSON.stringify(change)) return change;
    isOther = true;
    return next;
  });
  if (!isOther) return null;
  const payload = await pack(payloadOf({ ...frame, changes }));
  return [encodeFrameHeader({ ...header, isStruck: true }, payload), payload];
}
