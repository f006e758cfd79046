import type { HeldSegment, LiveIndex } from '../live-index';
import type { TermCursor } from '../segment/dictionary';
import { grown } from '../segment/grown';
import type { CodedDocuments } from '../words/find-kin';
import { findFuzzyTerms } from './fuzzy-terms';
import { matchPattern } from './match-pattern';
import type { Leaf } from './search-node';

/** The terms of the index that a leaf means, in arrays: a short prefix means thousands. */
export interface Expansion {
  readonly count: number;
  /** What a match of each counts. */
  readonly weights: Float64Array;
  /** Units more than the leaf's term, or edits away from it; 0 for itself. */
  readonly distances: Int32Array;
  /** Its number in each segment, as many for a term as there are segments; -1 where it is not. */
  readonly terms: Int32Array;
  /** By place in `terms` the documents in which alone it is meant; null where every term is meant in all. */
  readonly only: ReadonlyMap<number, CodedDocuments> | null;
}

/**
 * The terms a leaf means: itself, those it is the beginning of, those a few edits away, each once, with MiniSearch's
 * weights (7.2, `executeQuerySpec`).
 */
export function expandLeaf(index: LiveIndex, leaf: Leaf): Expansion {
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
const remembered = new WeakMap<LiveIndex, { generation: number; byLeaf: Map<string, Expansion> }>();
const maxRemembered = 32;

/** Terms of one segment, by number ascending. */
class FoundTerms {
  count = 0;
  terms = new Int32Array(16);
  weights = new Float64Array(16);
  distances = new Int32Array(16);
  /** By place. */
  only: Map<number, CodedDocuments> | null = null;

  add(term: number, weight: number, distance: number): void {
    const at = this.count;
    this.count += 1;
    if (at === this.terms.length) {
      this.terms = grown(this.terms, at + 1);
      this.weights = grown(this.weights, at + 1);
      this.distances = grown(this.distances, at + 1);
    }
    this.terms[at] = term;
    this.weights[at] = weight;
    this.distances[at] = distance;
  }
}

function expand(index: LiveIndex, leaf: Leaf): Expansion {
  if (leaf.isPattern) return gather(index, [(held, into) => addPatternTerms(held, leaf, into)]);
  const kinds: ((held: HeldSegment, into: FoundTerms) => void)[] = [(held, into) => addExactTerm(held, leaf, into)];
  if (leaf.prefix) kinds.push((held, into) => addPrefixTerms(held, leaf, into));
  if (leaf.maxDistance > 0) kinds.push((held, into) => addFuzzyTerms(held, leaf, into));
  if (leaf.findKin) kinds.push((held, into) => addKinTerms(held, leaf, into));
  return gather(index, kinds);
}

/** Finds in each segment and brings equal terms together, kind by kind. */
function gather(index: LiveIndex, kinds: readonly ((held: HeldSegment, into: FoundTerms) => void)[]): Expansion {
  const { segments } = index;
  const width = segments.length;
  let terms = new Int32Array(16 * width);
  const all = new FoundTerms();
  for (const find of kinds) {
    const found = segments.map((held) => {
      const into = new FoundTerms();
      find(held, into);
      return into;
    });
    const [only] = found;
    if (only && width === 1) {
      for (let at = 0; at < only.count; at += 1) {
        const meant = only.only?.get(at);
        if (meant) (all.only ??= new Map()).set(all.count, meant);
        all.add(only.terms[at] ?? 0, only.weights[at] ?? 0, only.distances[at] ?? 0);
      }
      terms = all.terms;
      continue;
    }
    const sources = found.map((list, at) => new FoundCursor(segments[at], list));
    for (let least = leastOf(sources); least; least = leastOf(sources)) {
      const number = all.count;
      all.add(0, least.weight, least.distance);
      terms = grown(terms, all.count * width);
      terms.fill(-1, number * width, all.count * width);
      for (const [at, source] of sources.entries()) {
        if (source !== least && !source.isAt(least)) continue;
        terms[number * width + at] = source.term;
        if (source.only) (all.only ??= new Map()).set(number * width + at, source.only);
        // Last of all, since the others are compared with it.
        if (source !== least) source.next();
      }
      least.next();
    }
  }
  return { count: all.count, weights: all.weights, distances: all.distances, terms, only: all.only };
}

/** Goes through the terms found in one segment with their bytes. */
class FoundCursor {
  private at = -1;
  private cursor: TermCursor | null = null;

  constructor(
    private readonly held: HeldSegment | undefined,
    private readonly found: FoundTerms,
  ) {
    this.next();
  }

  get isDone(): boolean {
    return this.at >= this.found.count;
  }
  get term(): number {
    return this.found.terms[this.at] ?? -1;
  }
  get weight(): number {
    return this.found.weights[this.at] ?? 0;
  }
  get only(): CodedDocuments | undefined {
    return this.found.only?.get(this.at);
  }
  get distance(): number {
    return this.found.distances[this.at] ?? 0;
  }

  next(): void {
    const before = this.term;
    this.at += 1;
    if (this.isDone || !this.held) return;
    // Numbers ascend: near ones are reached by going on.
    if (!this.cursor || this.term - before > 16) this.cursor = this.held.segment.dictionary.cursorAt(this.term);
    while (this.cursor.number < this.term && this.cursor.next());
  }

  /** Whether it stands at the same term. */
  isAt(other: FoundCursor): boolean {
    return !this.isDone && this.compare(other) === 0;
  }

  compare(other: FoundCursor): number {
    if (!this.cursor || !other.cursor) return 0;
    return this.cursor.compareTo(other.cursor);
  }
}

function leastOf(sources: readonly FoundCursor[]): FoundCursor | null {
  let least: FoundCursor | null = null;
  for (const source of sources) if (!source.isDone && (!least || source.compare(least) < 0)) least = source;
  return least;
}

function addExactTerm({ segment: { dictionary } }: HeldSegment, { term }: Leaf, into: FoundTerms): void {
  const number = dictionary.find(term);
  if (number >= 0) into.add(number, 1, 0);
}

function addPrefixTerms({ segment: { dictionary } }: HeldSegment, { term, weights }: Leaf, into: FoundTerms): void {
  const { from, to } = dictionary.prefixRange(term);
  if (from === to) return;
  const cursor = dictionary.cursorAt(from);
  while (cursor.number + 1 < to && cursor.next()) {
    const units = cursor.units();
    const distance = units - term.length;
    if (distance > 0) into.add(cursor.number, (weights.prefix * units) / (units + 0.3 * distance), distance);
  }
}

function addFuzzyTerms({ segment: { dictionary } }: HeldSegment, leaf: Leaf, into: FoundTerms): void {
  const range = leaf.prefix ? dictionary.prefixRange(leaf.term) : { from: 0, to: 0 };
  for (const { number, units, distance } of findFuzzyTerms(dictionary, leaf.term, leaf.maxDistance)) {
    if (distance === 0 || (number >= range.from && number < range.to)) continue;
    into.add(number, (leaf.weights.fuzzy * units) / (units + distance), distance);
  }
}

/** Forms of the term, one edit away each as MiniSearch weighs them; those that begin with it are its prefixes already. */
function addKinTerms(held: HeldSegment, { term, prefix, weights, findKin }: Leaf, into: FoundTerms): void {
  for (const { term: number, units, only } of findKin?.(held, term, prefix) ?? []) {
    (into.only ??= new Map()).set(into.count, only);
    into.add(number, (weights.fuzzy * units) / (units + 1), 1);
  }
}

function addPatternTerms({ segment: { dictionary } }: HeldSegment, { term, weights }: Leaf, into: FoundTerms): void {
  for (const { number, units, distance } of matchPattern(dictionary, term)) {
    into.add(number, (weights.fuzzy * units) / (units + distance), distance);
  }
}
