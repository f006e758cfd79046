import type { HeldSegment, LiveIndex } from '../live-index';
import { findFuzzyTerms } from './fuzzy-terms';
import { matchPattern } from './match-pattern';
import type { CodedDocuments } from '../words/find-kin';
import type { Leaf } from './search-node';

/** A term of one segment; `only`: in some of its documents. */
export interface TermPlace {
  readonly held: HeldSegment;
  readonly term: number;
  readonly only?: CodedDocuments | undefined;
}

/** A term of the index that a leaf means, what a match counts, and its number in each segment that has it. */
export interface DerivedTerm {
  readonly weight: number;
  /** Units more than the leaf's term, or edits away from it; 0 for itself. */
  readonly distance: number;
  readonly in: readonly TermPlace[];
}

/**
 * The terms a leaf means: itself, those it is the beginning of, those a few edits away, each once, with MiniSearch's
 * weights (7.2, `executeQuerySpec`).
 */
export function expandLeaf(index: LiveIndex, leaf: Leaf): readonly DerivedTerm[] {
  let known = remembered.get(index);
  if (known?.generation !== index.generation || known.byLeaf.size > maxRemembered) {
    known = { generation: index.generation, byLeaf: new Map() };
    remembered.set(index, known);
  }
  const { term, prefix, maxDistance, isPattern = false, findKin, weights } = leaf;
  const key = JSON.stringify([term, prefix, maxDistance, isPattern, !findKin, weights.prefix, weights.fuzzy]);
  const found = known.byLeaf.get(key) ?? expand(index, leaf);
  known.byLeaf.set(key, found);
  return found;
}

/** What leaves meant since the index changed: the search and its explanation ask the same, and so does typing on. */
const remembered = new WeakMap<LiveIndex, { generation: number; byLeaf: Map<string, readonly DerivedTerm[]> }>();
const maxRemembered = 32;

function expand(index: LiveIndex, leaf: Leaf): readonly DerivedTerm[] {
  if (leaf.isPattern) return gather(index, (held) => patternTerms(held, leaf));
  const derived: DerivedTerm[] = [];
  const exact = index.segments.flatMap((held) => {
    const term = held.segment.dictionary.find(leaf.term);
    return term < 0 ? [] : [{ held, term }];
  });
  if (exact.length > 0) derived.push({ weight: 1, distance: 0, in: exact });
  if (leaf.prefix) derived.push(...gather(index, (held) => prefixTerms(held, leaf)));
  if (leaf.maxDistance > 0) derived.push(...gather(index, (held) => fuzzyTerms(held, leaf)));
  if (leaf.findKin) derived.push(...gather(index, (held) => kinTerms(held, leaf)));
  return derived;
}

/** A term of one segment. */
interface Found {
  readonly term: number;
  readonly weight: number;
  readonly distance: number;
  readonly only?: CodedDocuments;
}

function gather(index: LiveIndex, find: (held: HeldSegment) => readonly Found[]): readonly DerivedTerm[] {
  const [only] = index.segments;
  if (only && index.segments.length === 1) {
    return find(only).map((found) => ({
      weight: found.weight,
      distance: found.distance,
      in: [{ held: only, term: found.term, only: found.only }],
    }));
  }
  const byText = new Map<string, { weight: number; distance: number; in: TermPlace[] }>();
  for (const held of index.segments) {
    const { dictionary } = held.segment;
    let cursor = dictionary.cursorAt(0);
    let at = -1;
    for (const { term, weight, distance, only: meant } of find(held)) {
      // Numbers ascend: near ones are reached by going on.
      if (at < 0 || term - at > 16) cursor = dictionary.cursorAt(term);
      do cursor.next();
      while (cursor.number < term);
      at = term;
      const text = cursor.term();
      const known = byText.get(text);
      if (known) known.in.push({ held, term, only: meant });
      else byText.set(text, { weight, distance, in: [{ held, term, only: meant }] });
    }
  }
  return Array.from(byText.values());
}

function prefixTerms({ segment: { dictionary } }: HeldSegment, { term, weights }: Leaf): readonly Found[] {
  const { from, to } = dictionary.prefixRange(term);
  const found: Found[] = [];
  if (from === to) return found;
  const cursor = dictionary.cursorAt(from);
  while (cursor.number + 1 < to && cursor.next()) {
    const units = cursor.units();
    const distance = units - term.length;
    const weight = (weights.prefix * units) / (units + 0.3 * distance);
    if (distance > 0) found.push({ term: cursor.number, weight, distance });
  }
  return found;
}

function fuzzyTerms({ segment: { dictionary } }: HeldSegment, leaf: Leaf): readonly Found[] {
  const range = leaf.prefix ? dictionary.prefixRange(leaf.term) : { from: 0, to: 0 };
  return findFuzzyTerms(dictionary, leaf.term, leaf.maxDistance).flatMap(({ number, units, distance }) =>
    distance === 0 || (number >= range.from && number < range.to)
      ? []
      : [{ term: number, weight: (leaf.weights.fuzzy * units) / (units + distance), distance }],
  );
}

/** Forms of the term, one edit away each as MiniSearch weighs them; those that begin with it are its prefixes already. */
function kinTerms(held: HeldSegment, { term, prefix, weights, findKin }: Leaf): readonly Found[] {
  const range = prefix ? held.segment.dictionary.prefixRange(term) : { from: 0, to: 0 };
  return (findKin?.(held, term) ?? []).flatMap(({ term: number, units, only }) =>
    number >= range.from && number < range.to
      ? []
      : [{ term: number, weight: (weights.fuzzy * units) / (units + 1), distance: 1, only }],
  );
}

function patternTerms({ segment: { dictionary } }: HeldSegment, { term, weights }: Leaf): readonly Found[] {
  return matchPattern(dictionary, term).map(({ number, units, distance }) => ({
    term: number,
    weight: (weights.fuzzy * units) / (units + distance),
    distance,
  }));
}
