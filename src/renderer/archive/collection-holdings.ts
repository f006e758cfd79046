import { climb, listTree } from './collection-tree';
import type { ArchiveDatabase } from './database';
import type { CollectionRow } from './rows';
import { createShelf, type Shelf } from './shelf';

/** Every collection and all that is filed, in memory: some 260 bytes for each article filed. Changed only by `commit`. */
export interface CollectionHoldings {
  /** Deleted ones among them. */
  readonly rows: ReadonlyMap<number, CollectionRow>;
  /** The collection an id means, through aliases. */
  resolve(id: number): number | undefined;
  /** What is filed in it, Trash and all; an empty one when there is nothing. */
  shelf(id: number): Shelf;
  /** Collections an article is filed in, deleted ones among them. */
  collectionsOf(articleId: number): ReadonlySet<number>;
  /** All live ones, parents before children, siblings in order. */
  tree(): readonly CollectionRow[];
  /** The live ones at and below a collection, in the tree's order; none when it is not live. */
  within(id: number): readonly CollectionRow[];
  commit(rows: Iterable<CollectionRow>, shelves: Iterable<readonly [number, Shelf]>, moved: Iterable<Moved>): void;
}

/** An article that was filed in a collection, or taken out of it. */
export interface Moved {
  readonly collectionId: number;
  readonly articleId: number;
  readonly isFiled: boolean;
}

const nothing: ReadonlySet<number> = new Set();
const empty = createShelf([]);

/** Reads all collections and filings of a database. */
export async function loadCollectionHoldings(database: ArchiveDatabase): Promise<CollectionHoldings> {
  const [collections, filings] = await Promise.all([database.collections.toArray(), database.filings.toArray()]);
  const filed = new Map<number, [number, string][]>();
  const moved: Moved[] = [];
  for (const { collectionId, articleId, order } of filings) {
    if (order === null) continue;
    moved.push({ collectionId, articleId, isFiled: true });
    const known = filed.get(collectionId);
    if (known) known.push([articleId, order]);
    else filed.set(collectionId, [[articleId, order]]);
  }
  const holdings = createCollectionHoldings();
  holdings.commit(
    collections,
    [...filed].map(([id, entries]) => [id, createShelf(entries)] as const),
    moved,
  );
  return holdings;
}

function createCollectionHoldings(): CollectionHoldings {
  const rows = new Map<number, CollectionRow>();
  const aliases = new Map<number, number>();
  const shelves = new Map<number, Shelf>();
  const ofArticle = new Map<number, Set<number>>();
  let tree: readonly CollectionRow[] | null = null;

  function listLive(): readonly CollectionRow[] {
    tree ??= listTree(rows);
    return tree;
  }

  return {
    rows,
    resolve: (id) => (rows.has(id) ? id : aliases.get(id)),
    shelf: (id) => shelves.get(id) ?? empty,
    collectionsOf: (articleId) => ofArticle.get(articleId) ?? nothing,
    tree: listLive,
    within(id) {
      return listLive().filter((row) => row.id === id || climb(rows, row.id).some((above) => above.id === id));
    },
    commit(changedRows, changedShelves, moved) {
      for (const row of changedRows) {
        rows.set(row.id, row);
        for (const alias of row.aliases) aliases.set(alias, row.id);
        tree = null;
      }
      for (const [id, shelf] of changedShelves) shelves.set(id, shelf);
      for (const { collectionId, articleId, isFiled } of moved) {
        const known = ofArticle.get(articleId);
        if (!isFiled) known?.delete(collectionId);
        else if (known) known.add(collectionId);
        else ofArticle.set(articleId, new Set([collectionId]));
        if (known?.size === 0) ofArticle.delete(articleId);
      }
    },
  };
}
