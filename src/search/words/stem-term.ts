import { stemmer as arabic } from '@orama/stemmers/arabic';
import { stemmer as armenian } from '@orama/stemmers/armenian';
import { stemmer as bulgarian } from '@orama/stemmers/bulgarian';
import { stemmer as danish } from '@orama/stemmers/danish';
import { stemmer as dutch } from '@orama/stemmers/dutch';
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as finnish } from '@orama/stemmers/finnish';
import { stemmer as french } from '@orama/stemmers/french';
import { stemmer as german } from '@orama/stemmers/german';
import { stemmer as greek } from '@orama/stemmers/greek';
import { stemmer as hungarian } from '@orama/stemmers/hungarian';
import { stemmer as hindi } from '@orama/stemmers/indian';
import { stemmer as indonesian } from '@orama/stemmers/indonesian';
import { stemmer as irish } from '@orama/stemmers/irish';
import { stemmer as italian } from '@orama/stemmers/italian';
import { stemmer as lithuanian } from '@orama/stemmers/lithuanian';
import { stemmer as nepali } from '@orama/stemmers/nepali';
import { stemmer as norwegian } from '@orama/stemmers/norwegian';
import { stemmer as portuguese } from '@orama/stemmers/portuguese';
import { stemmer as romanian } from '@orama/stemmers/romanian';
import { stemmer as russian } from '@orama/stemmers/russian';
import { stemmer as serbian } from '@orama/stemmers/serbian';
import { stemmer as spanish } from '@orama/stemmers/spanish';
import { stemmer as swedish } from '@orama/stemmers/swedish';
import { stemmer as tamil } from '@orama/stemmers/tamil';
import { stemmer as turkish } from '@orama/stemmers/turkish';
import { stemmer as ukrainian } from '@orama/stemmers/ukrainian';
import { foldTerm } from '../fold-term';

type Stemmer = (word: string) => string;

/** Arabic feminine ending, which folding makes one with the letter it is often typed as. */
function restoreArabic(word: string): string {
  return word.replace(/ه$/, 'ة');
}

/** Portuguese nasal endings, which folding takes apart; plurals in -ões become the singular, which the stemmer keeps apart. */
function restorePortuguese(word: string): string {
  return word.replace(/c(?:ao|oes)$/, 'ção').replace(/(?:ao|oes)$/, 'ão');
}

/** Romanian ș before endings, which without its comma is taken for a part of them: orașe, case. Folded again, s stays s. */
function restoreRomanian(word: string): string {
  return word.replace(/s(?=(?:e|ele|elor|i|ii|ilor)$)/, 'ș');
}

/** A folded Turkish i before a syllable with a was ı, by vowel harmony; the stemmer takes -lar off after ı alone. */
function restoreTurkish(word: string): string {
  return word.replaceAll(/i(?=[^aeiou]*a)/g, 'ı');
}

/** By the first part of a language's tag. Terms come folded; where a stemmer lives on accents they are put back first. */
const stemmers: ReadonlyMap<string, Stemmer> = new Map<string, Stemmer>([
  ['ar', (word) => arabic(restoreArabic(word))],
  ['hy', armenian],
  ['bg', bulgarian],
  ['da', danish],
  ['nl', dutch],
  ['en', english],
  ['fi', finnish],
  ['fr', french],
  ['de', german],
  ['el', greek],
  ['hu', hungarian],
  ['hi', hindi],
  ['id', indonesian],
  ['ga', irish],
  ['it', italian],
  ['lt', lithuanian],
  ['ne', nepali],
  ['no', norwegian],
  ['nb', norwegian],
  ['nn', norwegian],
  ['pt', (word) => portuguese(restorePortuguese(word))],
  ['ro', (word) => romanian(restoreRomanian(word))],
  ['ru', russian],
  ['sr', serbian],
  ['es', spanish],
  ['sv', swedish],
  ['ta', tamil],
  ['tr', (word) => turkish(restoreTurkish(word))],
  ['uk', ukrainian],
]);

/** Letters that a language writes before a word as a part of it; a word may begin with one of these and then its stem. */
const attached: ReadonlyMap<string, readonly string[]> = new Map([
  ['ar', ['ال', 'وال', 'بال', 'كال', 'فال', 'لل', 'و', 'ب', 'ل']],
  ['id', ['di', 'ke', 'ter', 'ber', 'se', 'per', 'me', 'mem', 'men', 'pe', 'pem', 'pen']],
]);

/** Shorter terms, and those with digits, are their own stems: too much of what is short would be cut away. */
const minTermUnits = 3;
const maxTermUnits = 40;
const maxRemembered = 60_000;
const remembered = new Map<string, Map<string, string>>();

/** The language whose stemmer an article's is taken: its tag without region and script; null where there is none. */
export function stemmedLanguage(tag: string | null): string | null {
  const [language = ''] = (tag ?? '').toLowerCase().split(/[-_]/, 1);
  return stemmers.has(language) ? language : null;
}

/** What may stand before a stem within a word of this language. */
export function attachedTo(language: string): readonly string[] {
  return attached.get(language) ?? [];
}

function cutEnding(term: string, stem: Stemmer): string {
  try {
    return foldTerm(stem(term)) || term;
  } catch {
    // The Bulgarian stemmer throws where it means to change a letter in place: such a word stands for itself.
    return term;
  }
}

/** The stem of a folded term, folded; a term that has none is its own. `language`: as `stemmedLanguage` gives it. */
export function stemTerm(term: string, language: string): string {
  const stem = stemmers.get(language);
  if (!stem || term.length < minTermUnits || term.length > maxTermUnits) return term;
  let known = remembered.get(language);
  if (!known) {
    known = new Map();
    remembered.set(language, known);
  }
  const before = known.get(term);
  if (before !== undefined) return before;
  if (known.size >= maxRemembered) known.clear();
  const found = /\p{Nd}/u.test(term) ? term : cutEnding(term, stem);
  known.set(term, found);
  return found;
}
