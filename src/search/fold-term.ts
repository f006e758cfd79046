/** Letters that Unicode does not take apart but people type without their stroke or as two. */
const letters: ReadonlyMap<string, string> = new Map([
  ['ß', 'ss'],
  ['ø', 'o'],
  ['ł', 'l'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ı', 'i'],
  ['ħ', 'h'],
  ['ŧ', 't'],
  ['ŋ', 'n'],
  ['ς', 'σ'],
  // Arabic: kashida and the letters that Arabic, Persian and Urdu keyboards type differently.
  ['ـ', ''],
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ک', 'ك'],
  ['ة', 'ه'],
  ['ہ', 'ه'],
  ['ٱ', 'ا'],
]);

/** Where each script's digit 0 stands; the other nine follow it. */
const zeros = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0, 0xf20, 0x1040,
  0x17e0, 0x1810,
];

/** Invisible characters and variation selectors; Hebrew points; Arabic vowel signs and annotation marks. */
const dropped =
  /[\u00AD\u061C\u200B-\u200F\u2060\uFEFF]|\p{Variation_Selector}|(?=[\u0591-\u05C7])\p{Mn}|(?=[\u0610-\u06ED])\p{Mn}/u;
const accent = /[\u0300-\u036F\u1AB0-\u1AFF\u1DC0-\u1DFF\u20D0-\u20FF\uFE20-\uFE2F]/;
const cyrillic = /\p{Script=Cyrillic}/u;

/** Cyrillic letters that only look like a letter with an accent: й ў, ї ӥ and the like, ѓ ќ. ё is typed as е. */
function isCyrillicLetter(base: string, mark: string): boolean {
  if (mark === '\u0306') return base === 'и' || base === 'у';
  if (mark === '\u0308') return base !== 'е';
  return mark === '\u0301' && (base === 'г' || base === 'к');
}

const folded = new Map<string, string>();
const maxRemembered = 50_000;

/**
 * Folds one word for comparison: lower case, compatibility forms, accents of Latin, Greek and Cyrillic
 * off, points and vowel signs of Hebrew and Arabic off, digits of all scripts as 0-9. Marks that carry
 * meaning (Devanagari vowels, Japanese voicing, й) stay. Folding twice changes nothing; lengths change.
 */
export function foldTerm(term: string): string {
  if (isAscii(term)) return term.toLowerCase();
  const remembered = folded.get(term);
  if (remembered !== undefined) return remembered;
  const result = fold(term);
  if (folded.size >= maxRemembered) folded.clear();
  folded.set(term, result);
  return result;
}

function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) > 0x7f) return false;
  }
  return true;
}

function fold(term: string): string {
  let base = '';
  let isBaseCyrillic = false;
  let result = '';
  // Lower-casing first and again: NFKC makes capitals of some signs (℡), and some capitals only decompose small.
  for (const char of term.toLowerCase().normalize('NFKC').toLowerCase().normalize('NFD')) {
    if (accent.test(char)) {
      if (isBaseCyrillic && isCyrillicLetter(base, char)) result += char;
      continue;
    }
    if (dropped.test(char)) continue;
    base = char;
    isBaseCyrillic = cyrillic.test(char);
    result += letters.get(char) ?? asciiDigit(char);
  }
  return result.normalize('NFC');
}

function asciiDigit(char: string): string {
  const code = char.charCodeAt(0);
  if (code < 0x660 || code > 0x1819) return char;
  const zero = zeros.find((first) => code >= first && code < first + 10);
  return zero === undefined ? char : String(code - zero);
}
