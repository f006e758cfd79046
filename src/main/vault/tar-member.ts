/**
 * A pack is a tar file (POSIX.1-1988 "ustar"), so that any tar takes the originals out of it. One member
 * for each original, named `<sha256>` or, packed, `<sha256>.gz`; the twelve bytes that ustar leaves
 * unused at the end of a header hold the CRC-32 of the member's bytes as eight hex digits.
 */
import { crc32 } from 'node:zlib';
import type { ObjectToStore } from './types';

export const blockBytes = 512;

export interface Member {
  readonly sha256: string;
  readonly encoding: ObjectToStore['encoding'];
  /** Bytes as stored, without header and padding. */
  readonly storedBytes: number;
  readonly crc: number;
}

const crcAt = 500;

/** Bytes a member takes in the pack, header and padding included. */
export function memberBytes(storedBytes: number): number {
  return blockBytes + Math.ceil(storedBytes / blockBytes) * blockBytes;
}

/** Header, stored bytes, padding: what is appended for one original. `at` is only shown by tar's listing. */
export function encodeMember(object: ObjectToStore, at: Date): readonly Uint8Array[] {
  const { sha256, encoding, stored } = object;
  const header = Buffer.alloc(blockBytes);
  header.write(encoding === 'gzip' ? `${sha256}.gz` : sha256, 0, 'latin1');
  header.write('0000600\0', 100, 'latin1');
  header.write('0000000\0', 108, 'latin1'); // uid
  header.write('0000000\0', 116, 'latin1'); // gid
  header.write(octal(stored.length), 124, 'latin1');
  header.write(octal(Math.floor(at.getTime() / 1000)), 136, 'latin1');
  header.write('0', 156, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  header.write(crc32(stored).toString(16).padStart(8, '0'), crcAt, 'latin1');
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  const padding = memberBytes(stored.length) - blockBytes - stored.length;
  return [header, stored, Buffer.alloc(padding)];
}

/** The member a header block says, or null where none of ours begins. */
export function decodeMember(block: Buffer): Member | null {
  if (block.length < blockBytes || block.toString('latin1', 257, 262) !== 'ustar') return null;
  if (Number.parseInt(block.toString('latin1', 148, 154), 8) !== checksum(block)) return null;
  const name = /^([0-9a-f]{64})(\.gz)?\0/.exec(block.toString('latin1', 0, 100));
  const storedBytes = Number.parseInt(block.toString('latin1', 124, 135), 8);
  const crc = Number.parseInt(block.toString('latin1', crcAt, crcAt + 8), 16);
  if (name?.[1] === undefined || Number.isNaN(storedBytes) || Number.isNaN(crc)) return null;
  return { sha256: name[1], encoding: name[2] === undefined ? 'raw' : 'gzip', storedBytes, crc };
}

/** Eleven octal digits hold 8 GiB, far above limits.fileBytes. */
function octal(value: number): string {
  return `${value.toString(8).padStart(11, '0')}\0`;
}

/** Sum of a header's bytes, its own field counted as spaces. */
function checksum(header: Buffer): number {
  let sum = 8 * 32;
  for (let i = 0; i < blockBytes; i++) if (i < 148 || i >= 156) sum += header[i] ?? 0;
  return sum;
}
