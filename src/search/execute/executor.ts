import type { LiveIndex } from '../live-index';
import { TermLists } from '../segment/segment';
import { expandLeaf, type Expansion } from './expand-leaf';
import { Norms, type NormTable } from './norms';
import { ResultPool, type ResultSet } from './result-set';
import { addList, countLive, intersectList, markList, type ListWeights } from './score-list';
import type { Leaf, SearchNode, SequenceNode } from './search-node';

/** Says of ascending slots, one after the other, whether a sequence stands in their texts. */
export type SequenceTest = (sequence: SequenceNode) => (slot: number) => boolean;

const noTable: NormTable = { norms: new Float64Array(), once: new Float64Array() };

/** Under this share of all documents the candidates of an AND are listed, so that blocks can be skipped. */
const fewCandidates = 1 / 64;

/**
 * Runs queries over segments: term at a time with accumulators, AND from its cheapest part on (Moffat and Zobel,
 * Self-Indexing Inverted Files, 1996). Scores are sums in another order than MiniSearch's: equal within 1e-9.
 */
export class Executor {
  private readonly pool = new ResultPool();
  private readonly norms: Norms;
  private readonly lists: TermLists[] = [];
  private readonly weights: ListWeights = {
    base: 0,
    factor: 0,
    norms: noTable,
    average: 0,
    k: 0,
    b: 0,
    word: 0,
    bit: 0,
    only: null,
    passes: null,
  };
  private width = 1;
  private isScored = true;
  private isAlone = false;

  constructor(
    private readonly index: LiveIndex,
    private readonly testSequence: SequenceTest,
  ) {
    this.norms = new Norms(index);
  }

  /**
   * What a query matches; give it back with `release`. `terms`: different terms among its leaves. Without `isScored`
   * only which documents, which for a short prefix takes a fraction of the time.
   */
  run(node: SearchNode, terms: number, isScored = true): ResultSet {
    this.width = Math.max(1, Math.ceil(terms / 32));
    this.isScored = isScored;
    this.isAlone = terms < 2;
    return this.runNode(node);
  }

  release(set: ResultSet): void {
    this.pool.give(set);
  }

  private take(): ResultSet {
    return this.pool.take(this.index.slots, this.width);
  }

  private runNode(node: SearchNode): ResultSet {
    switch (node.type) {
      case 'leaf': {
        const set = this.take();
        this.addLeaf(set, node);
        return set;
      }
      case 'or':
        return this.runOr(node.of);
      case 'and':
        return this.runAnd(node.of);
      case 'andNot': {
        const [first, ...others] = node.of;
        const set = first ? this.runNode(first) : this.take();
        for (const other of others) this.subtract(set, other);
        return set;
      }
      case 'all':
        return this.decide(() => true, node.score);
      default:
        return this.runAnd([node]);
    }
  }

  private runOr(of: readonly SearchNode[]): ResultSet {
    const set = this.take();
    for (const child of of) {
      if (child.type === 'leaf') {
        this.addLeaf(set, child);
        continue;
      }
      const other = this.runNode(child);
      for (let at = 0; at < other.count; at += 1) {
        const slot = other.slots[at] ?? 0;
        if (!set.has(slot)) set.put(slot);
        set.merge(other, slot);
      }
      this.pool.give(other);
    }
    return set;
  }

  private runAnd(of: readonly SearchNode[]): ResultSet {
    const leaves: { readonly leaf: Leaf; readonly derived: Expansion; readonly cost: number }[] = [];
    const sequences: SequenceNode[] = [];
    const filters: ((slot: number) => boolean)[] = [];
    const excluded: SearchNode[] = [];
    const others: SearchNode[] = [];
    const takeLeaf = (leaf: Leaf): void => {
      const derived = expandLeaf(this.index, leaf);
      leaves.push({ leaf, derived, cost: costOf(this.index, derived) });
    };
    const sort = (child: SearchNode): void => {
      if (child.type === 'leaf') takeLeaf(child);
      else if (child.type === 'and') for (const inner of child.of) sort(inner);
      else if (child.type === 'sequence') {
        sequences.push(child);
        for (const { steps } of child.of) for (const { leaf } of steps) takeLeaf(leaf);
      } else if (child.type === 'filter') filters.push(child.test);
      else if (child.type === 'not') excluded.push(child.of);
      else if (child.type !== 'all' || child.score !== 0) others.push(child);
    };
    for (const child of of) sort(child);
    leaves.sort((a, b) => a.cost - b.cost);
    const [cheapest, ...rest] = leaves;
    const tests = [...filters];
    const passes = (slot: number): boolean => tests.every((test) => test(slot));
    let set: ResultSet;
    if (cheapest) {
      set = this.take();
      // What does not pass is not scored at all: of one year that is nine in ten.
      const [only] = filters;
      this.eachList(set, cheapest.leaf, cheapest.derived, null, filters.length > 1 ? passes : (only ?? null));
      filters.length = 0;
    } else {
      const base = others.shift();
      if (base) set = this.runNode(base);
      else {
        set = this.decide(passes, 0);
        filters.length = 0;
      }
    }
    if (filters.length > 0) set.keep(passes);
    for (const { leaf, derived } of rest) {
      if (set.count === 0) return set;
      this.intersectDerived(set, leaf, derived);
    }
    for (const sequence of sequences) {
      if (set.count === 0) return set;
      // A single step was looked up already.
      if (sequence.of.length < 2 && (sequence.of[0]?.steps.length ?? 0) < 2) continue;
      set.slots.subarray(0, set.count).sort();
      set.keep(this.testSequence(sequence));
    }
    for (const child of others) {
      if (set.count === 0) return set;
      const other = this.runNode(child);
      set.keep((slot) => other.has(slot));
      for (let at = 0; at < set.count; at += 1) set.merge(other, set.slots[at] ?? 0);
      this.pool.give(other);
    }
    for (const child of excluded) this.subtract(set, child);
    return set;
  }

  private subtract(set: ResultSet, node: SearchNode): void {
    if (set.count === 0) return;
    const other = this.runNode(node);
    set.keep((slot) => !other.has(slot));
    this.pool.give(other);
  }

  /** All documents that pass, each with this score. */
  private decide(passes: (slot: number) => boolean, score: number): ResultSet {
    const set = this.take();
    for (const { segment, base, removed } of this.index.segments) {
      for (let document = 0; document < segment.documents; document += 1) {
        if (removed?.[document] === 1 || !passes(base + document)) continue;
        set.put(base + document);
        if (score !== 0) set.scores[base + document] = score;
      }
    }
    return set;
  }

  private addLeaf(set: ResultSet, leaf: Leaf): void {
    this.eachList(set, leaf, expandLeaf(this.index, leaf), null, null);
  }

  /** Leaves in the set what a leaf matches too, with its scores. */
  private intersectDerived(set: ResultSet, leaf: Leaf, derived: Expansion): void {
    const isFew = set.count < this.index.slots * fewCandidates;
    const candidates: (Int32Array | null)[] = this.index.segments.map(() => null);
    if (isFew) {
      const slots = set.slots.slice(0, set.count).sort();
      let from = 0;
      for (const [at, { base, segment }] of this.index.segments.entries()) {
        let to = from;
        while (to < slots.length && (slots[to] ?? 0) < base + segment.documents) to += 1;
        candidates[at] = slots.subarray(from, to);
        from = to;
      }
    }
    this.eachList(set, leaf, derived, candidates, null);
    set.keepStep(2);
  }

  /**
   * Goes through the lists of a leaf with the weights that MiniSearch's formula gives their postings. Without
   * `candidates` their documents come into the set, if they pass, else those in it are taken on, by segment where these
   * are few.
   */
  private eachList(
    set: ResultSet,
    leaf: Leaf,
    { count, weights: derivedWeights, terms, only }: Expansion,
    candidates: readonly (Int32Array | null)[] | null,
    passes: ((slot: number) => boolean) | null,
  ): void {
    const { index, lists, weights } = this;
    const { segments, documentCount, averages } = index;
    const { k, b, d } = leaf.bm25;
    const norms = this.norms.tablesFor(leaf.bm25);
    const width = segments.length;
    while (lists.length < width) lists.push(new TermLists());
    weights.passes = passes;
    weights.k = k;
    weights.b = b;
    weights.word = leaf.number >>> 5;
    weights.bit = this.isAlone ? 0 : 1 << (leaf.number & 31);
    for (let number = 0; number < count; number += 1) {
      for (let at = 0; at < width; at += 1) {
        const term = terms[number * width + at] ?? -1;
        const into = lists[at];
        if (!into) continue;
        if (term < 0) into.length = 0;
        else segments[at]?.segment.readLists(term, into);
      }
      for (let fieldAt = 0; fieldAt < leaf.fields.length; fieldAt += 1) {
        const field = leaf.fields[fieldAt] ?? 0;
        if (this.isScored) {
          let matching = 0;
          for (let at = 0; at < width; at += 1) {
            const [held, list] = [segments[at], lists[at]?.of(field)];
            if (held && list) matching += countLive(held, list);
          }
          if (matching === 0) continue;
          const inverse = Math.log(1 + (documentCount - matching + 0.5) / (matching + 0.5));
          const whole = (derivedWeights[number] ?? 0) * leaf.termBoost * (leaf.boosts[fieldAt] ?? 1) * inverse;
          weights.base = whole * d;
          weights.factor = whole * (k + 1);
          weights.norms = norms[field] ?? noTable;
          weights.average = averages[field] ?? 0;
        }
        for (let at = 0; at < width; at += 1) {
          const [held, list] = [segments[at], lists[at]?.of(field)];
          if (!held || !list) continue;
          weights.only = only?.get(number * width + at) ?? null;
          if (candidates) intersectList(set, held, list, weights, 1, candidates[at] ?? null);
          else if (this.isScored) addList(set, held, list, weights);
          else markList(set, held, list, weights);
        }
      }
    }
  }
}

/** Bytes of the postings of the terms that a leaf means. */
function costOf({ segments }: LiveIndex, { count, terms }: Expansion): number {
  let cost = 0;
  for (let at = 0; at < count * segments.length; at += 1) {
    const term = terms[at] ?? -1;
    if (term >= 0) cost += segments[at % segments.length]?.segment.costOf(term, term + 1) ?? 0;
  }
  return cost;
}
