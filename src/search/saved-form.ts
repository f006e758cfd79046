/**
 * The saved form of an index: a header of five little-endian u32 (two of magic, version, CRC-32 of all
 * that follows it, bytes that follow), then blocks, each its length, its type (0 bytes, 1 JSON in UTF-8)
 * and its content. Many blocks instead of one text, because one text of a big index is longer than a
 * JavaScript string may be.
 */
const magic = [0x4b434142, 0x48435253] as const; // "BACK" "SRCH"
const headerBytes = 20;

/** Bytes of a block before its content. */
const blockHeadBytes = 5;

/** Joins blocks under a header: bytes as they are, anything else as JSON. */
export function encodeBlocks(version: number, blocks: Iterable<unknown>): Uint8Array<ArrayBuffer> {
  const encoder = new TextEncoder();
  const encoded: { readonly type: number; readonly bytes: Uint8Array }[] = [];
  let bodyBytes = 0;
  for (const block of blocks) {
    const isBytes = block instanceof Uint8Array;
    const bytes = isBytes ? block : encoder.encode(JSON.stringify(block));
    encoded.push({ type: isBytes ? 0 : 1, bytes });
    bodyBytes += blockHeadBytes + bytes.length;
  }
  const all = new Uint8Array(headerBytes + bodyBytes);
  const view = new DataView(all.buffer);
  let at = headerBytes;
  for (const { type, bytes } of encoded) {
    view.setUint32(at, bytes.length, true);
    view.setUint8(at + 4, type);
    all.set(bytes, at + blockHeadBytes);
    at += blockHeadBytes + bytes.length;
  }
  const header = [...magic, version, crc32(all.subarray(headerBytes)), bodyBytes];
  for (const [index, word] of header.entries()) view.setUint32(index * 4, word, true);
  return all;
}

/** The blocks, or null when the bytes are cut, damaged, of another version or no saved index at all. */
export function decodeBlocks(version: number, bytes: Uint8Array): readonly unknown[] | null {
  if (bytes.length < headerBytes) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const word = (index: number): number => view.getUint32(index * 4, true);
  if (word(0) !== magic[0] || word(1) !== magic[1] || word(2) !== version) return null;
  if (word(4) !== bytes.length - headerBytes) return null;
  if (word(3) !== crc32(bytes.subarray(headerBytes))) return null;
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const blocks: unknown[] = [];
  try {
    for (let at = headerBytes; at < bytes.length;) {
      const length = view.getUint32(at, true);
      const content = bytes.subarray(at + blockHeadBytes, at + blockHeadBytes + length);
      blocks.push(view.getUint8(at + 4) === 0 ? content : JSON.parse(decoder.decode(content)));
      at += blockHeadBytes + length;
    }
  } catch {
    // The checksum held, so this is bytes that somebody made to fit. They are no index all the same.
    return null;
  }
  return blocks;
}

const table = new Uint32Array(256);
for (let byte = 0; byte < 256; byte += 1) {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  table[byte] = value;
}

/** CRC-32 as in zip and PNG (polynomial 0xEDB88320). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffff_ffff;
  for (let index = 0; index < bytes.length; index += 1) {
    crc = (crc >>> 8) ^ (table[(crc ^ (bytes[index] ?? 0)) & 0xff] ?? 0);
  }
  return (crc ^ 0xffff_ffff) >>> 0;
}
