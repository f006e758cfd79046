import type { TextField } from '../query/tree';
import { characterClass, classOf } from './character-class';
import { findFuzzyTerms } from './execute/fuzzy-terms';
import type { HeldSegment, LiveIndex } from './live-index';
import { archiveFields } from './mini-options';
import { scanTokens } from './scan-tokens';
import { TermLists } from './segment/segment';
import { postingsOfABlock } from './segment/segment-writer';
import type { TermCount } from './types';

/** Terms of one segment that are looked at closely: the most frequent ones. */
const looked = 48;
/** Shorter words are misspelt into too many others. */
const minMendable = 3;
/** From so many units on a word may be two edits away. */
const minTwice = 4;
const maxMendable = 40;

interface Candidate {
  readonly term: number;
  /** Documents of its longest list: at most as many as it really has. */
  readonly estimate: number;
  readonly distance: number;
}

const lists = new TermLists();
const documents = new Uint32Array(postingsOfABlock);
const counts = new Uint32Array(postingsOfABlock);

function fieldsOf(field: TextField): readonly number[] {
  return field === 'any' ? archiveFields.map((_, at) => at) : [archiveFields.indexOf(field)];
}

/**
 * Terms that begin so, most frequent first, with how many documents hold each. Takes time with the number of terms that
 * begin so: ask with two letters or more. Of each segment only the most frequent ones are looked at.
 */
export function completeTerm(index: LiveIndex, beginning: string, most: number): readonly TermCount[] {
  const found = new Map<string, number>();
  for (const held of index.segments) {
    const { dictionary } = held.segment;
    const { from, to } = dictionary.prefixRange(beginning);
    const best: Candidate[] = [];
    for (let term = from; term < to; term += 1) {
      best.push({ term, estimate: estimate(held, term, fieldsOf('any')), distance: 0 });
    }
    for (const { term, estimate: documentsHere } of keepBest(best)) {
      const text = textOf(held, term);
      found.set(text, (found.get(text) ?? 0) + documentsHere);
    }
  }
  return countBest(index, found, 'any', most);
}

/**
 * Terms of a field that a word may have been meant for, the likeliest first: few edits away and in many documents. Empty
 * for what is no single word of letters.
 */
export function nearTerms(index: LiveIndex, word: string, field: TextField, most: number): readonly TermCount[] {
  const term = mendableTerm(word);
  if (term === null) return [];
  const fields = fieldsOf(field);
  const found = new Map<string, number>();
  const distances = new Map<string, number>();
  for (const held of index.segments) {
    const near = findFuzzyTerms(held.segment.dictionary, term, term.length < minTwice ? 1 : 2);
    const candidates = near.map(({ number, distance }) => ({
      term: number,
      estimate: estimate(held, number, fields),
      distance,
    }));
    for (const { term: number, estimate: documentsHere, distance } of keepBest(candidates)) {
      const text = textOf(held, number);
      const edits = editsBetween(term, text, distance);
      if (distance === 0 || edits === null || classOf(text.codePointAt(0) ?? 0) !== characterClass.letter) continue;
      found.set(text, (found.get(text) ?? 0) + documentsHere);
      distances.set(text, edits);
    }
  }
  const likely = (text: string, count: number): number => Math.log2(1 + count) - 4 * (distances.get(text) ?? 9);
  const ranked = [...found].sort(([a, m], [b, n]) => likely(b, n) - likely(a, m) || (a < b ? -1 : 1));
  return ranked.slice(0, most).map(([text]) => ({ term: text, documents: countTerm(index, text, field) }));
}

/** The term of a word that could be mended: one run of letters, long enough. */
function mendableTerm(word: string): string | null {
  const terms: string[] = [];
  scanTokens(word, (term) => {
    terms.push(term);
  });
  const [term = ''] = terms;
  const isWord = terms.length === 1 && term.length >= minMendable && term.length <= maxMendable;
  return isWord && /^[\p{L}\p{M}]+$/u.test(term) && classOf(term.codePointAt(0) ?? 0) === characterClass.letter
    ? term
    : null;
}

/** Two letters in each other's place are one slip; another first letter is one more; null where a short word differs too much. */
function editsBetween(asked: string, term: string, distance: number): number | null {
  const isSwapped = distance === 2 && sorted(asked) === sorted(term);
  if (distance === 2 && !isSwapped && asked.length <= minTwice) return null;
  return (isSwapped ? 1 : distance) + (asked.charAt(0) === term.charAt(0) ? 0 : 0.5);
}

function sorted(text: string): string {
  return Array.from(text).sort().join('');
}

function keepBest(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates
    .filter(({ estimate: documentsHere }) => documentsHere > 0)
    .sort((a, b) => a.distance - b.distance || b.estimate - a.estimate)
    .slice(0, looked);
}

function countBest(
  index: LiveIndex,
  found: ReadonlyMap<string, number>,
  field: TextField,
  most: number,
): readonly TermCount[] {
  return [...found]
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([term]) => ({ term, documents: countTerm(index, term, field) }))
    .filter(({ documents: held }) => held > 0)
    .sort((a, b) => b.documents - a.documents || (a.term < b.term ? -1 : 1));
}

function estimate({ segment }: HeldSegment, term: number, fields: readonly number[]): number {
  segment.readLists(term, lists);
  let most = 0;
  for (const field of fields) most = Math.max(most, lists.of(field)?.count ?? 0);
  return most;
}

function textOf({ segment }: HeldSegment, term: number): string {
  const cursor = segment.dictionary.cursorAt(term);
  cursor.next();
  return cursor.term();
}

/** Documents that hold a term in a field, removed ones left out. */
function countTerm({ segments }: LiveIndex, term: string, field: TextField): number {
  const fields = fieldsOf(field);
  let total = 0;
  for (const { segment, removed } of segments) {
    const number = segment.dictionary.find(term);
    if (number < 0) continue;
    const seen = new Uint8Array(segment.documents);
    for (const list of segment.listsOf(number)) {
      if (!fields.includes(list.field)) continue;
      for (let block = 0; block < segment.blocksOf(list); block += 1) {
        const length = segment.decodeBlock(list, block, documents, counts);
        for (let at = 0; at < length; at += 1) {
          const document = documents[at] ?? 0;
          if (removed?.[document] === 1 || seen[document] === 1) continue;
          seen[document] = 1;
          total += 1;
        }
      }
    }
  }
  return total;
}
