const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const sextets = new Uint8Array(128);
for (let i = 0; i < alphabet.length; i++) sextets[alphabet.charCodeAt(i)] = i;

/** Bytes of a signature: 64 values of 16 bits. */
const signatureBytes = 128;
const signatureValues = signatureBytes / 2;

/**
 * How much two bodies have in common, 0 to 1: the share of equal values in two MinHash signatures
 * (`IdentityKeys.signature`), which estimates the Jaccard index of their word shingles (Broder 1997)
 * with a standard error of about 0.06. A body too short for a signature ('') is like nothing: 0.
 * Signatures of different `rules` versions cannot be compared.
 */
export function similarity(a: string, b: string): number {
  const left = decode(a);
  const right = decode(b);
  if (left === null || right === null) return 0;
  let equal = 0;
  for (let i = 0; i < signatureBytes; i += 2) {
    if (left[i] === right[i] && left[i + 1] === right[i + 1]) equal++;
  }
  return equal / signatureValues;
}

/** Bytes of a short signature, one for each value. */
export const shortSignatureBytes = signatureValues;

/**
 * The low bytes of a signature's 64 values: half the memory, and two that are equal by chance are one in 256
 * (b-bit minwise hashing, Li and Koenig 2010). null for a body too short for a signature.
 */
export function shortenSignature(signature: string): Uint8Array | null {
  const bytes = decode(signature);
  return bytes === null ? null : Uint8Array.from({ length: shortSignatureBytes }, (_, i) => bytes[2 * i] ?? 0);
}

/** `similarity` by short signatures, with what equals by chance taken off; may be a little below 0. */
export function shortSimilarity(a: Uint8Array, b: Uint8Array): number {
  let equal = 0;
  for (let i = 0; i < shortSignatureBytes; i++) if (a[i] === b[i]) equal++;
  return (equal / shortSignatureBytes - 1 / 256) / (1 - 1 / 256);
}

// Written out because neither Buffer nor atob exists in every runtime the contract is used in.
function decode(base64: string): Uint8Array | null {
  const clean = base64.replace(/=+$/, '');
  if (Math.floor((clean.length * 3) / 4) !== signatureBytes) return null;
  const bytes = new Uint8Array(signatureBytes);
  let bits = 0;
  let held = 0;
  let at = 0;
  for (let i = 0; i < clean.length; i++) {
    held = (held << 6) | (sextets[clean.charCodeAt(i) & 127] ?? 0);
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[at++] = (held >> bits) & 255;
      held &= (1 << bits) - 1;
    }
  }
  return bytes;
}
