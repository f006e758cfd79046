/** What a character does to words. Plain numbers, since they live in a byte table read once for each character. */
export const characterClass = {
  separator: 0,
  letter: 1,
  digit: 2,
  /** A letter of a script that does not put spaces between words, or glues particles to them (Hangul). */
  unspaced: 3,
  /** Belongs to the character before it. */
  mark: 4,
  /** Invisible, inside a word: soft hyphen, joiners, direction marks. */
  format: 5,
  /** Zero-width space: a word break that Thai and Khmer pages write between words. */
  zeroWidthSpace: 6,
  pictograph: 7,
  /** Not worked out yet. */
  unknown: 255,
} as const;

const known = new Uint8Array(0x1_0000).fill(characterClass.unknown);

const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}ー\uFF70]/u;

/** The class of a code point. */
export function classOf(codePoint: number): number {
  if (codePoint > 0xffff) return workOut(codePoint);
  const found = known[codePoint] ?? characterClass.unknown;
  if (found !== characterClass.unknown) return found;
  const worked = workOut(codePoint);
  known[codePoint] = worked;
  return worked;
}

function workOut(code: number): number {
  const char = String.fromCodePoint(code);
  if (code === 0x200b) return characterClass.zeroWidthSpace;
  if (/[\u00AD\u061C\u200C-\u200F\u2060\uFEFF]/.test(char)) return characterClass.format;
  // Modifier letters that are typed as apostrophes; the scanner knows them by their code.
  if (code === 0x2bb || code === 0x2bc) return characterClass.separator;
  // Half-width voicing marks, and the vowels and finals of decomposed Hangul, complete what is before them.
  if (code === 0xff9e || code === 0xff9f) return characterClass.mark;
  if ((code >= 0x1160 && code <= 0x11ff) || (code >= 0xd7b0 && code <= 0xd7fb)) return characterClass.mark;
  if (/\p{M}/u.test(char)) return characterClass.mark;
  if (/[\p{L}\p{Nl}]/u.test(char) && unspacedScript.test(char)) return characterClass.unspaced;
  // Regional indicators, two of which make a flag.
  if (/\p{L}/u.test(char) || (code >= 0x1f1e6 && code <= 0x1f1ff)) return characterClass.letter;
  if (/\p{N}/u.test(char)) return characterClass.digit;
  if (/\p{Extended_Pictographic}/u.test(char)) return characterClass.pictograph;
  return characterClass.separator;
}
