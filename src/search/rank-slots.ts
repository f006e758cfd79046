import type { Columns } from './archive-columns';
import { noValue } from './segment/columns-writer';
import type { SearchInput } from './types';

type Order = (a: number, b: number) => number;

/** Compares two slots for an order; never 0 for two documents, so the same search gives the same list. */
export function createOrder(
  sort: SearchInput['sort'],
  columns: Columns,
  scoreAt: ((slot: number) => number) | null,
): Order {
  const ids = columns.values('id');
  const published = columns.values('published');
  const id = (slot: number): number => (ids[slot] ?? 0) >>> 0;
  const newest: Order = (a, b) => {
    // noValue is less than any day, so documents without a date come last by themselves.
    const byDay = (published[b] ?? noValue) - (published[a] ?? noValue);
    return byDay === 0 ? id(b) - id(a) : byDay;
  };
  if (sort === 'newest' || (sort === 'relevance' && scoreAt === null)) return newest;
  if (sort === 'oldest') {
    const day = (slot: number): number => {
      const value = published[slot] ?? noValue;
      return value === noValue ? Infinity : value;
    };
    return (a, b) => (day(a) === day(b) ? id(a) - id(b) : day(a) - day(b));
  }
  if (typeof sort === 'object') {
    const place = (slot: number): number => sort.order.get(id(slot)) ?? Infinity;
    return (a, b) => (place(a) === place(b) ? newest(a, b) : place(a) - place(b));
  }
  if (sort === 'imported') {
    return (a, b) => columns.get('imported', b) - columns.get('imported', a) || id(b) - id(a);
  }
  if (sort === 'longest') {
    const words = columns.values('words');
    return (a, b) => (words[b] ?? 0) - (words[a] ?? 0) || newest(a, b);
  }
  if (sort === 'outlet') {
    const outlets = columns.values('outlet');
    const places = listPlaces(columns.texts('outlet').values);
    const place = (slot: number): number => places[outlets[slot] ?? noValue] ?? Infinity;
    return (a, b) => (place(a) === place(b) ? newest(a, b) : place(a) - place(b));
  }
  return (a, b) => (scoreAt?.(b) ?? 0) - (scoreAt?.(a) ?? 0) || newest(a, b);
}

/** The place of each text among all of them as a reader would sort them; the same for texts that differ in case or accents only. */
function listPlaces(texts: readonly string[]): number[] {
  const { compare } = new Intl.Collator('en', { sensitivity: 'base', numeric: true });
  const places: number[] = [];
  let [place, before] = [0, ''];
  for (const [code, text] of Array.from(texts.entries()).sort(([, a], [, b]) => compare(a, b))) {
    if (compare(before, text) !== 0) place += 1;
    before = text;
    places[code] = place;
  }
  return places;
}

/** Keeps the first so many of the slots offered, by a heap of that size: sorting every hit costs 6 to 10 times as much. */
export class TopSlots {
  /** Once full, a heap with the last in order at its root. */
  private readonly heap: number[] = [];
  private isHeap = false;
  /** What a slot must score to be kept, so that the caller need not offer others; -Infinity until it is full. */
  lowest = -Infinity;

  /** `scoreOf`: what the order begins with, greatest first; else `lowest` says nothing. */
  constructor(
    private readonly count: number,
    private readonly order: Order,
    private readonly scoreOf: ((slot: number) => number) | null,
  ) {}

  offer(slot: number): void {
    const { heap, order } = this;
    if (heap.length < this.count) {
      heap.push(slot);
      return;
    }
    if (this.count === 0) return;
    if (!this.isHeap) {
      heap.sort((a, b) => order(b, a));
      this.isHeap = true;
      this.lowest = this.scoreOf?.(heap[0] ?? 0) ?? -Infinity;
    }
    if (order(slot, heap[0] ?? 0) >= 0) return;
    heap[0] = slot;
    sink(heap, order);
    this.lowest = this.scoreOf?.(heap[0] ?? 0) ?? -Infinity;
  }

  /** The slots kept, in order. */
  inOrder(): number[] {
    return this.heap.toSorted(this.order);
  }
}

function sink(heap: number[], order: Order): void {
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    if (left >= heap.length) return;
    const right = left + 1;
    const isRight = right < heap.length && order(heap[right] ?? 0, heap[left] ?? 0) > 0;
    const child = isRight ? right : left;
    const [above, below] = [heap[at] ?? 0, heap[child] ?? 0];
    if (order(below, above) <= 0) return;
    heap[at] = below;
    heap[child] = above;
    at = child;
  }
}
