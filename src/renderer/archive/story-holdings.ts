import type { ArchiveDatabase } from './database';
import { flag, type StateRow } from './rows';
import { createStoryIndex, entryBytes, type StoryIndex } from './story-index';

/** The stories and all signatures, in memory. Changed only by `settle`, `sign` and `erase`, when a frame has committed. */
export interface StoryHoldings {
  readonly index: Pick<StoryIndex, 'size' | 'heldBytes' | 'get' | 'near'>;
  /** Articles whose story goes by another one's id, by that id: nobody for one that stands alone. */
  followers(story: number): ReadonlySet<number>;
  /** Stories that two addresses or more tell in articles that lists show. `states` must be those that were settled. */
  told(states: ReadonlyMap<number, StateRow>): ReadonlySet<number>;
  /** Articles that the user has said something of. */
  readonly said: ReadonlySet<number>;
  settle(before: StateRow | undefined, after: StateRow): void;
  sign(id: number, entry: Uint8Array): void;
  erase(state: StateRow): void;
}

const nobody: ReadonlySet<number> = new Set();

/** The story an article belongs to: the least id of its articles, its own when it stands alone. */
export function storyOf({ id, story }: Pick<StateRow, 'id' | 'story'>): number {
  return story ?? id;
}

/** Reads all signatures of a database; the stories themselves come with the states. */
export async function loadStoryHoldings(database: ArchiveDatabase): Promise<StoryHoldings> {
  const index = createStoryIndex();
  for (const { ids, bytes } of await database.signatures.orderBy('first').toArray()) {
    for (const [i, id] of ids.entries()) index.add(id, bytes.subarray(i * entryBytes, (i + 1) * entryBytes));
  }
  const followers = new Map<number, Set<number>>();
  const said = new Set<number>();
  const told = new Set<number>();
  /** Stories that changed since `told` was last asked for: counting the others again would cost a pass over all. */
  const unsettled = new Set<number>();

  function isTold(story: number, states: ReadonlyMap<number, StateRow>): boolean {
    const addresses = new Set<number>();
    for (const id of [story, ...(followers.get(story) ?? nobody)]) {
      const state = states.get(id);
      if (state && storyOf(state) === story && !(state.flags & (flag.withdrawn | flag.trashed))) {
        addresses.add(state.lineage);
      }
    }
    return addresses.size > 1;
  }

  function leave(state: StateRow): void {
    said.delete(state.id);
    if (state.story === undefined) return;
    const known = followers.get(state.story);
    known?.delete(state.id);
    if (known?.size === 0) followers.delete(state.story);
  }

  return {
    index,
    followers: (story) => followers.get(story) ?? nobody,
    told(states) {
      for (const story of unsettled) {
        if (isTold(story, states)) told.add(story);
        else told.delete(story);
      }
      unsettled.clear();
      return told;
    },
    said,
    settle(before, after) {
      if (before) {
        leave(before);
        unsettled.add(storyOf(before));
      }
      unsettled.add(storyOf(after));
      if (after.said) said.add(after.id);
      if (after.story === undefined) return;
      const known = followers.get(after.story);
      if (known) known.add(after.id);
      else followers.set(after.story, new Set([after.id]));
    },
    sign: (id, entry) => index.add(id, entry),
    erase(state) {
      leave(state);
      unsettled.add(storyOf(state));
      index.remove(state.id);
    },
  };
}
