import { expandLeaf } from '../execute/expand-leaf';
import { countLive, isMeant } from '../execute/score-list';
import type { Leaf } from '../execute/search-node';
import { segmentAt, type HeldSegment, type LiveIndex } from '../live-index';
import { defaultWeights } from '../mini-options';
import { TermLists, type PostingList } from '../segment/segment';
import { postingsOfABlock } from '../segment/segment-writer';
import type { CodedDocuments, FindKin } from '../words/find-kin';
import { kinDistance, patternMark } from './pattern-mark';

/** A term's number in each segment that has it, and its lists there. */
type Places = readonly {
  readonly held: HeldSegment;
  readonly term: number;
  readonly lists: readonly PostingList[];
  /** Only these of the segment's documents are meant. */
  readonly only: CodedDocuments | undefined;
}[];

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
  /** By slot, 1 for one that is shown. */
  private isShown = new Uint8Array();
  private readonly lists = new TermLists();

  constructor(
    private readonly index: LiveIndex,
    private readonly findKin?: FindKin,
  ) {}

  restrict(slots: readonly number[] | null): void {
    for (const slot of this.shown ?? []) this.isShown[slot] = 0;
    this.shown = slots && Int32Array.from(slots).sort();
    if (this.isShown.length < this.index.slots) this.isShown = new Uint8Array(Math.ceil(this.index.slots * 1.25));
    for (const slot of this.shown ?? []) this.isShown[slot] = 1;
  }

  holds(slot: number): boolean {
    if (this.shown) return this.isShown[slot] === 1;
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
    const { count, distances, terms, only } = expandLeaf(this.index, leaf);
    const { segments } = this.index;
    const found: [string, TermView & { readonly distance: number }][] = [];
    for (let number = 0; number < count; number += 1) {
      const from = number * segments.length;
      // A short prefix means thousands of terms, of which those that no shown document has add nothing to any score.
      if (count > 1 && !segments.some((held, at) => this.touches(held, terms[from + at] ?? -1))) continue;
      const places = segments.flatMap((held, at) => {
        const here = terms[from + at] ?? -1;
        return here < 0 ? [] : [{ held, term: here, lists: held.segment.listsOf(here), only: only?.get(from + at) }];
      });
      const [first] = places;
      if (!first) continue;
      const cursor = first.held.segment.dictionary.cursorAt(first.term);
      cursor.next();
      found.push([cursor.term(), { ...this.viewTerm(places), distance: distances[number] ?? 0 }]);
    }
    return found;
  }

  /** Whether a shown document has a term of a segment. */
  private touches({ segment, base }: HeldSegment, term: number): boolean {
    if (term < 0) return false;
    const { shown, isShown, lists } = this;
    if (!shown) return true;
    segment.readLists(term, lists);
    for (let field = 0; field < segment.lengths.length; field += 1) {
      const list = lists.of(field);
      if (!list) continue;
      let next = 0;
      for (let block = 0, blocks = segment.blocksOf(list); block < blocks; block += 1) {
        if (blocks > 1) {
          while (next < shown.length && (shown[next] ?? 0) < base) next += 1;
          if (next === shown.length) break;
          block = segment.findBlock(list, block, (shown[next] ?? 0) - base);
          if (block >= blocks) break;
        }
        const length = segment.decodeBlock(list, block, documents, counts);
        for (let index = 0; index < length; index += 1) if (isShown[base + (documents[index] ?? 0)] === 1) return true;
        const last = (documents[length - 1] ?? 0) + base;
        while (next < shown.length && (shown[next] ?? 0) <= last) next += 1;
      }
    }
    return false;
  }

  private viewTerm(places: Places): TermView {
    return {
      size: 1,
      get: (field) => {
        const found = places.flatMap(({ held, lists, only }) =>
          lists.flatMap((list) => (list.field === field ? [{ held, list, only }] : [])),
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
    list: PostingList,
    only: CodedDocuments | undefined,
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
        if (shown ? this.isShown[base + document] === 1 : removed?.[document] !== 1) {
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
