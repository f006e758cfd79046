import type { HeldSegment } from '../live-index';
import type { Dictionary } from '../segment/dictionary';
import { listHeads } from './list-heads';
import { stemmedLanguage, stemTerm } from './stem-term';

/** Documents of a segment by the code of one of their columns. */
export interface CodedDocuments {
  readonly codes: Int32Array;
  /** By code, 1 for those meant. */
  readonly meant: Uint8Array;
}

/** A term with the stem of another in some languages: it is meant in documents of those. */
export interface KinTerm {
  readonly term: number;
  readonly units: number;
  readonly only: CodedDocuments;
}

/** The terms of a segment that share a term's stem, itself left out, ascending; those that begin with it only where `isPrefix` is false. */
export type FindKin = (held: HeldSegment, term: string, isPrefix: boolean) => readonly KinTerm[];

const maxRemembered = 2_000;
/** Endings are no longer than this. */
const maxEnding = 8;

/**
 * Makes the finder of words that share a stem. Nothing of it is in the files: of the sorted dictionary only the
 * stretch that begins as the stem does is read, each term there is stemmed, and what was found is kept while its
 * segment lives. `languageColumn`: number of the text column that holds tags of languages.
 */
export function createFindKin(languageColumn: number): FindKin {
  const remembered = new WeakMap<HeldSegment['segment'], Map<string, readonly KinTerm[]>>();
  return ({ segment }, term, isPrefix) => {
    let known = remembered.get(segment);
    if (!known) {
      known = new Map();
      remembered.set(segment, known);
    }
    // No term holds a space.
    const key = isPrefix ? `${term} ` : term;
    const before = known.get(key);
    if (before) return before;
    if (known.size >= maxRemembered) known.clear();
    const found = findKin(segment, term, isPrefix, languageColumn);
    known.set(key, found);
    return found;
  };
}

function findKin(
  segment: HeldSegment['segment'],
  term: string,
  isPrefix: boolean,
  languageColumn: number,
): readonly KinTerm[] {
  const codes = segment.codes[languageColumn];
  const tags = segment.values[languageColumn];
  if (!codes || !tags) return [];
  const byLanguage = new Map<string, number[]>();
  for (const [code, tag] of tags.entries()) {
    const language = stemmedLanguage(tag);
    if (language === null) continue;
    const list = byLanguage.get(language);
    if (list) list.push(code);
    else byLanguage.set(language, [code]);
  }
  const found = new Map<number, KinTerm>();
  for (const [language, meantCodes] of byLanguage) {
    for (const [number, units] of termsOfStem(segment.dictionary, term, isPrefix, language)) {
      let kin = found.get(number);
      if (!kin) {
        kin = { term: number, units, only: { codes, meant: new Uint8Array(tags.length) } };
        found.set(number, kin);
      }
      for (const code of meantCodes) kin.only.meant[code] = 1;
    }
  }
  return Array.from(found.values()).sort((a, b) => a.term - b.term);
}

/** Terms with the stem of this one, by number, and their units. */
function termsOfStem(
  dictionary: Dictionary,
  term: string,
  isPrefix: boolean,
  language: string,
): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const stem = stemTerm(term, language);
  const longest = 3 * (Math.max(term.length, stem.length) + maxEnding);
  // What begins as it does is most of what a short beginning means, and is found without stemming.
  const known = isPrefix ? dictionary.prefixRange(term) : { from: 0, to: 0 };
  for (const head of listHeads(term, stem, language)) {
    const { from, to } = dictionary.prefixRange(head);
    seek(from, Math.min(to, known.from));
    seek(Math.max(from, known.to), to);
  }
  return found;

  function seek(from: number, to: number): void {
    if (from >= to) return;
    const cursor = dictionary.cursorAt(from);
    while (cursor.number + 1 < to && cursor.next()) {
      if (cursor.length > longest) continue;
      const other = cursor.term();
      if (other !== term && stemTerm(other, language) === stem) found.set(cursor.number, other.length);
    }
  }
}
