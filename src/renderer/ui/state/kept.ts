import { type BatchRun, createBatchRun } from '../batch/batch-run';
import type { Ask } from './archive-door';
import { createSavedThings, type SavedThings } from './saved';
import { createSavedEdits, type SavedEdits } from './saved-edits';
import type { Steps } from './steps';

/** What the user keeps to search with, and what is done with it. */
export interface Kept {
  readonly saved: SavedThings;
  readonly savedEdits: SavedEdits;
  readonly batch: BatchRun;
}

/** Makes the three, joined: a list that was run to its end is marked so. */
export function createKept(ask: Ask, steps: Steps): Kept {
  const savedEdits = createSavedEdits(steps);
  const batch = createBatchRun(ask, ({ id }, upTo) => {
    if (id !== null) void savedEdits.markRun(id, upTo);
  });
  return { saved: createSavedThings(ask), savedEdits, batch };
}
