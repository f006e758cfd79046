import { shortenSignature, shortSignatureBytes, shortSimilarity } from '../../contract/similarity';

/** A short signature and, after it, one byte for the version of the rules that made it. */
export const entryBytes = shortSignatureBytes + 1;

/** Likeness by signatures from which on two texts are worth comparing: a standard error and a half below what counts. */
const nearLikeness = 0.4;
/** Pairs of values that bring two articles together to be compared: one equal pair is enough. */
const bands = 14;
const keysOfBand = 65_536;
/** Articles looked at for each pair, the last ones in: thousands of one text lie at the same place. */
const mostAtOnce = 256;
const chunkEntries = 4_096;

/** A held article much like the one asked about. */
export interface Near {
  readonly id: number;
  readonly likeness: number;
}

/** Finds texts that may be near-identical among all held, by their signatures in memory. */
export interface StoryIndex {
  readonly size: number;
  /** What the signatures and their index take in memory. */
  readonly heldBytes: number;
  /** The entry of an article, good until the index changes. */
  get(id: number): Uint8Array | undefined;
  /** Ids must rise. */
  add(id: number, entry: Uint8Array): void;
  remove(id: number): void;
  near(entry: Uint8Array): Near[];
}

/** What the index keeps of a signature; null for a text too short for one. */
export function makeEntry(signature: string, rules: number): Uint8Array | null {
  const bytes = shortenSignature(signature);
  if (bytes === null) return null;
  const entry = new Uint8Array(entryBytes);
  entry.set(bytes);
  entry[entryBytes - 1] = rules;
  return entry;
}

/** How much two texts have in common, or null when different rules made their signatures. */
export function compareEntries(a: Uint8Array, b: Uint8Array): number | null {
  return a[entryBytes - 1] === b[entryBytes - 1] ? Math.max(0, shortSimilarity(a, b)) : null;
}

/** How much alike two texts are, by the same measure as `near`; null where that would not give them. */
export function nearness(a: Uint8Array, b: Uint8Array): number | null {
  let meets = false;
  for (let band = 0; band < bands && !meets; band++) meets = keyAt(a, band) === keyAt(b, band);
  const likeness = meets ? compareEntries(a, b) : null;
  return likeness !== null && likeness >= nearLikeness ? likeness : null;
}

/**
 * Makes an empty index: locality-sensitive hashing over MinHash (Indyk and Motwani 1998; Leskovec, Rajaraman and
 * Ullman, Mining of Massive Datasets, 3.4). Each pair of 8-bit values is an address of 16 bits, so a band's table
 * needs no hashing: a chain of entries from the newest back. 161 bytes an article and 3.7 MB once.
 */
export function createStoryIndex(): StoryIndex {
  const ids: number[] = [];
  const entries: Uint8Array[] = [];
  const links: Uint32Array[] = [];
  /** Slot plus one of the newest entry at each address; made with the first entry. */
  let heads = new Uint32Array(0);
  const gone = new Set<number>();

  const entryOf = (slot: number): Uint8Array => {
    const at = (slot % chunkEntries) * entryBytes;
    return (entries[Math.floor(slot / chunkEntries)] ?? new Uint8Array(0)).subarray(at, at + entryBytes);
  };
  const linkOf = (slot: number, band: number): number =>
    links[Math.floor(slot / chunkEntries)]?.[(slot % chunkEntries) * bands + band] ?? 0;

  function slotOf(id: number): number {
    let low = 0;
    let high = ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((ids[middle] ?? 0) < id) low = middle + 1;
      else high = middle;
    }
    return ids[low] === id && !gone.has(id) ? low : -1;
  }

  return {
    get size() {
      return ids.length - gone.size;
    },
    get heldBytes() {
      const chunks = [...entries, ...links].reduce((sum, { byteLength }) => sum + byteLength, 0);
      return chunks + heads.byteLength + ids.length * 8;
    },
    get(id) {
      const slot = slotOf(id);
      return slot < 0 ? undefined : entryOf(slot);
    },
    add(id, entry) {
      if (heads.length === 0) heads = new Uint32Array(bands * keysOfBand);
      const slot = ids.push(id) - 1;
      if (slot % chunkEntries === 0) {
        entries.push(new Uint8Array(chunkEntries * entryBytes));
        links.push(new Uint32Array(chunkEntries * bands));
      }
      entryOf(slot).set(entry);
      const link = links[links.length - 1];
      for (let band = 0; band < bands; band++) {
        const address = band * keysOfBand + keyAt(entry, band);
        if (link) link[(slot % chunkEntries) * bands + band] = heads[address] ?? 0;
        heads[address] = slot + 1;
      }
    },
    remove(id) {
      const slot = slotOf(id);
      if (slot < 0) return;
      entryOf(slot).fill(0);
      gone.add(id);
    },
    near(entry) {
      const seen = new Set<number>();
      const found: Near[] = [];
      if (heads.length === 0) return found;
      for (let band = 0; band < bands; band++) {
        let next = heads[band * keysOfBand + keyAt(entry, band)] ?? 0;
        for (let looked = 0; next > 0 && looked < mostAtOnce; looked++) {
          const slot = next - 1;
          next = linkOf(slot, band);
          if (seen.has(slot)) continue;
          seen.add(slot);
          const id = ids[slot] ?? 0;
          const likeness = gone.has(id) ? null : compareEntries(entry, entryOf(slot));
          if (likeness !== null && likeness >= nearLikeness) found.push({ id, likeness });
        }
      }
      return found;
    },
  };
}

function keyAt(entry: Uint8Array, band: number): number {
  return (entry[2 * band] ?? 0) | ((entry[2 * band + 1] ?? 0) << 8);
}
