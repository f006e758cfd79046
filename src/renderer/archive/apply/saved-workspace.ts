import type { ArchiveDatabase } from '../database';
import type { SavedRow } from '../rows';
import type { SavedHoldings } from '../saved-holdings';

/** One frame's view of what is kept to search with (see workspace.ts). */
export interface SavedWorkspace {
  /** All by id, deleted ones among them. Good until the next `put`. */
  readonly rows: ReadonlyMap<number, SavedRow>;
  put(row: SavedRow): void;
  write(): Promise<unknown>;
  commit(): void;
}

/** Begins a frame's view of what is kept to search with. */
export function createSavedWorkspace(database: ArchiveDatabase, holdings: SavedHoldings): SavedWorkspace {
  const changed = new Map<number, SavedRow>();
  /** Copied when first changed: what fails half way must leave the holdings as they were. */
  let rows: Map<number, SavedRow> | null = null;
  return {
    get rows() {
      return rows ?? holdings.rows;
    },
    put(row) {
      rows ??= new Map(holdings.rows);
      rows.set(row.id, row);
      changed.set(row.id, row);
    },
    write: () => database.saved.bulkPut([...changed.values()]),
    commit: () => holdings.commit(changed.values()),
  };
}
