import { attachedTo } from './stem-term';

/** A stem's last letter may be another than the words' (city, citi, cities), but hardly more. */
const changingUnits = 1;
const minHead = 3;
/** Of a word whose stem is in other letters, so many units at its end may be its ending. */
const endingUnits = 4;

/** How words begin that share the stem of `term`: as the stem does, or with what is attached before it. A word that begins otherwise is none of them. */
export function listHeads(term: string, stem: string, language: string): readonly string[] {
  let shared = 0;
  while (shared < stem.length && term.charAt(shared) === stem.charAt(shared)) shared += 1;
  const short = stem.slice(0, Math.max(minHead, stem.length - changingUnits));
  // A stem in other letters than its word: Serbian is stemmed in Latin ones.
  if (shared < 2) {
    return [term.slice(0, Math.max(minHead, term.length - endingUnits)), short, ...attach(short, language)];
  }
  const head = short.slice(0, shared);
  return [head, ...attach(head, language)];
}

function attach(head: string, language: string): readonly string[] {
  return attachedTo(language).map((before) => before + head);
}
