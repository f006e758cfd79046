import { characterClass, classOf } from './character-class';
import { foldTerm } from './fold-term';

/** How a token came about. `base` tokens stand one after another; the others cover several of them. */
export type TokenKind =
  | 'base'
  /** `don't`, `AT&T`: looked for only as one word. */
  | 'tight'
  /** `co-operation`: looked for as one word or as its parts. */
  | 'hyphen'
  /** `U.N.`: found as one word, looked for as its parts, since `us` would find every “us”. */
  | 'dotted'
  /** `#metoo`, `@ana`: looked for only as they stand, with their sign. Its words are tokens of their own. */
  | 'tag'
  /** `Climate` of `#ClimateStrike`: found, never looked for. */
  | 'part';

/**
 * Takes one token: the folded term, its place in the original text in UTF-16 units, and where its first
 * character ends (a 2-gram covers two). Returning true stops the scan.
 */
export type TokenSink = (term: string, start: number, end: number, headEnd: number, kind: TokenKind) => boolean | void;

/** Takes a word of ASCII letters and digits by its place; its term is the word in lower case, its kind `base`. */
type PlainWordSink = (start: number, end: number) => void;

const { letter, digit, unspaced, mark, format, zeroWidthSpace, pictograph } = characterClass;
const apostrophes = "'’‘ʼʻ＇";
const hyphens = '-\u2010\u2011';
/** Longer compounds are slugs of addresses; their joined form would only fill the dictionary. */
const maxJoinedParts = 4;
const maxPieceChars = 100;
const tagSigns = '#＃@＠';
const capitalAfterSmall = /(?<=\p{Ll})\p{Lu}/gu;
const numberPattern = /\d+(?:[.,'’\u00A0\u202F]\d+)+/y;
const groupedNumber = /^\d{1,3}([.,'’\u00A0\u202F])\d{3}(?:\1\d{3})*(?:[.,]\d+)?$/;
const hebrewLetter = /[\u05D0-\u05EA]/;

function classAt(text: string, at: number): number {
  return at < text.length ? classOf(text.codePointAt(at) ?? 0) : characterClass.separator;
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
}

function isWordClass(kind: number): boolean {
  return kind === letter || kind === digit;
}

/**
 * Cuts a text into folded tokens, in order, in one pass. The rules are in README.md; the same scan cuts
 * what is indexed, what is looked for, and what is marked, so the three cannot differ.
 */
export function scanTokens(text: string, sink: TokenSink, plainSink?: PlainWordSink): void {
  let at = 0;
  while (at < text.length) {
    const plainEnd = endOfPlainWord(text, at);
    if (plainEnd > at) {
      if (plainSink) plainSink(at, plainEnd);
      else if (sink(text.slice(at, plainEnd).toLowerCase(), at, plainEnd, plainEnd, 'base') === true) return;
      at = plainEnd;
      continue;
    }
    const kind = classAt(text, at);
    let next: number;
    if (isWordClass(kind)) next = scanCompound(text, at, sink);
    else if (kind === unspaced) next = scanUnspaced(text, at, sink);
    else if (kind === pictograph) {
      next = at + widthAt(text, at);
      if (sink(text.slice(at, next), at, next, next, 'base') === true) return;
    } else next = tagSigns.includes(text.charAt(at)) && !scanTag(text, at, sink) ? -1 : at + 1;
    if (next < 0) return;
    at = next;
  }
}

/**
 * `#tag` and `@name` with their sign, and the words that capitals tell apart in them; the loop above goes on with the
 * word itself. False to stop. A sign after a word (`ana@example.org`, `C#`) or before a number alone makes none.
 */
function scanTag(text: string, from: number, sink: TokenSink): boolean {
  if (from > 0 && isWordClass(classAt(text, from - 1))) return true;
  let end = from + 1;
  let hasLetter = false;
  while (end < text.length && end - from <= maxPieceChars) {
    const kind = classAt(text, end);
    if (!isWordClass(kind) && kind !== unspaced && kind !== mark && kind !== format && text.charAt(end) !== '_') break;
    hasLetter ||= kind === letter || kind === unspaced;
    end += widthAt(text, end);
  }
  if (!hasLetter) return true;
  const name = text.slice(from + 1, end);
  const sign = '#＃'.includes(text.charAt(from)) ? '#' : '@';
  if (sink(sign + foldTerm(name), from, end, end, 'tag') === true) return false;
  const bounds = [0, ...Array.from(name.matchAll(capitalAfterSmall), ({ index }) => index), name.length];
  for (let part = 1; bounds.length > 2 && part < bounds.length; part += 1) {
    const [start = 0, next = 0] = bounds.slice(part - 1, part + 1);
    const term = foldTerm(name.slice(start, next));
    if (sink(term, from + 1 + start, from + 1 + next, from + 1 + next, 'part') === true) return false;
  }
  return true;
}

/** What an ASCII character is to `endOfPlainWord`. */
const plain = { other: 0, letter: 1, digit: 2, joiner: 3 } as const;
const plainKind = new Uint8Array(128).map((_, code) => {
  const char = String.fromCharCode(code);
  if (/[a-z]/i.test(char)) return plain.letter;
  if (/\d/.test(char)) return plain.digit;
  return "'-&.,".includes(char) ? plain.joiner : plain.other;
});

/**
 * Where a word that begins here ends, if nothing but ASCII letters and digits decides it; else `from`. Most words of
 * most texts are such, and all rules below come to the same for them.
 */
function endOfPlainWord(text: string, from: number): number {
  let at = from;
  let code = text.charCodeAt(at);
  const first = code < 128 ? (plainKind[code] ?? 0) : plain.other;
  if (first !== plain.letter && first !== plain.digit) return from;
  let kind: number = first;
  while (kind === plain.letter || kind === plain.digit) {
    at += 1;
    if (at === text.length) return at - from > maxPieceChars ? from : at;
    code = text.charCodeAt(at);
    if (code >= 128) return from;
    kind = plainKind[code] ?? 0;
  }
  if (at - from > maxPieceChars) return from;
  if (kind !== plain.joiner) return at;
  // A joiner joins only to a letter or digit; one that stands before a space is the end of a sentence or quotation.
  const after = at + 1 < text.length ? text.charCodeAt(at + 1) : 32;
  return after < 128 && plainKind[after] !== plain.letter && plainKind[after] !== plain.digit ? at : from;
}

/** A run of a script without spaces: each character with its right neighbour, and the last one alone. */
function scanUnspaced(text: string, from: number, sink: TokenSink): number {
  let start = from;
  let end = clusterEnd(text, start);
  while (classAt(text, end) === unspaced) {
    const nextEnd = clusterEnd(text, end);
    if (sink(foldTerm(text.slice(start, nextEnd)), start, nextEnd, end, 'base') === true) return -1;
    start = end;
    end = nextEnd;
  }
  return sink(foldTerm(text.slice(start, end)), start, end, end, 'base') === true ? -1 : end;
}

function clusterEnd(text: string, from: number): number {
  let at = from + widthAt(text, from);
  for (let kind = classAt(text, at); kind === mark || kind === format || kind === zeroWidthSpace;) {
    at += widthAt(text, at);
    kind = classAt(text, at);
  }
  return at;
}

/** The end of a run of letters, digits and what belongs to them. */
function pieceEnd(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) {
      at += 1;
      continue;
    }
    const kind = classAt(text, at);
    if (isWordClass(kind) || kind === mark || kind === format) at += widthAt(text, at);
    // Hebrew abbreviations: a (double) geresh, or the quotation mark typed for it, between two letters.
    else if (
      '"״׳\'’'.includes(text.charAt(at)) &&
      at < text.length &&
      hebrewLetter.test(text.charAt(at - 1)) &&
      hebrewLetter.test(text.charAt(at + 1))
    ) {
      at += 1;
    } else return at;
  }
}

function foldPiece(text: string, start: number, end: number): string {
  // Longer runs are data that got into a text; their beginning stands for them, here as in a query.
  const piece =
    end - start > maxPieceChars
      ? text.slice(start, start + maxPieceChars).replace(/[\uD800-\uDBFF]$/, '')
      : text.slice(start, end);
  return foldTerm(hebrewLetter.test(piece.charAt(0)) ? piece.replaceAll(/["״׳'’]/g, '') : piece);
}

/** One word with all that apostrophes, hyphens, ampersands and the dots of initials join to it. */
function scanCompound(text: string, from: number, sink: TokenSink): number {
  const number = scanNumber(text, from, sink);
  if (number !== null) return number;
  let start = from;
  let end = pieceEnd(text, start);
  let term = foldPiece(text, start, end);
  let joined = term;
  let parts = 1;
  let kind: TokenKind = 'base';
  let hasLetters = !/^\d+$/.test(term);
  for (;;) {
    if (term !== '' && sink(term, start, end, end, 'base') === true) return -1;
    const joiner = joinerAt(text, start, end);
    if (joiner === null) break;
    kind = kind === 'hyphen' || joiner === 'hyphen' ? 'hyphen' : joiner;
    start = end + 1;
    end = pieceEnd(text, start);
    term = foldPiece(text, start, end);
    hasLetters ||= !/^\d+$/.test(term);
    parts += 1;
    if (parts <= maxJoinedParts) joined += term;
  }
  if (parts > 1 && parts <= maxJoinedParts && hasLetters && sink(joined, from, end, end, kind) === true) return -1;
  return end;
}

/** What joins the piece `[start, end)` to the one after it; null when nothing does. */
function joinerAt(text: string, start: number, end: number): 'tight' | 'hyphen' | 'dotted' | null {
  const char = text.charAt(end);
  if (char === '' || char === ' ' || !isWordClass(classAt(text, end + 1))) return null;
  if (apostrophes.includes(char) || char === '&') return 'tight';
  if (hyphens.includes(char)) return 'hyphen';
  const isInitial = char === '.' && end - start === 1 && classAt(text, start) === letter;
  return isInitial && classAt(text, end + 1) === letter && pieceEnd(text, end + 1) === end + 2 ? 'dotted' : null;
}

/**
 * `1,234,567` and `1.234.567` as 1234567; `3.5` and `3,5` as 3.5. Other runs (dates, addresses of machines)
 * give their groups one by one, all but the last, which may go on with letters. Null when no run begins
 * here; -1 to stop. Takes the whole run at once: trying again at each group would take quadratic time.
 */
function scanNumber(text: string, from: number, sink: TokenSink): number | null {
  const first = text.charCodeAt(from);
  if (first < 48 || first > 57) return null;
  numberPattern.lastIndex = from;
  const number = numberPattern.exec(text)?.[0];
  if (number === undefined) return null;
  const end = from + number.length;
  const after = classAt(text, end);
  const isWhole = !isWordClass(after) && after !== mark;
  let term: string | null = null;
  if (isWhole && groupedNumber.test(number)) {
    const group = /\D/.exec(number)?.[0] ?? ',';
    term = number.replaceAll(group, '').replace(/\D/, '.');
  } else if (isWhole && /^\d+[.,]\d+$/.test(number)) term = number.replace(',', '.');
  if (term !== null) return sink(term, from, end, end, 'base') === true ? -1 : end;
  let start = from;
  for (const match of number.matchAll(/\D/g)) {
    const groupEnd = from + match.index;
    if (sink(text.slice(start, groupEnd), start, groupEnd, groupEnd, 'base') === true) return -1;
    start = groupEnd + 1;
  }
  return start;
}

/** The folded terms of a text as they are indexed, repetitions kept. */
export function tokenize(text: string): string[] {
  const terms: string[] = [];
  scanTokens(text, (term) => {
    terms.push(term);
  });
  return terms;
}
