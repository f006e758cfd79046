/**
 * Terms as bytes: each UTF-16 unit for itself, as CESU-8 (Unicode Technical Report 26) does. Unlike in UTF-8 the bytes
 * sort as JavaScript compares strings, and half a surrogate pair, which a tokeniser may cut off, is kept.
 */
export function encodeUnits(units: Uint16Array, start: number, count: number, into: Uint8Array): number {
  let length = 0;
  for (let at = start; at < start + count; at += 1) {
    const unit = units[at] ?? 0;
    if (unit < 0x80) {
      into[length] = unit;
      length += 1;
    } else if (unit < 0x800) {
      into[length] = 0xc0 | (unit >>> 6);
      into[length + 1] = 0x80 | (unit & 0x3f);
      length += 2;
    } else {
      into[length] = 0xe0 | (unit >>> 12);
      into[length + 1] = 0x80 | ((unit >>> 6) & 0x3f);
      into[length + 2] = 0x80 | (unit & 0x3f);
      length += 3;
    }
  }
  return length;
}

/** The bytes of a term. */
export function termBytes(term: string): Uint8Array {
  const bytes = new Uint8Array(term.length * 3);
  const each = Uint16Array.from({ length: term.length }, (_, at) => term.charCodeAt(at));
  return bytes.subarray(0, encodeUnits(each, 0, each.length, bytes));
}

const units = new Uint16Array(1 << 12);

/** The term of which these are the bytes. */
export function decodeTerm(bytes: Uint8Array, length: number): string {
  let text = '';
  let count = 0;
  for (let at = 0; at < length;) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) {
      units[count] = byte;
      at += 1;
    } else if (byte < 0xe0) {
      units[count] = ((byte & 0x1f) << 6) | ((bytes[at + 1] ?? 0) & 0x3f);
      at += 2;
    } else {
      units[count] = ((byte & 0xf) << 12) | (((bytes[at + 1] ?? 0) & 0x3f) << 6) | ((bytes[at + 2] ?? 0) & 0x3f);
      at += 3;
    }
    count += 1;
    if (count === units.length) {
      text += String.fromCharCode(...units);
      count = 0;
    }
  }
  return text + String.fromCharCode(...units.subarray(0, count));
}
