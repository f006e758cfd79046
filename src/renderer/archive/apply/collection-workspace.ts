import type { CollectionHoldings, Moved } from '../collection-holdings';
import type { ArchiveDatabase } from '../database';
import type { CollectionRow } from '../rows';
import type { Shelf } from '../shelf';

/** One frame's view of the collections (see workspace.ts). */
export interface CollectionWorkspace {
  /** All by id, deleted ones among them. Good until the next `put`. */
  readonly rows: ReadonlyMap<number, CollectionRow>;
  /** The collection a change means, through aliases. */
  find(id: number): CollectionRow | undefined;
  put(row: CollectionRow): void;
  /** What is filed, for reading. */
  shelf(id: number): Shelf;
  /** Files an article at a key nobody stands at, or moves it there. */
  place(id: number, articleId: number, order: string): void;
  remove(id: number, articleId: number): void;
  /** Collections an article is filed in, deleted ones among them. */
  collectionsOf(articleId: number): readonly number[];
  /** Takes an article that is going for good out of everything. */
  purge(articleId: number): void;
  write(): Promise<unknown>;
  commit(): void;
  /** Articles that were filed, moved or taken out. */
  changed(): Iterable<number>;
}

/** Begins a frame's view of the collections. */
export function createCollectionWorkspace(
  database: ArchiveDatabase,
  holdings: CollectionHoldings,
): CollectionWorkspace {
  const changedRows = new Map<number, CollectionRow>();
  const aliases = new Map<number, number>();
  /** Copied when first changed: what fails half way must leave the holdings as they were. */
  let rows: Map<number, CollectionRow> | null = null;
  const shelves = new Map<number, Shelf>();
  /** What the frame did to a filing, by collection and article: its last word. */
  const moved = new Map<string, Moved>();
  const touched = new Set<number>();

  const shelf = (id: number): Shelf => shelves.get(id) ?? holdings.shelf(id);

  function ownShelf(id: number): Shelf {
    const own = shelves.get(id) ?? holdings.shelf(id).copy();
    shelves.set(id, own);
    return own;
  }

  function note(collectionId: number, articleId: number, isFiled: boolean): void {
    moved.set(`${collectionId} ${articleId}`, { collectionId, articleId, isFiled });
    touched.add(articleId);
  }

  function remove(id: number, articleId: number): void {
    ownShelf(id).remove(articleId);
    note(id, articleId, false);
  }

  function collectionsOf(articleId: number): readonly number[] {
    const ids = new Set(holdings.collectionsOf(articleId));
    if (touched.has(articleId)) {
      for (const [id, own] of shelves) {
        if (own.orderOf(articleId) === undefined) ids.delete(id);
        else ids.add(id);
      }
    }
    return [...ids];
  }

  return {
    get rows() {
      return rows ?? holdings.rows;
    },
    find(id) {
      const meant = aliases.get(id) ?? holdings.resolve(id) ?? id;
      return (rows ?? holdings.rows).get(meant);
    },
    put(row) {
      rows ??= new Map(holdings.rows);
      rows.set(row.id, row);
      changedRows.set(row.id, row);
      for (const alias of row.aliases) aliases.set(alias, row.id);
    },
    shelf,
    place(id, articleId, order) {
      ownShelf(id).place(articleId, order);
      note(id, articleId, true);
    },
    remove,
    collectionsOf,
    purge(articleId) {
      for (const id of collectionsOf(articleId)) remove(id, articleId);
    },
    write() {
      // Taken out is written, not deleted: see tag-workspace.ts.
      const filed = Array.from(moved.values(), ({ collectionId, articleId, isFiled }) => {
        const order = (isFiled ? shelf(collectionId).orderOf(articleId) : undefined) ?? null;
        return { collectionId, articleId, order };
      });
      return Promise.all([database.collections.bulkPut([...changedRows.values()]), database.filings.bulkPut(filed)]);
    },
    commit: () => holdings.commit(changedRows.values(), shelves, moved.values()),
    changed: () => touched,
  };
}
