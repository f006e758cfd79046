import { checksum } from './checksum';

/**
 * The frame of every file of the index: a header of little-endian u32 (magic, format version, checksum of the header
 * from the fourth word on, bytes of the file, rules version, then the counts the kind of file has), a table of
 * sections (offset, bytes, checksum), and the sections, each at a multiple of 8 so that a typed array can look at it.
 */
export interface FileFrame {
  readonly magic: number;
  /** Of the layout of the file and of the rules by which words were cut; another one does not open. */
  readonly version: number;
  readonly counts: readonly number[];
  readonly sections: readonly ArrayBufferView[];
}

const fixedWords = 6;

function align(bytes: number): number {
  return (bytes + 7) & ~7;
}

/** Writes a file. Typed arrays are written as they lie in memory: little-endian on every machine that runs this. */
export function writeFile({ magic, version, counts, sections }: FileFrame): ArrayBuffer {
  const headWords = fixedWords + counts.length + sections.length * 3;
  let end = align(headWords * 4);
  const starts = sections.map((section) => {
    const start = end;
    end = align(end + section.byteLength);
    return start;
  });
  const buffer = new ArrayBuffer(end);
  const bytes = new Uint8Array(buffer);
  const head = new Uint32Array(buffer, 0, headWords);
  head.set([magic, version, 0, end, counts.length, sections.length, ...counts]);
  let word = fixedWords + counts.length;
  for (const [index, section] of sections.entries()) {
    const start = starts[index] ?? 0;
    const copy = bytes.subarray(start, start + section.byteLength);
    copy.set(new Uint8Array(section.buffer, section.byteOffset, section.byteLength));
    head.set([start, section.byteLength, checksum(copy)], word);
    word += 3;
  }
  head[2] = checksum(bytes.subarray(12, headWords * 4));
  return buffer;
}

/** Of a file its header's checksum, which covers those of its sections: equal for files of the same content only. */
export function identityOf(file: ArrayBuffer): number {
  return new DataView(file).getUint32(8, true);
}

/**
 * A file's counts and the bytes of its sections; null when it is cut, damaged, of another kind or version. `isFresh`: it was
 * made a moment ago and lies in memory since, so that its sections need not be summed a second time.
 */
export function readFile(
  buffer: ArrayBuffer,
  magic: number,
  version: number,
  isFresh = false,
): { readonly counts: Uint32Array; readonly sections: readonly Uint8Array[] } | null {
  if (buffer.byteLength < fixedWords * 4 || buffer.byteLength % 8 !== 0) return null;
  const words = new Uint32Array(buffer, 0, buffer.byteLength >>> 2);
  const [counts = 0, sections = 0] = words.subarray(4, fixedWords);
  if (words[0] !== magic || words[1] !== version || words[3] !== buffer.byteLength) return null;
  const headWords = fixedWords + counts + sections * 3;
  if (headWords > words.length) return null;
  const bytes = new Uint8Array(buffer);
  if (words[2] !== checksum(bytes.subarray(12, headWords * 4))) return null;
  const found: Uint8Array[] = [];
  for (let word = fixedWords + counts; word < headWords; word += 3) {
    const [start = 0, length = 0, sum] = words.subarray(word, word + 3);
    if (start % 8 !== 0 || start + length > bytes.length) return null;
    const section = bytes.subarray(start, start + length);
    if (!isFresh && checksum(section) !== sum) return null;
    found.push(section);
  }
  return { counts: words.subarray(fixedWords, fixedWords + counts), sections: found };
}
