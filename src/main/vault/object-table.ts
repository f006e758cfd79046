import type { ObjectToStore } from './types';

/** Where an original lies. */
export interface ObjectPlace {
  readonly pack: number;
  /** Offset of its bytes in the pack, behind the header. */
  readonly offset: number;
  readonly storedBytes: number;
  readonly encoding: ObjectToStore['encoding'];
}

/** All originals by hash. A later `set` of the same hash wins. */
export interface ObjectTable {
  get(sha256: string): ObjectPlace | null;
  set(sha256: string, place: ObjectPlace): void;
  remove(sha256: string): void;
  keys(): Iterable<string>;
}

const hashBytes = 32;

/**
 * A hash table in typed arrays: 60 bytes for an original at most twice over, where a Map of strings and
 * objects takes some 300. Offsets are kept in doubles, so packs may be of any size.
 */
export function createObjectTable(): ObjectTable {
  let capacity = 1024;
  let size = 0;
  let hashes = Buffer.alloc(capacity * hashBytes);
  /** Packs count from 1; 0 is an entry that was removed, kept so that the search for others leads past it. */
  let packs = new Uint32Array(capacity);
  let offsets = new Float64Array(capacity);
  /** Stored bytes, twice, plus one when packed by gzip: below 2^53 as limits.fileBytes is. */
  let lengths = new Float64Array(capacity);
  /** Entry's index plus one; 0 is free. At most half full. */
  let slots = new Uint32Array(capacity * 2);
  const wanted = Buffer.alloc(hashBytes);

  /** The slot where the hash in `wanted` is, or could be put. SHA-256 is evenly spread: its first bytes are the hash. */
  function slotOf(hash: Buffer): number {
    const mask = slots.length - 1;
    for (let slot = hash.readUInt32LE(0) & mask; ; slot = (slot + 1) & mask) {
      const entry = slots[slot] ?? 0;
      if (entry === 0) return slot;
      const at = (entry - 1) * hashBytes;
      if (hashes.compare(hash, 0, hashBytes, at, at + hashBytes) === 0) return slot;
    }
  }

  function grow(): void {
    capacity *= 2;
    hashes = Buffer.concat([hashes], capacity * hashBytes);
    packs = copyInto(new Uint32Array(capacity), packs);
    offsets = copyInto(new Float64Array(capacity), offsets);
    lengths = copyInto(new Float64Array(capacity), lengths);
    slots = new Uint32Array(capacity * 2);
    for (let i = 0; i < size; i++) slots[slotOf(hashes.subarray(i * hashBytes, (i + 1) * hashBytes))] = i + 1;
  }

  return {
    get(sha256) {
      if (wanted.write(sha256, 'hex') !== hashBytes) return null;
      const index = (slots[slotOf(wanted)] ?? 0) - 1;
      if (index < 0 || packs[index] === 0) return null;
      const length = lengths[index] ?? 0;
      return {
        pack: packs[index] ?? 0,
        offset: offsets[index] ?? 0,
        storedBytes: Math.floor(length / 2),
        encoding: length % 2 === 1 ? 'gzip' : 'raw',
      };
    },
    set(sha256, place) {
      if (wanted.write(sha256, 'hex') !== hashBytes) throw new Error(`not a SHA-256: ${sha256}`);
      if (size === capacity) grow();
      const slot = slotOf(wanted);
      let index = (slots[slot] ?? 0) - 1;
      if (index < 0) {
        index = size++;
        slots[slot] = index + 1;
        wanted.copy(hashes, index * hashBytes);
      }
      packs[index] = place.pack;
      offsets[index] = place.offset;
      lengths[index] = place.storedBytes * 2 + (place.encoding === 'gzip' ? 1 : 0);
    },
    remove(sha256) {
      if (wanted.write(sha256, 'hex') !== hashBytes) return;
      const index = (slots[slotOf(wanted)] ?? 0) - 1;
      if (index >= 0) packs[index] = 0;
    },
    *keys() {
      for (let i = 0; i < size; i++)
        if (packs[i] !== 0) yield hashes.toString('hex', i * hashBytes, (i + 1) * hashBytes);
    },
  };
}

function copyInto<T extends Uint32Array | Float64Array>(target: T, source: T): T {
  target.set(source);
  return target;
}
