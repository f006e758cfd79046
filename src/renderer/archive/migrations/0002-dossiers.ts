import type { Migration } from './migration';

/**
 * Collections, tags, highlights and notes. What is filed and tagged is all held in memory (see
 * collection-holdings.ts and tag-holdings.ts), so neither has a second index. `step` is the id of a group that
 * the history lists, left out for reading marks: thousands of those would stand between two steps.
 */
export const dossiers: Migration = {
  version: 2,
  stores: {
    groups: 'id, open, step',
    collections: 'id',
    filings: '[collectionId+articleId]',
    tags: 'key',
    tagged: 'id',
    highlights: 'id, articleId',
    notes: 'key',
  },
  async upgrade(transaction) {
    await transaction
      .table('groups')
      .toCollection()
      .modify((group: { id: number; name: string; step?: number }) => {
        if (group.name !== 'reading') group.step = group.id;
      });
  },
};
