import { promisify } from 'node:util';
import { crc32, deflateRaw } from 'node:zlib';

/** One file of a zip. */
export interface ZipEntry {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Whether packing it is worth the time; images are packed already. */
  readonly isPacked?: boolean;
}

const deflate = promisify<Uint8Array, Buffer>(deflateRaw);

/** The largest a field of two or of four bytes holds; in a zip these values mean "see the Zip64 fields". */
const most16 = 0xffff;
const most32 = 0xffffffff;
/** Of APPNOTE 6.3, 4.4.3: what a reader must understand, times ten. */
const versions = { deflate: 20, zip64: 45 } as const;
const madeOnUnix = (3 << 8) | versions.zip64;
/** Bit 11: the name is in UTF-8. */
const nameIsUtf8 = 0x0800;
/** A plain file that its owner may write and all may read, as Unix keeps it in the upper half. */
const plainFile = 0o100644 * 0x10000;

interface Facts {
  readonly name: Buffer;
  readonly method: 0 | 8;
  readonly crc: number;
  readonly storedBytes: number;
  readonly bytes: number;
}

/**
 * Makes a zip after PKWARE's APPNOTE 6.3. Each entry is asked for only when the one before has been read, and packed whole in
 * memory, so its header tells its sizes. Of the entries before, nothing is held but their lines of the list at the end, some
 * 100 bytes each. Zip64 where it needs to be; names in UTF-8. `modified` is the time of all files. Throws a RangeError
 * for an entry of 4 GB or a name of 64 KB.
 */
export async function* writeZip(entries: AsyncIterable<ZipEntry>, modified: Date): AsyncGenerator<Uint8Array> {
  const time = dosTime(modified);
  const list = createList();
  let count = 0;
  let offset = 0;
  for await (const entry of entries) {
    const { facts, stored } = await pack(entry);
    const header = localHeader(facts, time);
    list.add(centralHeader(facts, time, offset));
    count += 1;
    offset += header.byteLength + stored.byteLength;
    yield header;
    yield stored;
  }
  yield* list.blocks();
  yield ending(count, list.bytes(), offset);
}

async function pack({ name, bytes, isPacked }: ZipEntry): Promise<{ facts: Facts; stored: Uint8Array }> {
  const encoded = Buffer.from(name);
  if (bytes.byteLength >= most32 || encoded.byteLength > most16)
    throw new RangeError('too much for one entry of a zip');
  const deflated = isPacked === true || bytes.byteLength === 0 ? null : await deflate(bytes);
  const isSmaller = deflated !== null && deflated.byteLength < bytes.byteLength;
  const stored = isSmaller ? deflated : bytes;
  return {
    facts: {
      name: encoded,
      method: isSmaller ? 8 : 0,
      crc: crc32(bytes),
      storedBytes: stored.byteLength,
      bytes: bytes.byteLength,
    },
    stored,
  };
}

function localHeader(facts: Facts, time: number): Buffer {
  const header = Buffer.alloc(30 + facts.name.byteLength);
  header.writeUInt32LE(0x04034b50, 0);
  writeCommon(header, 4, versions.deflate, facts, time);
  facts.name.copy(header, 30);
  return header;
}

/** `offset`: where the entry's local header stands. */
function centralHeader(facts: Facts, time: number, offset: number): Buffer {
  const isFar = offset >= most32;
  const nameEnd = 46 + facts.name.byteLength;
  const header = Buffer.alloc(nameEnd + (isFar ? 12 : 0));
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(madeOnUnix, 4);
  writeCommon(header, 6, isFar ? versions.zip64 : versions.deflate, facts, time);
  header.writeUInt16LE(header.byteLength - nameEnd, 30);
  header.writeUInt32LE(plainFile, 38);
  header.writeUInt32LE(isFar ? most32 : offset, 42);
  facts.name.copy(header, 46);
  if (isFar) {
    header.writeUInt16LE(0x0001, nameEnd);
    header.writeUInt16LE(8, nameEnd + 2);
    header.writeBigUInt64LE(BigInt(offset), nameEnd + 4);
  }
  return header;
}

/** What both headers tell in the same order; the lengths of the extra fields, at 24 bytes, stay 0. */
function writeCommon(header: Buffer, at: number, needed: number, facts: Facts, time: number): void {
  header.writeUInt16LE(needed, at);
  header.writeUInt16LE(nameIsUtf8, at + 2);
  header.writeUInt16LE(facts.method, at + 4);
  header.writeUInt32LE(time, at + 6);
  header.writeUInt32LE(facts.crc, at + 10);
  header.writeUInt32LE(facts.storedBytes, at + 14);
  header.writeUInt32LE(facts.bytes, at + 18);
  header.writeUInt16LE(facts.name.byteLength, at + 22);
}

/** The end record; before it, where a number is too large for it, the Zip64 one and what leads there. */
function ending(count: number, listBytes: number, listOffset: number): Buffer {
  const isLarge = count >= most16 || listBytes >= most32 || listOffset >= most32;
  const record = Buffer.alloc((isLarge ? 76 : 0) + 22);
  if (isLarge) {
    record.writeUInt32LE(0x06064b50, 0);
    // The length of what follows this field.
    record.writeBigUInt64LE(44n, 4);
    record.writeUInt16LE(madeOnUnix, 12);
    record.writeUInt16LE(versions.zip64, 14);
    record.writeBigUInt64LE(BigInt(count), 24);
    record.writeBigUInt64LE(BigInt(count), 32);
    record.writeBigUInt64LE(BigInt(listBytes), 40);
    record.writeBigUInt64LE(BigInt(listOffset), 48);
    record.writeUInt32LE(0x07064b50, 56);
    record.writeBigUInt64LE(BigInt(listOffset + listBytes), 64);
    // Disks in all.
    record.writeUInt32LE(1, 72);
  }
  const at = record.byteLength - 22;
  record.writeUInt32LE(0x06054b50, at);
  record.writeUInt16LE(Math.min(count, most16), at + 8);
  record.writeUInt16LE(Math.min(count, most16), at + 10);
  record.writeUInt32LE(Math.min(listBytes, most32), at + 12);
  record.writeUInt32LE(Math.min(listOffset, most32), at + 16);
  return record;
}

/** Date above, time below, in steps of two seconds from 1980 to 2107. Without a zone: readers take it for their own, so it is ours. */
function dosTime(date: Date): number {
  const year = date.getFullYear() - 1980;
  // Also of an invalid date.
  if (!(year >= 0)) return (1 << 21) | (1 << 16);
  const day = (Math.min(year, 127) << 9) | ((date.getMonth() + 1) << 5) | date.getDate();
  return day * 0x10000 + ((date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1));
}

/** Puts small buffers together in blocks: as many of their own would cost more than what is in them. */
function createList(): { add(line: Buffer): void; blocks(): Iterable<Buffer>; bytes(): number } {
  const full: Buffer[] = [];
  let block = Buffer.alloc(0);
  let used = 0;
  let bytes = 0;
  return {
    add(line) {
      if (used + line.byteLength > block.byteLength) {
        if (used > 0) full.push(block.subarray(0, used));
        block = Buffer.allocUnsafeSlow(Math.max(64 * 1024, line.byteLength));
        used = 0;
      }
      line.copy(block, used);
      used += line.byteLength;
      bytes += line.byteLength;
    },
    blocks: () => (used > 0 ? [...full, block.subarray(0, used)] : full),
    bytes: () => bytes,
  };
}
