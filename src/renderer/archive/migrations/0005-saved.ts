import type { Migration } from './migration';

/** Word lists, saved searches and lists of queries: all held in memory, so no second index. */
export const saved: Migration = { version: 5, stores: { saved: 'id' } };
