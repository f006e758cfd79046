import type { Refusal } from '../../../contract/failure';
import { decodeText } from '../decode';
import { splitText } from './split-text';
import type { Container, SourceDocument } from './source-document';

/**
 * Plain text, decoded; a text of several articles gives a document for each. Their bytes are stretches of the file's
 * own, and one after the other they are the file: nothing between articles is lost.
 */
export function readText(file: Container): readonly SourceDocument[] | Refusal {
  const decoded = decodeText(file.bytes, false, file.charset);
  if ('code' in decoded) return decoded;
  const { part, bytes, modifiedMs, fileName } = file;
  const { text, charset } = decoded;
  const whole = { kind: 'document', part, format: 'text', text, charset, bytes, modifiedMs, fileName } as const;
  const { parts, isUnsure } = splitText(text);
  const [first] = parts;
  if (parts.length === 1 && first) {
    return [{ ...whole, text: text.slice(first.textFrom, first.textTo), isKeptWhole: isUnsure }];
  }
  const offsets = byteOffsets(
    file.bytes,
    charset,
    text,
    parts.map(({ from }) => from),
  );
  if (offsets === null) return [{ ...whole, isKeptWhole: true }];
  return parts.map(({ textFrom, textTo }, i) => ({
    ...whole,
    part: `${part ?? ''}#${String(i + 1)}`,
    text: text.slice(textFrom, textTo),
    bytes: bytes.subarray(offsets[i], offsets[i + 1] ?? bytes.length),
  }));
}

const lineFeed = 0x0a;
const formFeed = 0x0c;

/**
 * Where each place of a text, the beginning or behind a line feed or form feed, is in the bytes. Those two are told
 * in every charset that is read: no byte of a longer character has their values, but for UTF-16 and UTF-32, which are read by the unit,
 * and ISO-2022, which goes back to ASCII before them. Null when text and bytes have not equally many.
 */
function byteOffsets(
  bytes: Uint8Array,
  charset: string,
  text: string,
  places: readonly number[],
): readonly number[] | null {
  // Its announcement stands once at the beginning, and what is behind cannot be read without.
  if (charset === 'iso-2022-kr' || charset === 'iso-2022-cn') return null;
  const unitBytes = charset.startsWith('utf-32') ? 4 : charset.startsWith('utf-16') ? 2 : 1;
  const isBigEndian = charset.endsWith('be');
  const isBreakAt = (at: number): boolean => {
    const low = bytes[isBigEndian ? at + unitBytes - 1 : at];
    if (low !== lineFeed && low !== formFeed) return false;
    for (let i = 1; i < unitBytes; i++) if (bytes[isBigEndian ? at + unitBytes - 1 - i : at + i] !== 0) return false;
    return true;
  };
  const ends: number[] = [];
  for (let at = 0; at + unitBytes <= bytes.length; at += unitBytes) if (isBreakAt(at)) ends.push(at + unitBytes);
  const breaks = [...text.matchAll(/[\n\f]/gu)].map(({ index }) => index + 1);
  if (breaks.length !== ends.length) return null;
  const byPlace = new Map(breaks.map((place, i) => [place, ends[i] ?? 0]));
  const offsets = places.map((place) => (place === 0 ? 0 : byPlace.get(place)));
  return offsets.every((offset) => offset !== undefined) ? offsets : null;
}
