import { decodeAs, encodeWindows1252 } from './charset-table';
import { guessCharset, looksWestern } from './guess-charset';

/** Text that was once decoded with the wrong charset and written again so; `via` tells how, from what the bytes are now to what they were. */
interface Mended {
  readonly text: string;
  readonly via: string;
}

/** Characters that windows-1252 has beyond ASCII. */
const run =
  /[\u0080-\u00FF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013\u2014\u2018-\u201A\u201C-\u201E\u2020-\u2022\u2026\u2030\u2039\u203A\u20AC\u2122]+/gu;
/** One that begins a character of UTF-8, and one that goes on with it: without a pair there is nothing to mend. */
const pair =
  /[\u00C2-\u00F4][\u0080-\u00BF\u0152\u0153\u0160\u0161\u0178\u017D\u017E\u0192\u02C6\u02DC\u2013\u2014\u2018-\u201A\u201C-\u201E\u2020-\u2022\u2026\u2030\u2039\u203A\u20AC\u2122]/;

/** Fewer characters mended are chance, or a text about such errors. */
const leastMended = 3;
/** More accented letters that stand by themselves are the text's own. */
const mostOthers = 0.3;
/** Wrong twice over happens, and three times. */
const mostTimes = 3;

const westernToWestern = 'utf-8:windows-1252:utf-8';

/**
 * Puts text right that came as UTF-8 and was read as windows-1252 before it was saved ("FÃ¼ÃŸe", "itâ€™s"), where nearly all
 * of its characters beyond ASCII say so; and text of another single-byte charset that was read so ("Ïðàâèòåëüñòâî"). Null
 * where nothing says that there is anything to mend.
 */
export function mendMojibake(text: string, isHtml: boolean): Mended | null {
  if (pair.test(text)) {
    let mended = text;
    for (let time = 0; time < mostTimes; time += 1) {
      const better = mendUtf8(mended);
      if (better === null) break;
      mended = better;
    }
    if (mended !== text) return { text: mended, via: westernToWestern };
  }
  return mendSingleByte(text, isHtml);
}

/** Once more what `mendMojibake` did, as its `via` says; null when that is none. */
export function mendVia(via: string, text: string): string | null {
  const [, between, charset] = via.split(':');
  if (between !== 'windows-1252' || charset === undefined) return null;
  if (charset !== 'utf-8') return decodeRuns(text, charset);
  // The first time is known to be right, though a short stretch of the text does not tell.
  const once = mendUtf8(text, true) ?? text;
  return mendMojibake(once, false)?.text ?? once;
}

function mendUtf8(text: string, isKnown = false): string | null {
  let mended = 0;
  let others = text.match(/[^\0-\xFF\u0152-\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122\uFFFD]/gu)?.length ?? 0;
  const better = text.replace(run, (chars) => {
    const bytes = encodeWindows1252(chars);
    let out = '';
    for (let at = 0; at < bytes.length;) {
      const length = sequenceLength(bytes, at);
      if (length > 0) {
        out += Buffer.from(bytes.buffer, bytes.byteOffset + at, length).toString('utf8');
        mended += 1;
      } else {
        out += chars.charAt(at);
        others += 1;
      }
      at += Math.max(1, length);
    }
    return out;
  });
  return isKnown || (mended >= leastMended && others <= mended * mostOthers) ? better : null;
}

/**
 * How many bytes from here are one character of UTF-8, 0 for none. Of the leads of two bytes only those of Latin letters, Greek,
 * Cyrillic, Hebrew and Arabic: others make sense as words, too ("LIBERTÉ»").
 */
function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  const next = bytes[at + 1] ?? 0;
  // Three signs of windows-1252 itself, in what went wrong twice: ƒ ˆ ˜.
  const isSign = (lead === 0xc6 && next === 0x92) || (lead === 0xcb && (next === 0x86 || next === 0x9c));
  if (isSign) return 2;
  const isPair = (lead >= 0xc2 && lead <= 0xc5) || (lead >= 0xce && lead <= 0xd1) || (lead >= 0xd7 && lead <= 0xdb);
  const length = isPair ? 2 : lead >= 0xe0 && lead <= 0xef ? 3 : lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
  for (let i = 1; i < length; i += 1) if (((bytes[at + i] ?? 0) & 0xc0) !== 0x80) return 0;
  // No character takes more bytes than it needs, or is half of a pair.
  if ((lead === 0xe0 && next < 0xa0) || (lead === 0xed && next > 0x9f)) return 0;
  if ((lead === 0xf0 && next < 0x90) || (lead === 0xf4 && next > 0x8f)) return 0;
  return length;
}

/** Letters beyond ASCII that a text has at least before its charset is doubted. */
const leastLetters = 40;
/** Charsets of the West differ in signs alone; a text of theirs is not made of little else than accented letters. */
const others = /^(?:windows-125[135678]|windows-874|koi8|iso-8859-(?:5|6|7|8)|ibm855|ibm866|x-mac-cyrillic)/u;

function mendSingleByte(text: string, isHtml: boolean): Mended | null {
  if (!/[\u00C0-\u00FF]{3}/.test(text) || looksWestern(text, isHtml)) return null;
  const letters = text.match(/[\u00C0-\u00FF]/gu)?.length ?? 0;
  const foreign = text.replace(run, '').match(/[^\0-\x7F]/gu)?.length ?? 0;
  if (letters < leastLetters || foreign > letters * 0.02) return null;
  const charset = guessCharset(encodeWindows1252(text), isHtml, null);
  if (charset === null || !others.test(charset)) return null;
  const better = decodeRuns(text, charset);
  return { text: better, via: `utf-8:windows-1252:${charset}` };
}

function decodeRuns(text: string, charset: string): string {
  return text.replace(run, (chars) => decodeAs(charset, encodeWindows1252(chars)));
}
