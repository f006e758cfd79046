import type { HeldSegment } from '../live-index';
import type { Dictionary } from '../segment/dictionary';
import { attachedTo, stemmedLanguage, stemTerm } from './stem-term';

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

/** The terms of a segment that share a term's stem, itself left out, ascending. */
export type FindKin = (held: HeldSegment, term: string) => readonly KinTerm[];

const maxRemembered = 2_000;
/** A stem's last letter may be another than the words' (city, citi, cities), but hardly more. */
const changingUnits = 1;
const minHead = 3;
/** Endings are no longer than this. */
const maxEnding = 8;

/**
 * Makes the finder of words that share a stem. Nothing of it is in the files: of the sorted dictionary only the
 * stretch that begins as the stem does is read, each term there is stemmed, and what was found is kept while its
 * segment lives. `languageColumn`: number of the text column that holds tags of languages.
 */
export function createFindKin(languageColumn: number): FindKin {
  const remembered = new WeakMap<HeldSegment['segment'], Map<string, readonly KinTerm[]>>();
  return ({ segment }, term) => {
    let known = remembered.get(segment);
    if (!known) {
      known = new Map();
      remembered.set(segment, known);
    }
    const before = known.get(term);
    if (before) return before;
    if (known.size >= maxRemembered) known.clear();
    const found = findKin(segment, term, languageColumn);
    known.set(term, found);
    return found;
  };
}

function findKin(segment: HeldSegment['segment'], term: string, languageColumn: number): readonly KinTerm[] {
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
    for (const [number, units] of termsOfStem(segment.dictionary, term, language)) {
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
function termsOfStem(dictionary: Dictionary, term: string, language: string): ReadonlyMap<number, number> {
  const found = new Map<number, number>();
  const stem = stemTerm(term, language);
  const longest = 3 * (Math.max(term.length, stem.length) + maxEnding);
  for (const head of headsOf(term, stem, language)) {
    const { from, to } = dictionary.prefixRange(head);
    if (from === to) continue;
    const cursor = dictionary.cursorAt(from);
    while (cursor.number + 1 < to && cursor.next()) {
      if (cursor.length > longest) continue;
      const other = cursor.term();
      if (other !== term && stemTerm(other, language) === stem) found.set(cursor.number, other.length);
    }
  }
  return found;
}

/** How words of that stem begin: as the stem does, or with what is attached before it. */
function headsOf(term: string, stem: string, language: string): readonly string[] {
  let shared = 0;
  while (shared < stem.length && term.charAt(shared) === stem.charAt(shared)) shared += 1;
  const short = stem.slice(0, Math.max(minHead, stem.length - changingUnits));
  // A stem in other letters than its word: Serbian is stemmed in Latin ones.
  if (shared < 2)
    return [term.slice(0, Math.max(minHead, term.length - maxEnding / 2)), short, ...attach(short, language)];
  const head = short.slice(0, shared);
  return [head, ...attach(head, language)];
}

function attach(head: string, language: string): readonly string[] {
  return attachedTo(language).map((before) => before + head);
}
