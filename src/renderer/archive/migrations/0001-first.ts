import type { Migration } from './migration';

/**
 * The first schema. No table but `sightings` and `groups` has a second index: an index costs more in
 * Chromium than the row itself, so identity is found by hashes kept in memory (see holdings.ts).
 */
export const first: Migration = {
  version: 1,
  stores: {
    articles: 'id',
    bodies: 'id',
    states: 'id',
    sightings: 'seq, articleId, importId',
    imports: 'id',
    importFiles: '[importId+path], importId',
    groups: 'id, open',
    frames: 'n',
    meta: 'key',
    files: 'name',
  },
};
