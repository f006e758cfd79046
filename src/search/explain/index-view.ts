import { expandLeaf, type TermPlace } from '../execute/expand-leaf';
import { countLive, isMeant } from '../execute/score-list';
import type { Leaf } from '../execute/search-node';
import { segmentAt, type HeldSegment, type LiveIndex } from '../live-index';
import { defaultWeights } from '../mini-options';
import { postingsOfABlock } from '../segment/segment-writer';
import type { FindKin } from '../words/find-kin';
import { kinDistance, patternMark } from './pattern-mark';

/** A term's number in each segment that has it. */
type Places = readonly TermPlace[];

/** MiniSearch's map from documents to counts: it asks for the size, goes through the keys, and asks for each as it comes. */
interface CountsView {
  readonly size: number;
  keys(): Iterable<number>;
  get(slot: number): number;
}

interface TermView {
  readonly size: number;
  get(field: number): CountsView | undefined;
}

const documents = new Uint32Array(postingsOfABlock);
const counts = new Uint32Array(postingsOfABlock);

/**
 * The dictionary and postings as MiniSearch's `_index`. Of the documents only some are shown; sizes are those of all,
 * so that scores are what they are among all.
 */
export class IndexView {
  /** Slots shown, ascending; null for all. */
  private shown: Int32Array | null = null;
  private isShown = new Set<number>();

  constructor(
    private readonly index: LiveIndex,
    private readonly findKin?: FindKin,
  ) {}

  restrict(slots: readonly number[] | null): void {
    this.shown = slots && Int32Array.from(slots).sort();
    this.isShown = new Set(slots);
  }

  holds(slot: number): boolean {
    if (this.shown) return this.isShown.has(slot);
    const held = segmentAt(this.index, slot);
    return held !== undefined && held.removed?.[slot - held.base] !== 1;
  }

  *slots(): Generator<[number, number]> {
    if (this.shown) for (const slot of this.shown) yield [slot, slot];
    else for (let slot = 0; slot < this.index.slots; slot += 1) if (this.holds(slot)) yield [slot, slot];
  }

  get(term: string): TermView | undefined {
    const [exact] = this.expand(term, {});
    return exact?.[1];
  }

  *atPrefix(prefix: string): Generator<[string, TermView]> {
    yield* this.expand(prefix, { prefix: true });
  }

  /** MiniSearch asks for the keys and gets each, and takes out those that it found by prefix. */
  fuzzyGet(term: string, maxDistance: number): Map<string, [TermView, number]> {
    const found = new Map<string, [TermView, number]>();
    let more: Partial<Leaf> = { maxDistance: Math.floor(maxDistance) };
    if (term.startsWith(patternMark)) more = { isPattern: true };
    else if (maxDistance === kinDistance) more = { findKin: this.findKin };
    const expanded = this.expand(term.startsWith(patternMark) ? term.slice(1) : term, more);
    for (const [text, view] of expanded) {
      found.set(text, [view, view.distance]);
    }
    return found;
  }

  private expand(term: string, more: Partial<Leaf>): [string, TermView & { readonly distance: number }][] {
    const leaf: Leaf = {
      type: 'leaf',
      term,
      prefix: false,
      maxDistance: 0,
      fields: [],
      boosts: [],
      termBoost: 1,
      // Those of the search itself, whose expansion is then at hand; MiniSearch asks for distances only.
      weights: defaultWeights,
      bm25: { k: 1, b: 1, d: 1 },
      number: 0,
      ...more,
    };
    return expandLeaf(this.index, leaf).flatMap(({ in: places, distance }) => {
      const [first] = places;
      if (!first) return [];
      const cursor = first.held.segment.dictionary.cursorAt(first.term);
      cursor.next();
      return [[cursor.term(), { ...this.viewTerm(places), distance }]];
    });
  }

  private viewTerm(places: Places): TermView {
    const lists = places.map(({ held, term }) => held.segment.listsOf(term));
    return {
      size: 1,
      get: (field) => {
        const found = places.flatMap(({ held, only }, at) =>
          (lists[at] ?? []).flatMap((list) => (list.field === field ? [{ held, list, only }] : [])),
        );
        if (found.length === 0) return undefined;
        let size = 0;
        for (const { held, list } of found) size += countLive(held, list);
        const bySlot = new Map<number, number>();
        for (const { held, list, only } of found) this.readCounts(held, list, only, bySlot);
        return { size, keys: () => bySlot.keys(), get: (slot) => bySlot.get(slot) ?? 0 };
      },
    };
  }

  private readCounts(
    held: HeldSegment,
    list: ReturnType<HeldSegment['segment']['listsOf']>[number],
    only: TermPlace['only'],
    into: Map<number, number>,
  ): void {
    const { segment, base, removed } = held;
    const blocks = segment.blocksOf(list);
    let next = 0;
    const { shown } = this;
    if (shown) while (next < shown.length && (shown[next] ?? 0) < base) next += 1;
    for (let block = 0; block < blocks; block += 1) {
      if (shown) {
        if (next >= shown.length) return;
        block = segment.findBlock(list, block, (shown[next] ?? 0) - base);
        if (block >= blocks) return;
      }
      const length = segment.decodeBlock(list, block, documents, counts);
      for (let index = 0; index < length; index += 1) {
        const document = documents[index] ?? 0;
        if (only && !isMeant(only, document)) continue;
        if (shown ? this.isShown.has(base + document) : removed?.[document] !== 1) {
          into.set(base + document, counts[index] ?? 0);
        }
      }
      if (shown) {
        const last = (documents[length - 1] ?? 0) + base;
        while (next < shown.length && (shown[next] ?? 0) <= last) next += 1;
      }
    }
  }
}
