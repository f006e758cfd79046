import { grown } from './grown';

/** Bytes that grow at their end. */
export class ByteWriter {
  bytes: Uint8Array;
  length = 0;

  constructor(capacity = 1 << 12) {
    this.bytes = new Uint8Array(capacity);
  }

  /** Makes sure that `more` bytes can be written by hand. */
  reserve(more: number): void {
    this.bytes = grown(this.bytes, this.length + more);
  }

  /** A varint (LEB128): seven bits a byte, lowest first, the high bit says that more follow. Up to 2^32 - 1. */
  writeVarint(value: number): void {
    this.reserve(5);
    let rest = value;
    while (rest > 0x7f) {
      this.bytes[this.length] = (rest & 0x7f) | 0x80;
      this.length += 1;
      rest >>>= 7;
    }
    this.bytes[this.length] = rest;
    this.length += 1;
  }

  writeBytes(bytes: Uint8Array): void {
    this.reserve(bytes.length);
    this.bytes.set(bytes, this.length);
    this.length += bytes.length;
  }

  /** Writes a little-endian u32 over four bytes that are already there. */
  patchU32(at: number, value: number): void {
    this.bytes[at] = value & 0xff;
    this.bytes[at + 1] = (value >>> 8) & 0xff;
    this.bytes[at + 2] = (value >>> 16) & 0xff;
    this.bytes[at + 3] = value >>> 24;
  }

  written(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }
}
