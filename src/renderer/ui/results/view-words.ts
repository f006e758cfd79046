import type { ListView } from '../state/looks';

/** What the views of a list are called. */
export const viewWords: Record<ListView, string> = { list: 'List', table: 'Table', concordance: 'Concordance' };
