import { open, type FileHandle } from 'node:fs/promises';
import { decodeFrameHeader, frameHeaderBytes, frameMagic, isFrameWhole, type FrameHeader } from './frame-format';

/** One thing met on the way through a journal file, in order of offset, without gaps. */
export type WalkStep =
  | {
      readonly kind: 'frame';
      readonly offset: number;
      readonly bytes: number;
      readonly header: FrameHeader;
      /** The stored payload when the frame was checked, else null. */
      readonly stored: Buffer | null;
    }
  | { readonly kind: 'damage'; readonly offset: number; readonly bytes: number; readonly detail: string };

export interface WalkRange {
  readonly offset: number;
  /** Where to stop: the end of what is known to be on the medium. */
  readonly sizeBytes: number;
  /** Frames from this number on are read whole and checked; earlier ones are jumped over by their length. */
  readonly checkFrom: number;
}

const chunkBytes = 1 << 20;

/**
 * Walks the frames of one journal file. Where one is damaged, be it in its payload or its length, the next
 * place is sought that has a frame's magic and passes the checksum. Jumping over frames reads their headers only: 64 MB of import frames are some 100 reads.
 */
export async function* walkSegment(path: string, range: WalkRange): AsyncGenerator<WalkStep, void, undefined> {
  const file = await open(path, 'r');
  try {
    const read = makeReader(file, range.sizeBytes);
    let offset = range.offset;
    let lastN = 0;
    while (offset < range.sizeBytes) {
      const headerBytes = await read(offset, frameHeaderBytes);
      const header = decodeFrameHeader(headerBytes);
      const end = header === null ? 0 : offset + frameHeaderBytes + header.storedBytes;
      let detail = header === null ? 'no frame begins here' : 'the frame is longer than the file';
      if (header !== null && end <= range.sizeBytes) {
        if (header.n < range.checkFrom && header.n > lastN && (await leadsOn(read, end, range.sizeBytes))) {
          yield { kind: 'frame', offset, bytes: end - offset, header, stored: null };
          lastN = header.n;
          offset = end;
          continue;
        }
        const stored = await read(offset + frameHeaderBytes, header.storedBytes);
        if (isFrameWhole(headerBytes, stored)) {
          yield { kind: 'frame', offset, bytes: end - offset, header, stored };
          lastN = header.n;
          offset = end;
          continue;
        }
        detail = `the checksum of frame ${header.n} does not fit`;
      }
      const next = await findWholeFrame(read, offset + 1, range.sizeBytes);
      yield { kind: 'damage', offset, bytes: next - offset, detail };
      offset = next;
    }
  } finally {
    await file.close();
  }
}

type Read = (offset: number, length: number) => Promise<Buffer>;

/** Whether a frame, or the end of the file, is where a length says. */
async function leadsOn(read: Read, offset: number, sizeBytes: number): Promise<boolean> {
  if (offset === sizeBytes) return true;
  const header = decodeFrameHeader(await read(offset, frameHeaderBytes));
  return header !== null && offset + frameHeaderBytes + header.storedBytes <= sizeBytes;
}

/** Offset of the next frame that passes its checksum, or the end. */
async function findWholeFrame(read: Read, from: number, sizeBytes: number): Promise<number> {
  for (let at = from; at < sizeBytes; at += chunkBytes) {
    // A magic may lie across two chunks.
    const chunk = await read(at, Math.min(chunkBytes + frameMagic.length - 1, sizeBytes - at));
    for (let i = chunk.indexOf(frameMagic); i >= 0; i = chunk.indexOf(frameMagic, i + 1)) {
      const headerBytes = await read(at + i, frameHeaderBytes);
      const header = decodeFrameHeader(headerBytes);
      if (header === null || at + i + frameHeaderBytes + header.storedBytes > sizeBytes) continue;
      if (isFrameWhole(headerBytes, await read(at + i + frameHeaderBytes, header.storedBytes))) return at + i;
    }
  }
  return sizeBytes;
}

/** Reads through a window of 64 KB, since small frames (a star set) follow each other closely. Cut short at `sizeBytes`. */
function makeReader(file: FileHandle, sizeBytes: number): Read {
  let window = Buffer.alloc(0);
  let windowAt = 0;
  return async (offset, length) => {
    const wanted = Math.min(length, sizeBytes - offset);
    if (offset < windowAt || offset + wanted > windowAt + window.length) {
      const size = Math.min(Math.max(wanted, 1 << 16), sizeBytes - offset);
      const buffer = Buffer.allocUnsafe(size);
      const filled = await readFully(file, buffer, offset);
      window = buffer.subarray(0, filled);
      windowAt = offset;
    }
    return window.subarray(offset - windowAt, offset - windowAt + wanted);
  };
}

async function readFully(file: FileHandle, buffer: Buffer, offset: number): Promise<number> {
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}
