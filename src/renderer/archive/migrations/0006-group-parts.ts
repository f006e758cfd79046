import type { Migration } from './migration';

/** What later frames add to an undo step: each in a row of its own, so that a large step is not written anew with every frame. */
export const groupParts: Migration = { version: 6, stores: { groupParts: '[group+frame]' } };
