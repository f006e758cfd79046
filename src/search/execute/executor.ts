import { segmentAt, type HeldSegment, type LiveIndex } from '../live-index';
import { expandLeaf, type DerivedTerm } from './expand-leaf';
import { Norms } from './norms';
import { ResultPool, type ResultSet } from './result-set';
import { addList, countLive, intersectList, type ListWeights } from './score-list';
import type { Leaf, SearchNode, SequenceNode } from './search-node';

/** Says of ascending slots, one after the other, whether a sequence stands in their texts. */
export type SequenceTest = (sequence: SequenceNode) => (slot: number) => boolean;

/** Under this share of all documents the candidates of an AND are listed, so that blocks can be skipped. */
const fewCandidates = 1 / 64;

/**
 * Runs queries over segments: term at a time with accumulators, AND from its cheapest part on (Moffat and Zobel,
 * Self-Indexing Inverted Files, 1996). Scores are sums in another order than MiniSearch's: equal within 1e-9.
 */
export class Executor {
  private readonly pool = new ResultPool();
  private readonly norms: Norms;
  private width = 1;

  constructor(
    private readonly index: LiveIndex,
    private readonly testSequence: SequenceTest,
  ) {
    this.norms = new Norms(index);
  }

  /** What a query matches; give it back with `release`. `terms`: different terms among its leaves. */
  run(node: SearchNode, terms: number): ResultSet {
    this.width = Math.max(1, Math.ceil(terms / 32));
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
    const leaves: { readonly leaf: Leaf; readonly derived: readonly DerivedTerm[]; readonly cost: number }[] = [];
    const sequences: SequenceNode[] = [];
    const filters: ((slot: number) => boolean)[] = [];
    const excluded: SearchNode[] = [];
    const others: SearchNode[] = [];
    const takeLeaf = (leaf: Leaf): void => {
      const derived = expandLeaf(this.index, leaf);
      leaves.push({ leaf, derived, cost: costOf(derived) });
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
    const passes = (slot: number): boolean => filters.every((test) => test(slot));
    let set: ResultSet;
    if (cheapest) {
      set = this.take();
      this.addDerived(set, cheapest.leaf, cheapest.derived);
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
    this.addDerived(set, leaf, expandLeaf(this.index, leaf));
  }

  private addDerived(set: ResultSet, leaf: Leaf, derived: readonly DerivedTerm[]): void {
    this.eachList(leaf, derived, (held, list, weights) => addList(set, held, list, weights));
  }

  /** Leaves in the set what a leaf matches too, with its scores. */
  private intersectDerived(set: ResultSet, leaf: Leaf, derived: readonly DerivedTerm[]): void {
    const isFew = set.count < this.index.slots * fewCandidates;
    const candidates = new Map<HeldSegment, Int32Array>();
    if (isFew) {
      const slots = set.slots.slice(0, set.count).sort();
      for (let from = 0; from < slots.length;) {
        const held = segmentAt(this.index, slots[from] ?? 0);
        if (!held) break;
        let to = from;
        while (to < slots.length && (slots[to] ?? 0) < held.base + held.segment.documents) to += 1;
        candidates.set(held, slots.subarray(from, to));
        from = to;
      }
    }
    const none = new Int32Array();
    this.eachList(leaf, derived, (held, list, weights) =>
      intersectList(set, held, list, weights, 1, isFew ? (candidates.get(held) ?? none) : null),
    );
    set.keepStep(2);
  }

  /** Goes through the lists of a leaf with the weights that MiniSearch's formula gives their postings. */
  private eachList(
    leaf: Leaf,
    derived: readonly DerivedTerm[],
    take: (
      held: HeldSegment,
      list: ReturnType<HeldSegment['segment']['listsOf']>[number],
      weights: ListWeights,
    ) => void,
  ): void {
    const { k, b, d } = leaf.bm25;
    const norms = this.norms.tablesFor(leaf.bm25);
    const { documentCount, averages } = this.index;
    const word = leaf.number >>> 5;
    const bit = 1 << (leaf.number & 31);
    for (const { weight, in: places } of derived) {
      const lists = places.map(({ held, term }) => held.segment.listsOf(term));
      for (const [at, field] of leaf.fields.entries()) {
        let matching = 0;
        for (const [place, { held }] of places.entries()) {
          for (const list of lists[place] ?? []) if (list.field === field) matching += countLive(held, list);
        }
        if (matching === 0) continue;
        const inverse = Math.log(1 + (documentCount - matching + 0.5) / (matching + 0.5));
        const whole = weight * leaf.termBoost * (leaf.boosts[at] ?? 1) * inverse;
        const weights: ListWeights = {
          base: whole * d,
          factor: whole * (k + 1),
          norms: norms[field] ?? new Float64Array(),
          average: averages[field] ?? 0,
          k,
          b,
          word,
          bit,
        };
        for (const [place, { held, only }] of places.entries()) {
          const own = only ? { ...weights, only } : weights;
          for (const list of lists[place] ?? []) if (list.field === field) take(held, list, own);
        }
      }
    }
  }
}

function costOf(derived: readonly DerivedTerm[]): number {
  let cost = 0;
  for (const { in: places } of derived) {
    for (const { held, term } of places) cost += held.segment.costOf(term, term + 1);
  }
  return cost;
}
