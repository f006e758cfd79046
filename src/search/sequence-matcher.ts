import type { Sequence, Step } from './compile-query';
import { isWrittenSo } from './exact-form';
import { isWithin } from './execute/edit-distance';
import { isMatch as isPatternMatch } from './execute/match-pattern';
import { scanTokens } from './scan-tokens';
import { listHeads } from './words/list-heads';
import { stemTerm } from './words/stem-term';

/** Takes one match: where it stands in the text and which of the sequences it is. Returning true stops. */
type MatchSink = (start: number, end: number, sequence: number) => boolean | void;

/** Sequences found by how they end, so that a text is read once and only the last few tokens are remembered. */
interface Endings {
  readonly exact: ReadonlyMap<string, readonly number[]>;
  readonly prefixes: ReadonlyMap<string, readonly number[]>;
  readonly prefixLengths: readonly number[];
  /** By stem, words that stand for their other forms too. */
  readonly stems: ReadonlyMap<string, readonly number[]>;
  /** How the other forms begin: all other words of a text need no stemming. */
  readonly stemHeads: readonly string[];
  /** Patterns and words that may be misspelt: tried on every term. */
  readonly loose: readonly { readonly index: number; readonly isMatch: (term: string) => boolean }[];
}

export interface SequenceMatcher {
  /** Every match in a text, by the end of the match. Time is linear in the text. */
  run(text: string, sink: MatchSink): void;
}

/**
 * Makes a matcher for several sequences at once; their fields are the caller's affair. `language`: of the text, as
 * `stemmedLanguage` gives it.
 */
export function createSequenceMatcher(sequences: readonly Sequence[], language: string | null): SequenceMatcher {
  const endings = indexEndings(sequences, language);
  const span = Math.max(1, ...sequences.map((sequence) => (sequence.steps.at(-1)?.offset ?? 0) + 1));
  return {
    run(text, sink) {
      const terms: string[] = Array.from({ length: span }, () => '');
      const starts = new Uint32Array(span);
      let count = 0;
      const isMatch = (step: Step, at: number): boolean => {
        if (at < 0) return false;
        const term = terms[at % span] ?? '';
        return step.prefix ? term.startsWith(step.term) : term === step.term;
      };
      scanTokens(text, (term, start, end, headEnd, kind) => {
        const isBase = kind === 'base';
        if (isBase) {
          terms[count % span] = term;
          starts[count % span] = start;
          count += 1;
        }
        const check = (candidates: readonly number[] | undefined): boolean => {
          for (const index of candidates ?? []) {
            const steps = sequences[index]?.steps ?? [];
            const last = steps.at(-1);
            if (!last) continue;
            // A single character of a script without spaces stands for itself, not for its 2-gram.
            const matchEnd = last.prefix && term.length > last.term.length && headEnd < end ? headEnd : end;
            let matchStart = start;
            if (steps.length > 1) {
              const first = count - 1 - last.offset;
              if (!isBase || !steps.every((step) => isMatch(step, first + step.offset))) continue;
              matchStart = starts[first % span] ?? 0;
            }
            const exact = sequences[index]?.exact;
            if (exact && !isWrittenSo(text, matchStart, matchEnd, exact)) continue;
            if (sink(matchStart, matchEnd, index) === true) return true;
          }
          return false;
        };
        if (check(endings.exact.get(term))) return true;
        for (const length of endings.prefixLengths) {
          if (term.length >= length && check(endings.prefixes.get(term.slice(0, length)))) return true;
        }
        if (language !== null && endings.stemHeads.some((head) => term.startsWith(head))) {
          for (const index of endings.stems.get(stemTerm(term, language)) ?? []) {
            const step = sequences[index]?.steps[0];
            // The word itself, and what begins with it, was found above.
            if (!step || term === step.term || (step.prefix && term.startsWith(step.term))) continue;
            if (sink(start, end, index) === true) return true;
          }
        }
        for (const { index, isMatch: fits } of endings.loose) {
          if (fits(term) && sink(start, end, index) === true) return true;
        }
        return false;
      });
    },
  };
}

function addTo(map: Map<string, number[]>, key: string, index: number): void {
  const list = map.get(key);
  if (list) list.push(index);
  else map.set(key, [index]);
}

function indexEndings(sequences: readonly Sequence[], language: string | null): Endings {
  const stems = new Map<string, number[]>();
  const stemHeads = new Set<string>();
  const exact = new Map<string, number[]>();
  const prefixes = new Map<string, number[]>();
  const loose: { index: number; isMatch: (term: string) => boolean }[] = [];
  for (const [index, sequence] of sequences.entries()) {
    const last = sequence.steps.at(-1);
    if (!last) continue;
    const { term, maxDistance = 0, isPattern = false } = last;
    if (isPattern) loose.push({ index, isMatch: (other) => isPatternMatch(other, term) });
    else if (maxDistance > 0) loose.push({ index, isMatch: (other) => isWithin(other, term, maxDistance) });
    if (isPattern || maxDistance > 0) continue;
    addTo(last.prefix ? prefixes : exact, last.term, index);
    if (!last.hasKin || language === null) continue;
    const stem = stemTerm(last.term, language);
    addTo(stems, stem, index);
    for (const head of listHeads(last.term, stem, language)) stemHeads.add(head);
  }
  return {
    exact,
    prefixes,
    stems,
    stemHeads: [...stemHeads],
    loose,
    prefixLengths: Array.from(new Set(Array.from(prefixes.keys(), (key) => key.length))),
  };
}
