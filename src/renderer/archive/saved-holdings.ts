import type { Saved, SavedKind } from '../../contract/saved';
import type { ArchiveDatabase } from './database';
import { foldName } from './fold-name';
import type { SavedRow } from './rows';

/** All word lists, saved searches and lists of queries, in memory. Changed only by `commit`. */
export interface SavedHoldings {
  /** Deleted ones among them. */
  readonly rows: ReadonlyMap<number, SavedRow>;
  /** All that are not deleted, each kind in the user's order. */
  list(): readonly Saved[];
  /** The lines of every word list of that name, whatever its case; undefined when there is none. */
  words(name: string): readonly string[] | undefined;
  commit(rows: Iterable<SavedRow>): void;
}

/** Reads all that is kept to search with. */
export async function loadSavedHoldings(database: ArchiveDatabase): Promise<SavedHoldings> {
  const rows = new Map<number, SavedRow>();
  let listed: readonly Saved[] | null = null;

  const list = (): readonly Saved[] => {
    listed ??= [...rows.values()]
      .filter(({ isDeleted }) => !isDeleted)
      .sort((a, b) => compareText(shelfOf(a.kind), shelfOf(b.kind)) || compareText(a.order, b.order))
      .map(({ isDeleted: _isDeleted, order: _order, ...saved }) => saved);
    return listed;
  };

  const holdings: SavedHoldings = {
    rows,
    list,
    words(name) {
      const key = foldName(name.trim());
      const lists = list().filter((one) => one.kind === 'words' && foldName(one.name) === key);
      return lists.length === 0 ? undefined : lists.flatMap(({ lines }) => lines);
    },
    commit(changed) {
      for (const row of changed) {
        rows.set(row.id, row);
        listed = null;
      }
    },
  };
  holdings.commit(await database.saved.toArray());
  return holdings;
}

/** Things that stand in one order among each other. */
function shelfOf(kind: SavedKind): SavedKind {
  return kind === 'names' ? 'batch' : kind;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** Those that stand in one order with a kind, deleted ones among them. */
export function listOfKind(rows: ReadonlyMap<number, SavedRow>, kind: SavedKind): readonly SavedRow[] {
  return [...rows.values()]
    .filter((row) => shelfOf(row.kind) === shelfOf(kind))
    .sort((a, b) => compareText(a.order, b.order));
}
