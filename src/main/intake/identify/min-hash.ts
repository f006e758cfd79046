import { shingleWords } from '../../../contract/shared-shingles';

/** Values in a signature; each is 16 bits. */
const values = 64;
/** Bodies of fewer words have no signature: their few shingles would say too much. */
const leastWords = 8;

// The constants are published here and must never change without raising identityRules: signatures are stored.
// splitmix32 (Steele, Lea, Flood 2014, as reduced to 32 bits by T. Ettinger) from seed 0x42616b66, "Bakf".
const topBit = -0x80000000;
const multipliers = new Int32Array(values);
const addends = new Int32Array(values);
let seed = 0x42616b66;
for (let i = 0; i < values; i++) {
  multipliers[i] = nextRandom() | 1;
  addends[i] = nextRandom();
}

/**
 * The MinHash signature of a text given as word hashes in order: for each of 64 functions
 * `a * x + b mod 2^32` the least value over all shingles of four words, mixed to 16 bits
 * (Broder 1997; b-bit minwise hashing, Li and Koenig 2010). Base64 of 128 bytes, little-endian;
 * '' for under 8 words.
 */
export function minHash(words: Uint32Array): string {
  if (words.length < leastWords) return '';
  const shingles = new Int32Array(words.length - shingleWords + 1);
  for (let i = 0; i < shingles.length; i++) {
    let x = 0;
    for (let k = 0; k < shingleWords; k++) x = Math.imul(x ^ (words[i + k] ?? 0), 0x9e3779b1) ^ (x >>> 15);
    shingles[i] = mix(x);
  }
  // Kept with the top bit turned over, so that signed comparison, which is twice as fast, orders them as unsigned: adding the bit turns it.
  const least = new Int32Array(values);
  // Four functions at a time over all shingles, so that their least values stay in registers.
  for (let f = 0; f < values; f += 4) {
    const [a, b, c, d] = [
      multipliers[f] ?? 0,
      multipliers[f + 1] ?? 0,
      multipliers[f + 2] ?? 0,
      multipliers[f + 3] ?? 0,
    ];
    const [aAdd, bAdd, cAdd, dAdd] = [flipped(f), flipped(f + 1), flipped(f + 2), flipped(f + 3)];
    let aLeast = 0x7fffffff;
    let bLeast = 0x7fffffff;
    let cLeast = 0x7fffffff;
    let dLeast = 0x7fffffff;
    for (let i = 0; i < shingles.length; i++) {
      const x = shingles[i] ?? 0;
      const aValue = (Math.imul(a, x) + aAdd) | 0;
      const bValue = (Math.imul(b, x) + bAdd) | 0;
      const cValue = (Math.imul(c, x) + cAdd) | 0;
      const dValue = (Math.imul(d, x) + dAdd) | 0;
      if (aValue < aLeast) aLeast = aValue;
      if (bValue < bLeast) bLeast = bValue;
      if (cValue < cLeast) cLeast = cValue;
      if (dValue < dLeast) dLeast = dValue;
    }
    least[f] = aLeast;
    least[f + 1] = bLeast;
    least[f + 2] = cLeast;
    least[f + 3] = dLeast;
  }
  const bytes = new Uint8Array(values * 2);
  for (let f = 0; f < values; f++) {
    const value = mix(((least[f] ?? 0) ^ topBit) >>> 0) & 0xffff;
    bytes[2 * f] = value & 255;
    bytes[2 * f + 1] = value >> 8;
  }
  return Buffer.from(bytes).toString('base64');
}

function flipped(f: number): number {
  return ((addends[f] ?? 0) + topBit) | 0;
}

// The finaliser of MurmurHash3 (A. Appleby, public domain).
function mix(value: number): number {
  let h = value ^ (value >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

function nextRandom(): number {
  seed = (seed + 0x9e3779b9) >>> 0;
  let z = seed ^ (seed >>> 16);
  z = Math.imul(z, 0x21f0aaad);
  z ^= z >>> 15;
  z = Math.imul(z, 0x735a2d97);
  return (z ^ (z >>> 15)) >>> 0;
}
