import { open, readFile, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { cutTail } from './set-aside';
import { blockBytes, decodeMember, memberBytes, type Member } from './tar-member';
import type { ObjectToStore, VaultFinding } from './types';
import { writeDurably } from './write-durably';

/** An original's place in one pack. */
export interface PackEntry {
  readonly sha256: string;
  /** Of its bytes, behind the header. */
  readonly offset: number;
  readonly storedBytes: number;
  readonly encoding: ObjectToStore['encoding'];
}

export interface LoadedPack {
  readonly entries: readonly PackEntry[];
  /** Originals whose bytes are not those that were stored. */
  readonly damaged: readonly string[];
  readonly sizeBytes: number;
  readonly findings: readonly VaultFinding[];
}

export function packName(number: number): string {
  return `pack-${String(number).padStart(6, '0')}.tar`;
}

/** Numbers of the packs in a folder, rising. */
export async function listPacks(dir: string): Promise<number[]> {
  return (await readdir(dir))
    .flatMap((name) => /^pack-(\d{6,})\.tar$/.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

/**
 * Reads a whole pack and checks every member against its CRC. `isLast`: what follows its last whole
 * member is a torn append and is cut off (kept beside); in any other pack it is damage.
 */
export async function scanPack(dir: string, number: number, isLast: boolean): Promise<LoadedPack> {
  const path = join(dir, packName(number));
  const name = `objects/${packName(number)}`;
  const findings: VaultFinding[] = [];
  const entries: PackEntry[] = [];
  const damaged: { readonly sha256: string; readonly at: number }[] = [];
  // At most a pack's size plus one batch: tens of megabytes.
  const bytes = await readFile(path);
  let offset = 0;
  let wholeBytes = 0;
  let unread = 0;
  const noteDamage = (to: number): void => {
    if (unread < to)
      findings.push({
        kind: 'pack-damaged',
        file: name,
        offset: unread,
        bytes: to - unread,
        detail: 'no original begins here',
      });
  };
  while (offset < bytes.length) {
    const member = memberAt(bytes, offset);
    if (member === null) {
      offset += blockBytes;
      continue;
    }
    noteDamage(offset);
    const start = offset + blockBytes;
    offset += memberBytes(member.storedBytes);
    unread = offset;
    if (crc32(bytes.subarray(start, start + member.storedBytes)) === member.crc) {
      entries.push({ ...member, offset: start });
      wholeBytes = offset;
    } else damaged.push({ sha256: member.sha256, at: start });
  }
  let sizeBytes = bytes.length;
  if (isLast && wholeBytes < bytes.length) {
    await cutTail(path, wholeBytes);
    sizeBytes = wholeBytes;
    findings.push({ kind: 'tail-cut', file: name, bytes: bytes.length - wholeBytes });
  } else noteDamage(bytes.length);
  return {
    entries,
    damaged: damaged.filter(({ at }) => at < sizeBytes).map(({ sha256 }) => sha256),
    sizeBytes,
    findings: findings.filter((finding) => !('offset' in finding) || finding.offset < sizeBytes),
  };
}

/** The member whose header is at `offset` and whose padded bytes lie within the file. */
export function memberAt(bytes: Buffer, offset: number): Member | null {
  const member = decodeMember(bytes.subarray(offset, offset + blockBytes));
  return member !== null && offset + memberBytes(member.storedBytes) <= bytes.length ? member : null;
}

const indexMagic = Buffer.from('BFINDEX1', 'latin1');
const indexHeaderBytes = 16;
const entryBytes = 48;

function indexPath(dir: string, number: number): string {
  return join(dir, packName(number).replace(/tar$/, 'idx'));
}

/**
 * Writes the list of a full pack's originals beside it, so that opening the vault need not read the pack.
 * It can be made again from the pack. Magic, size of the pack (u64), then for each original its hash, offset
 * (u64), stored bytes (u32) and 1 for gzip (u32); at the end a CRC-32 of all before. Little-endian.
 */
export async function writePackIndex(
  dir: string,
  number: number,
  pack: Pick<LoadedPack, 'entries' | 'sizeBytes'>,
): Promise<void> {
  const bytes = Buffer.alloc(indexHeaderBytes + pack.entries.length * entryBytes + 4);
  indexMagic.copy(bytes);
  bytes.writeBigUInt64LE(BigInt(pack.sizeBytes), 8);
  for (const [i, entry] of pack.entries.entries()) {
    const at = indexHeaderBytes + i * entryBytes;
    bytes.write(entry.sha256, at, 'hex');
    bytes.writeBigUInt64LE(BigInt(entry.offset), at + 32);
    bytes.writeUInt32LE(entry.storedBytes, at + 40);
    bytes.writeUInt32LE(entry.encoding === 'gzip' ? 1 : 0, at + 44);
  }
  bytes.writeUInt32LE(crc32(bytes.subarray(0, -4)), bytes.length - 4);
  await writeDurably(indexPath(dir, number), bytes);
}

/** A pack's list, or null when it is missing, damaged or made for a pack of another size. */
export async function readPackIndex(dir: string, number: number): Promise<LoadedPack | null> {
  let bytes: Buffer;
  try {
    bytes = await readFile(indexPath(dir, number));
  } catch {
    return null;
  }
  const { size } = await stat(join(dir, packName(number)));
  if (bytes.length < indexHeaderBytes + 4 || !bytes.subarray(0, 8).equals(indexMagic)) return null;
  if (crc32(bytes.subarray(0, -4)) !== bytes.readUInt32LE(bytes.length - 4)) return null;
  if (bytes.readBigUInt64LE(8) !== BigInt(size)) return null;
  const entries: PackEntry[] = [];
  for (let at = indexHeaderBytes; at + entryBytes < bytes.length; at += entryBytes)
    entries.push({
      sha256: bytes.toString('hex', at, at + 32),
      offset: Number(bytes.readBigUInt64LE(at + 32)),
      storedBytes: bytes.readUInt32LE(at + 40),
      encoding: bytes.readUInt32LE(at + 44) === 1 ? 'gzip' : 'raw',
    });
  return { entries, damaged: [], sizeBytes: size, findings: [] };
}

/** Reads an original's stored bytes; shorter than said when the pack was cut. */
export async function readStored(dir: string, pack: number, offset: number, storedBytes: number): Promise<Buffer> {
  const file = await open(join(dir, packName(pack)), 'r');
  try {
    const buffer = Buffer.allocUnsafeSlow(storedBytes);
    let filled = 0;
    while (filled < storedBytes) {
      const { bytesRead } = await file.read(buffer, filled, storedBytes - filled, offset + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    return buffer.subarray(0, filled);
  } finally {
    await file.close();
  }
}
