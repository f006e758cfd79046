import type { QueryNode, SetNode, TextField } from '../query/tree';
import { characterClass, classOf } from './character-class';
import { toExactForm, type ExactForm } from './exact-form';
import { foldTerm } from './fold-term';
import { scanTokens, type TokenKind } from './scan-tokens';
import { cutRun } from './words/cut-run';

/** One term at its place in a sequence. `prefix`: any term that begins so. */
export interface Step {
  readonly term: string;
  readonly prefix: boolean;
  /** Also terms so many edits away; a sequence of one step only. */
  readonly maxDistance?: number;
  /** The term is a pattern of `*` and `?`; a sequence of one step only. */
  readonly isPattern?: boolean;
  /** Also other forms of the word, in the language of each document; a sequence of one step only. */
  readonly hasKin?: boolean;
  /** Tokens after the sequence's first one. */
  readonly offset: number;
}

/** Terms that must stand so in one field; a single step needs no look at the text. */
export interface Sequence {
  readonly type: 'sequence';
  readonly steps: readonly Step[];
  readonly field: TextField;
  /** Only where it is written so. The index does not tell: a filter beside the sequence does, and the matcher. */
  readonly exact?: ExactForm;
  /** Equal for sequences that match alike. */
  readonly key: string;
}

export type FilterNode = Extract<QueryNode, { type: 'date' | 'is' | 'language' | 'kind' | 'id' }> | SetNode;

/** A query as it is run: words cut into terms, and what holds nothing to look for left out. */
export type Plan =
  | Sequence
  | { readonly type: 'and' | 'or'; readonly of: readonly Plan[] }
  /** Sequences of one field in any order, in a stretch that holds at most `within` other words. */
  | { readonly type: 'near'; readonly of: readonly Sequence[]; readonly within: number }
  | { readonly type: 'not'; readonly of: Plan }
  | { readonly type: 'filter'; readonly filter: FilterNode }
  | { readonly type: 'all' };

const compiled = new WeakMap<QueryNode, Plan>();

/** The plan of a tree. Words without a letter or digit vanish; when nothing is left the plan is `all`. */
export function compileQuery(tree: QueryNode): Plan {
  const remembered = compiled.get(tree);
  if (remembered) return remembered;
  const plan = compile(tree, true) ?? { type: 'all' };
  compiled.set(tree, plan);
  return plan;
}

/** `isAsked`: not excluded. An excluded word is left out as it stands: its other forms would hide more than was said. */
function compile(node: QueryNode, isAsked: boolean): Plan | null {
  switch (node.type) {
    case 'word':
      return isAsked ? askedWord(node) : anyOf(wordSequences(node.text, node.prefix, node.field));
    case 'phrase':
      return anyOf(phraseSequences(node.text, false, node.field));
    case 'and':
    case 'or': {
      const of = node.of.flatMap((child) => compile(child, isAsked) ?? []);
      return of.length > 1 ? { type: node.type, of } : (of[0] ?? null);
    }
    case 'near': {
      const of = node.of.flatMap((word) => phraseSequences(word.text, word.type === 'word' && word.prefix, node.field));
      return of.length > 1 ? { type: 'near', of, within: node.within } : (of[0] ?? null);
    }
    case 'fuzzy':
      return anyOf(fuzzySequences(node.text, node.distance, node.field));
    case 'exact': {
      const sequence = exactSequence(node.text, node.field);
      return sequence && { type: 'and', of: [sequence, { type: 'filter', filter: node }] };
    }
    case 'wildcard':
      return anyOf(patternSequences(node.pattern, node.field));
    case 'list':
      // A list is expanded before a search; what is left of one names nothing.
      return { type: 'not', of: { type: 'all' } };
    case 'not': {
      const of = compile(node.of, !isAsked);
      return of && { type: 'not', of };
    }
    case 'all':
      return { type: 'all' };
    default:
      return { type: 'filter', filter: node };
  }
}

/** A word that is asked for: in its other forms too, and a run of words without spaces also as its words anywhere. */
function askedWord({ text, prefix, field }: Extract<QueryNode, { type: 'word' }>): Plan | null {
  const whole = wordSequences(text, prefix, field).map(withKin);
  const words = cutRun(text);
  const of = words.flatMap((word, at) => phraseSequences(word, prefix && at === words.length - 1, field));
  return of.length > 1 ? { type: 'or', of: [...whole, { type: 'and', of }] } : anyOf(whole);
}

/** A single letter is no form of a word, and to seek others would be to stem all that begin with it. */
const minKinUnits = 2;

/** A single word with its other forms. */
function withKin(sequence: Sequence): Sequence {
  const [only] = sequence.steps;
  if (!only || sequence.steps.length > 1 || only.term.length < minKinUnits) return sequence;
  if (classOf(only.term.codePointAt(0) ?? 0) !== characterClass.letter) return sequence;
  return toSequence([{ ...only, hasKin: true }], sequence.field);
}

function anyOf(sequences: readonly Sequence[]): Plan | null {
  return sequences.length > 1 ? { type: 'or', of: sequences } : (sequences[0] ?? null);
}

interface Piece {
  readonly term: string;
  readonly start: number;
  readonly end: number;
  readonly headEnd: number;
  readonly kind: TokenKind;
}

function cut(text: string): Piece[] {
  const pieces: Piece[] = [];
  scanTokens(text, (term, start, end, headEnd, kind) => {
    pieces.push({ term, start, end, headEnd, kind });
  });
  return pieces;
}

function wordSequences(text: string, prefix: boolean, field: TextField): Sequence[] {
  const pieces = cut(text);
  const first = pieces[0];
  const last = pieces.at(-1);
  // Written with its sign, it is the tag or name that is meant.
  if (first?.kind === 'tag' && first.start === 0 && first.end === text.length) {
    return [toSequence([{ term: first.term, prefix, offset: 0 }], field)];
  }
  // `joined` comes last and covers everything: the word is one compound.
  if (first && last && last.kind !== 'base' && last.start === first.start && pieces.length > 2) {
    const isWhole = pieces.filter((piece) => piece.kind !== 'base').length === 1;
    const joined = toSequence([{ term: last.term, prefix, offset: 0 }], field);
    if (isWhole && last.kind === 'tight') return [joined];
    if (isWhole && last.kind === 'hyphen') return [joined, ...phraseSequences(text, prefix, field)];
  }
  return phraseSequences(text, prefix, field);
}

function phraseSequences(text: string, prefix: boolean, field: TextField): Sequence[] {
  const base = cut(text).filter((piece) => piece.kind === 'base');
  const steps: Step[] = [];
  for (const [offset, { term, start, end, headEnd }] of base.entries()) {
    const isUnspaced = classOf(text.codePointAt(start) ?? 0) === characterClass.unspaced;
    const isLastOfRun = isUnspaced && headEnd === end;
    const before = base[offset - 1];
    // The run's last character is in the 2-gram before it. A run of one character is the beginning of some 2-gram.
    if (isLastOfRun && before?.end === end && before.headEnd === start) continue;
    steps.push({ term, prefix: isLastOfRun, offset });
  }
  const last = steps.at(-1);
  if (last && prefix) steps[steps.length - 1] = { ...last, prefix: true };
  return steps.length > 0 ? [toSequence(steps, field)] : [];
}

function exactSequence(text: string, field: TextField): Sequence | null {
  const typed = text.trim();
  const pieces = cut(typed).filter((piece) => piece.kind === 'base');
  const [sequence] = phraseSequences(typed, false, field);
  const [first] = pieces;
  if (!sequence || !first) return null;
  const exact = toExactForm(typed, first.start, Math.max(...pieces.map(({ end }) => end)));
  return { ...sequence, exact, key: `${sequence.key} =${exact.lead} ${exact.core} ${exact.trail}` };
}

/** MiniSearch's measure for a word whose distance is left to it: a fifth of its length. */
const fuzzyShare = 0.2;

function fuzzySequences(text: string, distance: number | null, field: TextField): Sequence[] {
  const [only, ...others] = cut(text).filter((piece) => piece.kind === 'base');
  const isUnspaced = classOf(text.codePointAt(only?.start ?? 0) ?? 0) === characterClass.unspaced;
  // Several words, or characters that are words: there is no telling which of them is misspelt.
  if (!only || others.length > 0 || isUnspaced) return wordSequences(text, false, field);
  const maxDistance = distance ?? Math.round(only.term.length * fuzzyShare);
  return [toSequence([{ term: only.term, prefix: false, offset: 0, maxDistance }], field)];
}

function patternSequences(pattern: string, field: TextField): Sequence[] {
  const term = pattern.replaceAll(/[^*?]+/g, foldTerm).replaceAll(/\*+/g, '*');
  if (!/[*?]/.test(term)) return wordSequences(pattern, false, field);
  return [toSequence([{ term, prefix: false, offset: 0, isPattern: true }], field)];
}

function toSequence(steps: readonly Step[], field: TextField): Sequence {
  const key = [field, ...steps.map(stepKey)].join(' ');
  return { type: 'sequence', steps, field, key };
}

function stepKey({ term, prefix, offset, maxDistance = 0, isPattern = false, hasKin = false }: Step): string {
  return `${term}${prefix ? '*' : ''}${isPattern ? '?' : ''}${hasKin ? '+' : ''}${maxDistance > 0 ? `~${maxDistance}` : ''}@${offset}`;
}

/** The sequences a reader should see marked: those that are asked for, not those that are excluded. */
export function askedSequences(plan: Plan): readonly Sequence[] {
  if (plan.type === 'sequence') return [plan];
  return plan.type === 'and' || plan.type === 'or' || plan.type === 'near' ? plan.of.flatMap(askedSequences) : [];
}
