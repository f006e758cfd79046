import { findField, type FieldName } from './field-table';
import type { Notice, Range } from './tree';

/** What the parser reads: operators, brackets, words, phrases, and a field name standing before its value. */
export type Token =
  | { readonly type: 'open' | 'close' | 'or' | 'and' | 'not'; readonly range: Range }
  | { readonly type: 'word'; readonly text: string; readonly prefix: boolean; readonly range: Range }
  | { readonly type: 'phrase'; readonly text: string; readonly range: Range }
  /** A word or phrase with `=` before it. */
  | { readonly type: 'exact'; readonly text: string; readonly range: Range }
  | { readonly type: 'wildcard'; readonly text: string; readonly range: Range }
  | { readonly type: 'fuzzy'; readonly text: string; readonly distance: 1 | 2 | null; readonly range: Range }
  /** `near/5` with its bracket still to come. */
  | { readonly type: 'near'; readonly within: number; readonly range: Range }
  | { readonly type: 'field'; readonly field: FieldName; readonly range: Range };

/** Opening quotes and what may close each. `“` both opens English and closes German quotes. */
const quotes: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['„', '“”"'],
  ['“', '”"'],
  ['”', '”"'],
  ['«', '»'],
  ['»', '«'],
  ['「', '」'],
  ['『', '』'],
]);

// Control characters separate words like spaces: nobody types them, pasted text is full of them.
const space = /[\s\p{Cc}\u2028\u2029]/u;
const searchable = /[\p{L}\p{N}\p{Extended_Pictographic}]/u;
const hebrew = /\p{Script=Hebrew}/u;
const addressScheme = /^(?:https?|ftp|file|mailto|news|feed|tel)$/i;

/** Words between, where `near(…)` does not say; SQLite's FTS5 takes the same. */
const defaultNear = 10;
/** Farther apart than a long sentence is no nearness. */
const maxNear = 100;
/** Nearly all words hold some one letter. */
const minLiterals = 2;
// A question mark is one letter only inside a word: at its end it is punctuation, and addresses hold one too.
const wildcardWord = /^(?:[\p{L}\p{N}\p{M}*]|\?(?=[\p{L}\p{N}\p{M}?*]))+$/u;
const fuzzyWord = /^([\p{L}\p{N}\p{M}]{3,64})~([12])?$/u;

/** Whether a piece of text holds anything that can be looked for: a letter, a number or a pictograph. */
export function isSearchable(text: string): boolean {
  return searchable.test(text);
}

/**
 * Cuts a query into tokens, in one pass. Never throws; what cannot be meant as it stands is read as
 * plain words and named in `notices`. A backslash takes the next character as it is.
 */
export function scanQuery(text: string, notices: Notice[]): readonly Token[] {
  const tokens: Token[] = [];
  const lastClosing = new Map<string, number>();
  for (const closers of quotes.values()) {
    for (const closer of closers) lastClosing.set(closer, text.lastIndexOf(closer));
  }
  let at = 0;
  /** After `field:` the next word is a value: `-`, `OR` and further colons in it are just characters. */
  let isValue = false;
  /** That value names something, where stars and the like are just characters. */
  let isName = false;

  while (at < text.length) {
    const char = text.charAt(at);
    if (space.test(char)) {
      isValue = false;
      at += 1;
    } else if (char === '(' || char === ')') {
      tokens.push({ type: char === '(' ? 'open' : 'close', range: [at, at + 1] });
      isValue = false;
      at += 1;
    } else if (char === '|') {
      tokens.push({ type: 'or', range: [at, at + 1] });
      isValue = false;
      at += 1;
      if (text.charAt(at) === '|') at += 1;
    } else if (quotes.has(char)) {
      scanPhrase(char);
    } else if (char === '=' && !(isValue && isName) && scanExact()) {
      isValue = false;
    } else if (scanNear()) {
      isValue = false;
    } else if (char === '-' && !isValue) {
      scanMinus();
    } else if (isValue || !scanField()) {
      scanWord();
    }
  }
  return tokens;

  /** `isExact`: the mark stands after `=`, where the token begins. */
  function scanPhrase(opener: string, isExact = false): void {
    const closers = quotes.get(opener) ?? opener;
    const start = at;
    at += 1;
    isValue = false;
    const isClosed = Array.from(closers).some((closer) => (lastClosing.get(closer) ?? -1) > start);
    if (!isClosed) {
      if (opener === '"' || opener === '„' || opener === '“' || opener === '«') {
        const message = 'This quotation mark has no partner; what follows is searched as plain words.';
        notices.push({ code: 'unbalanced-quote', message, range: [start, start + 1] });
      }
      return;
    }
    let content = '';
    while (at < text.length && !closers.includes(text.charAt(at))) {
      if (text.charAt(at) === '\\' && at + 1 < text.length) at += 1;
      content += text.charAt(at);
      at += 1;
    }
    if (at >= text.length) {
      // Every closing mark was behind a backslash. Go back and read what is inside as plain words.
      for (const closer of closers) lastClosing.set(closer, -1);
      at = start;
      scanPhrase(opener, isExact);
      return;
    }
    at += 1;
    if (isExact) tokens.push({ type: 'exact', text: content, range: [start - 1, at] });
    else tokens.push({ type: 'phrase', text: content, range: [start, at] });
  }

  /** `=Word` and `="Some words"`; false where nothing that could be meant so comes after the sign. */
  function scanExact(): boolean {
    const start = at;
    const next = text.charAt(at + 1);
    if (next === '' || next === '=' || next === '(' || next === ')' || next === '|' || space.test(next)) return false;
    at += 1;
    if (quotes.has(next)) {
      scanPhrase(next, true);
      return true;
    }
    const { word, stars } = readWord();
    const range: Range = [start, at];
    if (stars > 0) {
      const message = 'A star does nothing after =, which looks for words just as they stand.';
      notices.push({ code: 'bad-value', message, range });
    }
    tokens.push({ type: 'exact', text: word.slice(0, word.length - stars), range });
    return true;
  }

  function scanNear(): boolean {
    near.lastIndex = at;
    const found = near.exec(text);
    if (!found) return false;
    const end = near.lastIndex - 1;
    const within = found[1] === undefined ? defaultNear : Math.min(maxNear, Number(found[1]));
    tokens.push({ type: 'near', within, range: [at, end] });
    at = end;
    return true;
  }

  function scanMinus(): void {
    const start = at;
    while (text.charAt(at) === '-') at += 1;
    const next = text.charAt(at);
    // A dash between spaces, as in pasted headlines, is punctuation and no operator.
    if (next === '' || space.test(next) || next === ')') return;
    tokens.push({ type: 'not', range: [start, at] });
  }

  function scanField(): boolean {
    fieldName.lastIndex = at;
    const found = fieldName.exec(text);
    if (!found) return false;
    const name = found[1] ?? '';
    const range: Range = [at, fieldName.lastIndex];
    const next = text.charAt(fieldName.lastIndex);
    const isEmpty = next === '' || next === ')' || next === '|' || space.test(next);
    const field = findField(name);
    if (!field) {
      if (!isEmpty && !addressScheme.test(name)) {
        const message = `There is no field “${name}”; this is searched as plain words.`;
        notices.push({ code: 'unknown-field', message, range });
      }
      return false;
    }
    if (isEmpty) {
      const message = `“${name}:” has nothing after it, for instance ${field.example}.`;
      notices.push({ code: 'bad-value', message, range });
      tokens.push({ type: 'word', text: name, prefix: false, range });
    } else {
      tokens.push({ type: 'field', field: field.name, range });
      isValue = true;
      isName = field.takes !== 'words';
    }
    at = fieldName.lastIndex;
    return true;
  }

  /** Reads to the end of a word. `stars`: those at its end that no backslash protects. */
  function readWord(): { readonly word: string; readonly isEscaped: boolean; readonly stars: number } {
    let word = '';
    let isEscaped = false;
    let stars = 0;
    while (at < text.length) {
      const char = text.charAt(at);
      if (char === '\\' && at + 1 < text.length) {
        isEscaped = true;
        stars = 0;
        word += text.charAt(at + 1);
        at += 2;
        continue;
      }
      if (space.test(char) || char === '(' || char === ')' || char === '|') break;
      // A quotation mark ends a word, but Hebrew writes abbreviations with one inside.
      if (quotes.has(char) && !(hebrew.test(text.charAt(at - 1)) && hebrew.test(text.charAt(at + 1)))) break;
      stars = char === '*' ? stars + 1 : 0;
      word += char;
      at += 1;
    }
    return { word, isEscaped, stars };
  }

  function scanWord(): void {
    const start = at;
    const { word, isEscaped, stars } = readWord();
    const range: Range = [start, at];
    const wasValue = isValue;
    const wasFilter = isValue && isName;
    isValue = false;
    if (!isEscaped && !wasValue && (word === 'OR' || word === 'AND' || word === 'NOT')) {
      tokens.push({ type: word === 'OR' ? 'or' : word === 'AND' ? 'and' : 'not', range });
      return;
    }
    const bare = word.slice(0, word.length - stars);
    const isPlain = !isEscaped && !wasFilter;
    const fuzzy = isPlain ? fuzzyWord.exec(word) : null;
    if (fuzzy) {
      const distance = fuzzy[2] === '1' ? 1 : fuzzy[2] === '2' ? 2 : null;
      tokens.push({ type: 'fuzzy', text: fuzzy[1] ?? '', distance, range });
      return;
    }
    if (isPlain && wildcardWord.test(word) && /[*?]/.test(bare)) {
      const pattern = word.replaceAll(/\*+/g, '*');
      if (pattern.replaceAll(/[*?]/g, '').length >= minLiterals) {
        tokens.push({ type: 'wildcard', text: pattern, range });
        return;
      }
      const message = 'A word with a star or a question mark in it needs two letters or more.';
      notices.push({ code: 'bad-value', message, range });
    }
    tokens.push({ type: 'word', text: bare, prefix: stars > 0, range });
  }
}

/** Sticky, so that it is tried only where a word begins; names are short, so a long run of letters costs nothing. */
const near = /near(?:\/(\d{1,4}))?\(/iy;
const fieldName = /([A-Za-z]{1,16}):/y;
