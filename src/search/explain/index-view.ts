import { expandLeaf } from '../execute/expand-leaf';
import { countLive, isMeant } from '../execute/score-list';
import type { Leaf } from '../execute/search-node';
import { segmentAt, type HeldSegment, type LiveIndex } from '../live-index';
import { defaultWeights } from '../mini-options';
import { pickPostings, type PickedPostings, type WantedDocuments } from '../segment/pick-postings';
import { TermLists } from '../segment/segment';
import { postingsOfABlock } from '../segment/segment-writer';
import type { CodedDocuments, FindKin } from '../words/find-kin';
import { kinDistance, patternMark, prefixKinDistance } from './pattern-mark';

/** By slot how often a term stands in one field. */
type Counts = Map<number, number>;

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
  /** The documents shown of each segment that has any, by its base. */
  private wanted = new Map<number, WantedDocuments>();
  private picked: PickedPostings = { count: 0, documents: new Uint32Array(), counts: new Uint32Array() };
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
    const most = slots?.length ?? 0;
    this.picked = { count: 0, documents: new Uint32Array(most), counts: new Uint32Array(most) };
    this.wanted = new Map();
    for (const { base, segment } of this.shown ? this.index.segments : []) {
      const end = base + segment.documents;
      const here = this.shown?.filter((slot) => slot >= base && slot < end) ?? [];
      if (here.length === 0) continue;
      this.wanted.set(base, {
        documents: Int32Array.from(here, (slot) => slot - base),
        isWanted: this.isShown.subarray(base, end),
      });
    }
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
    // As the search itself asks, whose expansion is then at hand.
    else if (maxDistance === prefixKinDistance) more = { findKin: this.findKin, prefix: true };
    const isKinAlone = more.findKin !== undefined && more.prefix === true;
    const expanded = this.expand(term.startsWith(patternMark) ? term.slice(1) : term, more, isKinAlone);
    for (const [text, view] of expanded) {
      found.set(text, [view, view.distance]);
    }
    return found;
  }

  /** The terms a leaf means; with `isKinAlone` only those that are other forms of its word. */
  private expand(
    term: string,
    more: Partial<Leaf>,
    isKinAlone = false,
  ): [string, TermView & { readonly distance: number }][] {
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
      if (isKinAlone && !segments.some((_, at) => only?.has(from + at))) continue;
      const byField: (Counts | undefined)[] = [];
      for (let at = 0; at < segments.length; at += 1) {
        const [held, here] = [segments[at], terms[from + at] ?? -1];
        if (held && here >= 0) this.readTerm(held, here, only?.get(from + at), byField);
      }
      // A short prefix means thousands of terms, of which those that no shown document has add nothing to any score.
      if (byField.length === 0) continue;
      const numbers = terms.subarray(from, from + segments.length);
      found.push([this.textOf(numbers), { ...this.viewTerm(byField, numbers), distance: distances[number] ?? 0 }]);
    }
    return found;
  }

  /** Adds, by field, how often a term stands in the shown documents of a segment. */
  private readTerm(
    { segment, base, removed }: HeldSegment,
    term: number,
    only: CodedDocuments | undefined,
    byField: (Counts | undefined)[],
  ): void {
    const { lists, picked } = this;
    const wanted = this.wanted.get(base);
    if (this.shown && !wanted) return;
    segment.readLists(term, lists);
    for (let field = 0; field < segment.lengths.length; field += 1) {
      const list = lists.of(field);
      if (!list) continue;
      if (wanted) {
        pickPostings(segment, list, wanted, picked);
        for (let index = 0; index < picked.count; index += 1) {
          const document = picked.documents[index] ?? 0;
          if (only && !isMeant(only, document)) continue;
          (byField[field] ??= new Map()).set(base + document, picked.counts[index] ?? 0);
        }
        continue;
      }
      for (let block = 0, blocks = segment.blocksOf(list); block < blocks; block += 1) {
        const length = segment.decodeBlock(list, block, documents, counts);
        for (let index = 0; index < length; index += 1) {
          const document = documents[index] ?? 0;
          if ((only && !isMeant(only, document)) || removed?.[document] === 1) continue;
          (byField[field] ??= new Map()).set(base + document, counts[index] ?? 0);
        }
      }
    }
  }

  /** `terms`: the number of the term in each segment, -1 where it is not. */
  private viewTerm(byField: readonly (Counts | undefined)[], terms: Int32Array): TermView {
    return {
      size: 1,
      get: (field) => {
        const bySlot = byField[field];
        if (!bySlot) return undefined;
        const size = this.countAll(field, terms);
        return { size, keys: () => bySlot.keys(), get: (slot) => bySlot.get(slot) ?? 0 };
      },
    };
  }

  /** How many documents, of all that are held, have a term in a field. */
  private countAll(field: number, terms: Int32Array): number {
    let size = 0;
    for (const [at, held] of this.index.segments.entries()) {
      const term = terms[at] ?? -1;
      if (term < 0) continue;
      held.segment.readLists(term, this.lists);
      const list = this.lists.of(field);
      if (list) size += countLive(held, list);
    }
    return size;
  }

  private textOf(terms: Int32Array): string {
    const at = terms.findIndex((term) => term >= 0);
    const cursor = this.index.segments[at]?.segment.dictionary.cursorAt(terms[at] ?? 0);
    return cursor?.next() ? cursor.term() : '';
  }
}
