import chardet from 'chardet';
import { decodeAs, decodesCleanly } from './charset-table';
import { toCharset } from './prescan';

/** Bytes the statistics look at. */
const sampleBytes = 64 * 1024;

/** Charsets that differ in few bytes, or that the statistics do not know; the one that makes the most sense is taken. */
const cyrillic = ['windows-1251', 'koi8-r', 'x-mac-cyrillic', 'iso-8859-5', 'ibm866', 'ibm855'];
const relatives: Readonly<Record<string, readonly string[]>> = {
  'windows-1251': cyrillic,
  'iso-8859-5': cyrillic,
  'koi8-r': cyrillic,
  'iso-8859-2': ['windows-1250'],
  'windows-1250': ['iso-8859-2', 'windows-1252'],
  'windows-1252': ['macintosh'],
  'iso-8859-7': ['windows-1253'],
  'windows-1253': ['iso-8859-7'],
};

/**
 * The charset of bytes that are not UTF-8, by statistics: ICU's detector (chardet), then, among close
 * relatives, the one whose text looks most like words. Null when none gives text that does.
 *
 * @param declared what the page says, which breaks ties though the bytes do not bear it out as a whole
 */
export function guessCharset(bytes: Uint8Array, isHtml: boolean, declared: string | null): string | null {
  const sample = takeSample(bytes, isHtml);
  for (const match of chardet.analyse(sample)) {
    const charset = toKnownCharset(match.name);
    if (charset === null || charset.startsWith('utf-')) continue;
    if (isMultiByte(charset) && isMostlyBroken(charset, sample)) continue;
    return choose(charset, sample, declared);
  }
  return choose(declared ?? 'windows-1252', sample, null);
}

/**
 * The East Asian charset of file names, or null: old Windows wrote its own into zips. Names are short, so
 * letters in pairs that all decode are proof enough; in the archives' own cp437 they would be line drawings.
 */
export function guessNameCharset(names: Uint8Array): string | null {
  const text = Buffer.from(names).toString('latin1');
  const runs = text.match(/[\x80-\xFF]+/gu) ?? [];
  if (runs.length === 0) return null;
  const isPaired = runs.every((run) => run.length % 2 === 0);
  const eastern = chardet
    .analyse(names)
    .map(({ name, confidence }) => ({ charset: toKnownCharset(name), confidence }))
    .filter(({ charset }) => charset !== null && isMultiByte(charset) && decodesCleanly(charset, names));
  const sure = eastern.find(({ confidence }) => confidence >= 50) ?? (isPaired ? eastern[0] : undefined);
  if (sure === undefined) return null;
  // On equal terms, China: it wrote most of them.
  const ties = eastern.filter(({ confidence }) => confidence === sure.confidence);
  return (ties.find(({ charset }) => charset === 'gb18030') ?? sure).charset;
}

/**
 * Whether text decoded from a Latin charset reads as such. In the languages it is for, letters beyond
 * ASCII are at most a third; Russian or Greek read as Latin is made of little else.
 */
export function looksWestern(text: string, isHtml: boolean): boolean {
  const visible = isHtml ? stripTags(text) : text;
  const high = visible.match(/[\u00C0-\u024F\u0080-\u00BF]/gu)?.length ?? 0;
  const ascii = visible.match(/[A-Za-z]/gu)?.length ?? 0;
  return high <= 20 || high < (high + ascii) * 0.5;
}

function choose(charset: string, sample: Uint8Array, declared: string | null): string | null {
  if (charset === 'gb18030' || charset === 'euc-kr' || charset === 'big5') {
    // Their bytes for kana and EUC-JP's overlap, and no Chinese or Korean text is full of kana.
    const japanese = decodeAs('euc-jp', sample);
    const kana = japanese.match(/[\u3041-\u30FF]/gu)?.length ?? 0;
    const wide = japanese.match(/[^\0-\x7F]/gu)?.length ?? 0;
    if (kana > wide * 0.25 && decodesCleanly('euc-jp', sample)) return 'euc-jp';
  }
  const isWestern = looksWestern(decodeAs('windows-1252', sample), false);
  const candidates =
    !isWestern && /^windows-125[02]|^iso-8859-2|^macintosh/u.test(charset)
      ? [...cyrillic]
      : [charset, ...(relatives[charset] ?? [])];
  if (declared !== null && !isMultiByte(declared)) candidates.push(declared);
  let best = charset;
  let bestOdd = Infinity;
  for (const candidate of candidates) {
    const odd = countOdd(decodeAs(candidate, sample));
    if (odd < bestOdd) {
      best = candidate;
      bestOdd = odd;
    }
  }
  if (isWestern) return best;
  const high = sample.reduce((count, byte) => (byte > 0x7f ? count + 1 : count), 0);
  return bestOdd > 10 && bestOdd > high * 0.1 ? null : best;
}

/** Places where text is unlike words: a capital or a sign inside a word, a control, a letter of another script. */
function countOdd(text: string): number {
  const signs = text.match(/\p{L}(?=[\p{So}\p{Sm}\p{Sc}\p{Cc}\p{Sk}\u00A1-\u00BF\u2020-\u2022\u2030](?<![\t\n\r]))/gu);
  const capitals = text.match(/\p{Ll}(?=[\u0080-\uFFFF])\p{Lu}/gu);
  const strange = text.match(/[\u0080-\u009F\u2500-\u25FF\uFFFD]/gu);
  return (signs?.length ?? 0) + (capitals?.length ?? 0) + (strange?.length ?? 0);
}

/** The detector's name as one we decode. Logical Hebrew is windows-1255 in all but the vowel points. */
function toKnownCharset(name: string): string | null {
  switch (name) {
    case 'ISO-8859-8':
      return 'windows-1255';
    case 'ISO-2022-KR':
    case 'ISO-2022-CN':
      return name.toLowerCase();
    default:
      return toCharset(name);
  }
}

function isMultiByte(charset: string): boolean {
  return /^(?:big5|gb|euc|shift|iso-2022)/u.test(charset);
}

function isMostlyBroken(charset: string, sample: Uint8Array): boolean {
  const text = decodeAs(charset, sample);
  const high = text.match(/[^\0-\x7F]/gu)?.length ?? 0;
  const failed = text.match(/\uFFFD/gu)?.length ?? 0;
  return failed > 2 && failed > high * 0.1;
}

/** What is worth looking at: text without markup, from where bytes above 0x7F begin. */
function takeSample(bytes: Uint8Array, isHtml: boolean): Uint8Array {
  const window = bytes.length > sampleBytes * 8 ? bytes.subarray(0, sampleBytes * 8) : bytes;
  const text = Buffer.from(window.buffer, window.byteOffset, window.byteLength).toString('latin1');
  const visible = isHtml ? stripTags(text) : text;
  const first = Math.max(0, visible.search(/[\x80-\xFF]/u) - 1024);
  return Buffer.from(visible.slice(first, first + sampleBytes), 'latin1');
}

function stripTags(text: string): string {
  return text.replace(/<(script|style)\b[^>]*>[^]*?(?:<\/\1\s*>|$)/giu, ' ').replace(/<[^>]{0,4096}>/gu, ' ');
}
