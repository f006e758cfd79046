/**
 * Decoding that Node's TextDecoder does not do, or does wrongly: windows-1252 (Node gives C1
 * controls for 0x80 to 0x9F since 20.18.3, nodejs/node#56542), IBM855 and UTF-32, which no web page has, and the ISO-2022 charsets of Korea and China,
 * which the Encoding Standard dropped because they are unsafe in a *page*; in an archive they are text.
 */

/** Code points of windows-1252's bytes 0x80 to 0x9F (https://encoding.spec.whatwg.org/index-windows-1252.txt). */
const windows1252High =
  '\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F' +
  '\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178';

/** What bytes 0x80 to 0xFF of IBM855 (DOS, Cyrillic) are (https://www.unicode.org/Public/MAPPINGS/VENDORS/MICSFT/PC/CP855.TXT). */
const ibm855High =
  'ђЂѓЃёЁєЄѕЅіІїЇјЈљЉњЊћЋќЌўЎџЏюЮъЪаАбБцЦдДеЕфФгГ«»░▒▓│┤хХиИ╣║╗╝йЙ┐' +
  '└┴┬├─┼кК╚╔╩╦╠═╬¤лЛмМнНоОп┘┌█▄Пя▀ЯрРсСтТуУжЖвВьЬ№\u00ADыЫзЗшШэЭщЩчЧ§■\u00A0';

/**
 * Text of bytes in a charset; what does not decode becomes U+FFFD.
 *
 * @param charset a WHATWG name, or `utf-32le`, `utf-32be`, `iso-2022-kr`, `iso-2022-cn`, `ibm855`
 * @throws RangeError when it is none of these
 */
export function decodeAs(charset: string, bytes: Uint8Array): string {
  switch (charset) {
    case 'windows-1252':
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
        .toString('latin1')
        .replace(/[\u0080-\u009F]/gu, (c) => windows1252High.charAt(c.charCodeAt(0) - 0x80));
    case 'ibm855':
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
        .toString('latin1')
        .replace(/[\u0080-\u00FF]/gu, (c) => ibm855High.charAt(c.charCodeAt(0) - 0x80));
    case 'utf-32le':
    case 'utf-32be':
      return decodeUtf32(bytes, charset === 'utf-32le');
    case 'iso-2022-kr':
    case 'iso-2022-cn':
      return decodeShifted(bytes);
    default:
      return new TextDecoder(charset, { ignoreBOM: true }).decode(bytes);
  }
}

/** Bytes of a text in windows-1252; what it does not have becomes a question mark. */
export function encodeWindows1252(text: string): Uint8Array {
  return Uint8Array.from(text, (c) => {
    const code = c.codePointAt(0) ?? 0;
    if (code < 0x100) return code;
    const at = windows1252High.indexOf(c);
    return at < 0 ? 0x3f : 0x80 + at;
  });
}

/** Whether bytes are whole in a charset; every byte is in a single-byte one. */
export function decodesCleanly(charset: string, bytes: Uint8Array): boolean {
  try {
    new TextDecoder(charset, { fatal: true, ignoreBOM: true }).decode(bytes);
    return true;
  } catch {
    return false;
  }
}

function decodeUtf32(bytes: Uint8Array, isLittle: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  let codes: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    const code = view.getUint32(at, isLittle);
    codes.push(code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) ? 0xfffd : code);
    if (codes.length === 8192) {
      parts.push(String.fromCodePoint(...codes));
      codes = [];
    }
  }
  return parts.join('') + String.fromCodePoint(...codes);
}

/**
 * ISO-2022-KR and -CN (RFC 1557, RFC 1922): after SO, pairs of 7-bit bytes are KS X 1001 or GB 2312
 * with the high bit off. Putting it on gives EUC-KR or GBK, which TextDecoder knows.
 */
function decodeShifted(bytes: Uint8Array): string {
  const out = new Uint8Array(bytes.length);
  let length = 0;
  let isShifted = false;
  let charset = 'euc-kr';
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === 0x1b && bytes[at + 1] === 0x24) {
      // ESC $ ) C is KS X 1001, ESC $ ) A is GB 2312.
      charset = bytes[at + 3] === 0x43 ? 'euc-kr' : 'gbk';
      at += 3;
    } else if (byte === 0x0e) isShifted = true;
    else if (byte === 0x0f) isShifted = false;
    else {
      if (byte === 0x0a || byte === 0x0d) isShifted = false;
      out[length] = isShifted && byte > 0x20 ? byte | 0x80 : byte;
      length += 1;
    }
  }
  return new TextDecoder(charset).decode(out.subarray(0, length));
}
