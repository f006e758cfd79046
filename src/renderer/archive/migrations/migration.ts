import type { Transaction } from 'dexie';

/** One numbered step of the schema. Once released it never changes; the next step gets a file of its own. */
export interface Migration {
  readonly version: number;
  /** Dexie's schema text for each table; null drops one. */
  readonly stores: Readonly<Record<string, string | null>>;
  /** Rewrites rows; runs inside the version-change transaction, so it is all or nothing. */
  readonly upgrade?: (transaction: Transaction) => Promise<void>;
}
