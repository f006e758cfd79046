import type { Migration } from './migration';

/** Revised articles and the rules of outlets. What an article was before is found by its change, and goes with its article. */
export const revisions: Migration = {
  version: 4,
  stores: { revisions: 'seq, articleId', outletRules: 'id' },
};
