import { noValue, type Columns } from './columns';
import type { SearchInput } from './types';

type Order = (a: number, b: number) => number;

/** Compares two slots for an order; never 0 for two documents, so the same search gives the same list. */
export function createOrder(
  sort: SearchInput['sort'],
  columns: Columns,
  scoreAt: ((slot: number) => number) | null,
): Order {
  const id = (slot: number): number => columns.get('id', slot) >>> 0;
  const newest: Order = (a, b) => {
    // noValue is less than any day, so documents without a date come last by themselves.
    const byDay = columns.get('published', b) - columns.get('published', a);
    return byDay === 0 ? id(b) - id(a) : byDay;
  };
  if (sort === 'newest' || (sort === 'relevance' && scoreAt === null)) return newest;
  if (sort === 'oldest') {
    const day = (slot: number): number => {
      const value = columns.get('published', slot);
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
  return (a, b) => (scoreAt?.(b) ?? 0) - (scoreAt?.(a) ?? 0) || newest(a, b);
}

/** The first `count` of the slots in an order, by a heap of that size: sorting every hit costs 6 to 10 times as much. */
export function takeFirst(slots: readonly number[], count: number, order: Order): readonly number[] {
  if (count <= 0) return [];
  if (slots.length <= count * 2) return slots.toSorted(order).slice(0, count);
  /** Of those kept the last in order stands at the root. */
  const heap = slots.slice(0, count).sort((a, b) => order(b, a));
  for (let at = count; at < slots.length; at += 1) {
    const slot = slots[at] ?? 0;
    if (order(slot, heap[0] ?? 0) < 0) {
      heap[0] = slot;
      sink(heap, order);
    }
  }
  return heap.sort(order);
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
