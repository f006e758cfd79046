/** What is filed in one collection, in order: article ids by order key, no key twice. */
export interface Shelf {
  readonly size: number;
  /** In order. Good until the shelf changes. */
  readonly ids: readonly number[];
  orderOf(id: number): string | undefined;
  /** Whether some article stands at exactly this key. */
  isTaken(order: string): boolean;
  /** The place in `ids` of the first article at or after a key. */
  indexFrom(order: string): number;
  /** Puts an article at a key nobody stands at; one that is there already is moved. */
  place(id: number, order: string): void;
  remove(id: number): void;
  copy(): Shelf;
}

/** Makes a shelf of articles and their order keys, in any order. */
export function createShelf(filed: Iterable<readonly [id: number, order: string]>): Shelf {
  const orders = new Map(filed);
  const ids = [...orders.entries()].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([id]) => id);
  return shelve(orders, ids);
}

function shelve(orders: Map<number, string>, ids: number[]): Shelf {
  const orderAt = (index: number): string => orders.get(ids[index] ?? -1) ?? '';

  function indexFrom(order: string): number {
    let low = 0;
    let high = ids.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (orderAt(middle) < order) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function remove(id: number): void {
    const order = orders.get(id);
    if (order === undefined) return;
    ids.splice(indexFrom(order), 1);
    orders.delete(id);
  }

  return {
    get size() {
      return ids.length;
    },
    ids,
    orderOf: (id) => orders.get(id),
    isTaken(order) {
      const index = indexFrom(order);
      return index < ids.length && orderAt(index) === order;
    },
    indexFrom,
    place(id, order) {
      remove(id);
      ids.splice(indexFrom(order), 0, id);
      orders.set(id, order);
    },
    remove,
    copy: () => shelve(new Map(orders), ids.slice()),
  };
}
