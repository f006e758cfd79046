import type { Refusal } from '../../contract/failure';
import { decodeAs, decodesCleanly } from './charset-table';
import { guessCharset, looksWestern } from './guess-charset';
import { mendMojibake, mendVia } from './mend-mojibake';
import { prescanCharset } from './prescan';
import { refuse } from './refuse';

/** Text, and the charset it was decoded with: a WHATWG name, but for `utf-32le` and a few more of old mail; see mend-mojibake.ts for those with colons. */
export interface Decoded {
  readonly text: string;
  readonly charset: string;
}

/** Bytes looked at for a declaration. Saved pages put long comments and styles before theirs. */
const prescanBytes = 256 * 1024;

/**
 * Bytes to text: by byte order mark; by the zero bytes of UTF-16 and UTF-32; by strict UTF-8, because a
 * page that declares a legacy charset is UTF-8 all the same after a browser saved it; by the page's
 * declaration, where the bytes bear it out; by statistics. UTF-8 that holds text decoded wrongly before is mended.
 *
 * The text has no byte order mark, no NUL or other control but tab and line ends, and no lone
 * surrogate. `bad-text` when it is not text in any charset. `chosen`, by a reader, goes before all of this.
 */
export function decodeText(bytes: Uint8Array, isHtml: boolean, chosen?: string): Decoded | Refusal {
  // What was mended is told as `utf-8:windows-1252:utf-8`: what the bytes are, what they were taken for once, and what they had been.
  const via = chosen?.includes(':') === true ? chosen : null;
  const charset = via?.split(':')[0] ?? chosen ?? chooseCharset(bytes, isHtml);
  if (charset === null) return refuse('bad-text', 'no charset makes words of it');
  const bom = byteOrderMark(bytes);
  const isKnown = (chosen?.split(':') ?? []).every(canDecode);
  if (!isKnown) return refuse('bad-text', `no charset ${chosen}`);
  const text = decodeAs(charset, bom === null ? bytes : bytes.subarray(bom.length));
  if (via !== null) {
    const again = mendVia(via, text);
    return again === null ? refuse('bad-text', `no charset ${via}`) : { text: cleanControls(again), charset: via };
  }
  const mended = chosen === undefined && charset === 'utf-8' ? mendMojibake(text, isHtml) : null;
  if (mended !== null) return { text: cleanControls(mended.text), charset: mended.via };
  if (countBad(text) > Math.max(4, text.length * 0.1)) return refuse('bad-text', `not text in ${charset}`);
  return { text: cleanControls(text), charset };
}

function canDecode(charset: string): boolean {
  try {
    decodeAs(charset, new Uint8Array());
    return true;
  } catch {
    return false;
  }
}

function chooseCharset(bytes: Uint8Array, isHtml: boolean): string | null {
  // The zero bytes come first: of UTF-16 some programs write the mark one way round and the text the other.
  const marked = guessWideCharset(bytes) ?? byteOrderMark(bytes)?.charset ?? null;
  if (marked !== null) return marked;
  if (decodesCleanly('utf-8', bytes)) return escapedCharset(bytes) ?? 'utf-8';
  const declared = isHtml ? prescanCharset(toLatin1(bytes.subarray(0, prescanBytes))) : null;
  // A page cut short, or with one bad byte of an advertisement in it, is still UTF-8.
  if (isMostlyUtf8(bytes)) return 'utf-8';
  if (declared !== null && declared !== 'utf-8' && isBorneOut(declared, bytes, isHtml)) return declared;
  return guessCharset(bytes, isHtml, declared);
}

/** Whether what a declared charset makes of the bytes can be meant. */
function isBorneOut(charset: string, bytes: Uint8Array, isHtml: boolean): boolean {
  const text = decodeAs(charset, bytes.subarray(0, prescanBytes));
  const high = text.match(/[^\0-\x7F]/gu)?.length ?? 0;
  const failed = text.match(/\uFFFD/gu)?.length ?? 0;
  if (failed > 1 && failed > high * 0.03) return false;
  return (
    !/^(?:windows-125[0247]|iso-8859-(?:2|3|4|10|13|14|15)|macintosh)$/u.test(charset) || looksWestern(text, isHtml)
  );
}

function byteOrderMark(bytes: Uint8Array): { readonly charset: string; readonly length: number } | null {
  const [a, b, c, d] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return { charset: 'utf-8', length: 3 };
  if (a === 0xff && b === 0xfe && c === 0 && d === 0) return { charset: 'utf-32le', length: 4 };
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return { charset: 'utf-32be', length: 4 };
  if (a === 0xff && b === 0xfe) return { charset: 'utf-16le', length: 2 };
  if (a === 0xfe && b === 0xff) return { charset: 'utf-16be', length: 2 };
  return null;
}

/** UTF-16 or UTF-32 without a mark, by where zero bytes stand; null when they do not say so. */
export function guessWideCharset(bytes: Uint8Array): string | null {
  const length = Math.min(bytes.length, 4096) & ~3;
  if (length < 4) return null;
  const zeros: [number, number, number, number] = [0, 0, 0, 0];
  for (let at = 0; at < length; at += 1) {
    if (bytes[at] !== 0) continue;
    const place = at & 3;
    if (place === 0) zeros[0] += 1;
    else if (place === 1) zeros[1] += 1;
    else if (place === 2) zeros[2] += 1;
    else zeros[3] += 1;
  }
  // A stray zero byte or two says nothing.
  if (zeros[0] + zeros[1] + zeros[2] + zeros[3] < 3) return null;
  const [a, b, c, d] = [zeros[0] * 4, zeros[1] * 4, zeros[2] * 4, zeros[3] * 4].map((n) => n / length) as [
    number,
    number,
    number,
    number,
  ]; // four in, four out
  // The top byte of a code point is always zero, the next nearly so.
  if (d > 0.98 && c > 0.8 && a < 0.2) return 'utf-32le';
  if (a > 0.98 && b > 0.8 && d < 0.2) return 'utf-32be';
  const even = (a + c) / 2;
  const odd = (b + d) / 2;
  // Text in other scripts still has spaces, line ends and tags.
  if (odd > 0.1 && even < odd / 8 && !isAsciiWithZeros(bytes, length)) return 'utf-16le';
  if (even > 0.1 && odd < even / 8 && !isAsciiWithZeros(bytes, length)) return 'utf-16be';
  return null;
}

/** Eight-bit text with zero bytes strewn in: letters on both sides of a pair, as UTF-16 has them only in Chinese, among others. */
function isAsciiWithZeros(bytes: Uint8Array, length: number): boolean {
  let pairs = 0;
  let high = 0;
  for (let at = 0; at < length; at += 2) {
    const a = bytes[at] ?? 0;
    const b = bytes[at + 1] ?? 0;
    if (a >= 0x20 && a < 0x7f && b >= 0x20 && b < 0x7f) pairs += 1;
    else if (a >= 0x80 || b >= 0x80) high += 1;
  }
  return pairs > length * 0.1 && pairs > high * 3;
}

/** Charsets of 7-bit bytes with escapes, which are valid UTF-8 and no text as such. */
function escapedCharset(bytes: Uint8Array): string | null {
  const at = bytes.indexOf(0x1b);
  if (at < 0) return null;
  const head = toLatin1(bytes.subarray(at, at + 64 * 1024));
  if (/\x1B\$\)C/u.test(head)) return 'iso-2022-kr';
  if (/\x1B\$\)[AG]/u.test(head)) return 'iso-2022-cn';
  return /\x1B(?:\$[@B]|\([JI]|\$\(D)/u.test(head) ? 'iso-2022-jp' : null;
}

/** Whether nearly all bytes above 0x7F stand in whole UTF-8 sequences. */
function isMostlyUtf8(bytes: Uint8Array): boolean {
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 0x80) continue;
    const length = byte >= 0xf0 && byte < 0xf5 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 && byte < 0xe0 ? 2 : 0;
    let follows = 0;
    while (follows < length - 1 && ((bytes[at + follows + 1] ?? 0) & 0xc0) === 0x80) follows += 1;
    if (length > 0 && byte < 0xf5 && follows === length - 1) {
      whole += 1;
      at += follows;
    } else broken += 1;
  }
  // Legacy text of two bytes forms a whole sequence now and then, never nine times of ten.
  return whole >= 3 && broken <= whole * 0.1;
}

/** Characters that text does not have: failed ones, and controls but tab, line ends, form feed, and escape. */
function countBad(text: string): number {
  return (
    text.match(/[\u0001-\u0008\u000E-\u001A\u001C-\u001F\u007F-\u0084\u0086-\u009F\uFFFD\uFFFE\uFFFF]/gu)?.length ?? 0
  );
}

/** One rule for controls: NUL and the like are taken out, tab and line ends stay. */
function cleanControls(text: string): string {
  return makeWellFormed(text.replace(/^\uFEFF/u, '').replace(/[\0-\u0008\u000B\u000E-\u001F\u007F]/gu, ''));
}

/** Text without lone surrogates, so that it is the same after a trip through UTF-8. */
export function makeWellFormed(text: string): string {
  // Few texts have any surrogates, and to look for one of any kind costs a tenth of looking for a lone one.
  return /[\uD800-\uDFFF]/.test(text) ? text.replace(/\p{Surrogate}/gu, '\uFFFD') : text;
}

function toLatin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
