/** The journal's bytes. Described for other programs in docs/notes/0002-what-is-in-a-journal-file.md. All numbers are little-endian. */
import { crc32 } from 'node:zlib';

/** "BFJOURNL": begins every journal file. */
const fileMagic = Buffer.from('BFJOURNL', 'latin1');
/** F5 appears in no UTF-8 text; begins every frame and is what is searched for after damage. */
export const frameMagic = Buffer.from([0xf5, 0x42, 0x46, 0x46]);

export const journalVersion = 1;
export const fileHeaderBytes = 72;
export const frameHeaderBytes = 56;

/** What stands at the head of a journal file: enough to read it without the files before it. */
export interface FileHeader {
  readonly version: number;
  readonly libraryId: string;
  /** Number of the first frame in it. */
  readonly firstFrame: number;
  /** Seq that the first change in it gets. */
  readonly firstSeq: number;
  /** Chain after the frame before it; '' when there is none. */
  readonly chainBefore: string;
}

export interface FrameHeader {
  readonly n: number;
  /** Seq of its last change. */
  readonly lastSeq: number;
  /** Bytes of the payload as stored. */
  readonly storedBytes: number;
  readonly chain: string;
  /**
   * Text was deleted out of it for ever: its payload is another than its chain was made from. The chain stays as it
   * was, so that the frames behind it are checked as before.
   */
  readonly isStruck: boolean;
}

/** The bit at 48 that says so. */
const struckBit = 1;

export function encodeFileHeader(header: FileHeader): Buffer {
  const bytes = Buffer.alloc(fileHeaderBytes);
  fileMagic.copy(bytes, 0);
  bytes.writeUInt32LE(header.version, 8);
  bytes.writeUInt32LE(header.firstFrame, 12);
  bytes.write(header.libraryId.replaceAll('-', ''), 16, 16, 'hex');
  bytes.write(header.chainBefore, 32, 32, 'hex');
  bytes.writeUInt32LE(header.firstSeq, 64);
  bytes.writeUInt32LE(crc32(bytes.subarray(0, 68)), 68);
  return bytes;
}

/** The header, or null when its bytes are not those that were written. The version must be compared by the caller. */
export function decodeFileHeader(bytes: Buffer): FileHeader | null {
  if (bytes.length < fileHeaderBytes || !bytes.subarray(0, 8).equals(fileMagic)) return null;
  if (crc32(bytes.subarray(0, 68)) !== bytes.readUInt32LE(68)) return null;
  const chain = bytes.toString('hex', 32, 64);
  return {
    version: bytes.readUInt32LE(8),
    firstFrame: bytes.readUInt32LE(12),
    libraryId: bytes.toString('hex', 16, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'),
    chainBefore: /^0+$/.test(chain) ? '' : chain,
    firstSeq: bytes.readUInt32LE(64),
  };
}

/** Header of a frame whose stored payload is `stored`. The checksum covers both. */
export function encodeFrameHeader(header: Omit<FrameHeader, 'storedBytes'>, stored: Uint8Array): Buffer {
  const bytes = Buffer.alloc(frameHeaderBytes);
  frameMagic.copy(bytes, 0);
  bytes.writeUInt32LE(header.n, 4);
  bytes.writeUInt32LE(header.lastSeq, 8);
  bytes.writeUInt32LE(stored.length, 12);
  bytes.write(header.chain, 16, 32, 'hex');
  bytes.writeUInt32LE(header.isStruck ? struckBit : 0, 48);
  bytes.writeUInt32LE(frameChecksum(bytes, stored), 52);
  return bytes;
}

/** The header, or null where no frame begins. Not checked against its checksum: see isFrameWhole. */
export function decodeFrameHeader(bytes: Buffer): FrameHeader | null {
  if (bytes.length < frameHeaderBytes || !bytes.subarray(0, 4).equals(frameMagic)) return null;
  return {
    n: bytes.readUInt32LE(4),
    lastSeq: bytes.readUInt32LE(8),
    storedBytes: bytes.readUInt32LE(12),
    chain: bytes.toString('hex', 16, 48),
    isStruck: (bytes.readUInt32LE(48) & struckBit) !== 0,
  };
}

/** Whether a frame's header and payload are the bytes that were written. */
export function isFrameWhole(header: Buffer, stored: Uint8Array): boolean {
  return frameChecksum(header, stored) === header.readUInt32LE(52);
}

/** CRC-32 as in zlib, gzip and PNG (ISO 3309): Node's own runs at 6 GB/s, and every language's library has it. */
function frameChecksum(header: Buffer, stored: Uint8Array): number {
  return crc32(stored, crc32(header.subarray(0, 52)));
}
