import type { ArchiveDatabase } from '../database';
import type { SignatureRow, StateRow } from '../rows';
import { storyOf, type StoryHoldings } from '../story-holdings';
import { entryBytes, nearness, type Near } from '../story-index';

/** One frame's view of the stories (see workspace.ts). */
export interface StoryWorkspace {
  /** Notes a state that the frame puts. */
  note(state: StateRow): void;
  /** The articles of a story, the frame's own among them, by id. */
  members(story: number): readonly number[];
  /** Notes the signature of an article the frame adds. */
  sign(id: number, entry: Uint8Array): void;
  /** Held articles much like an entry, the frame's own among them. */
  near(entry: Uint8Array): readonly Near[];
  write(erased: ReadonlySet<number>): Promise<unknown>;
  commit(erased: ReadonlySet<number>): void;
}

/** Begins a frame's view of the stories; `stateOf` gives a state as the frame has it. */
export function createStoryWorkspace(
  database: ArchiveDatabase,
  holdings: StoryHoldings,
  stateOf: (id: number) => StateRow | undefined,
): StoryWorkspace {
  /** Articles that the frame has put in a story, and may have taken out again. */
  const put = new Map<number, Set<number>>();
  const signed = new Map<number, Uint8Array>();

  return {
    note(state) {
      const story = storyOf(state);
      const known = put.get(story);
      if (known) known.add(state.id);
      else put.set(story, new Set([state.id]));
    },
    members(story) {
      const ids = new Set([story, ...holdings.followers(story), ...(put.get(story) ?? [])]);
      return [...ids]
        .filter((id) => {
          const state = stateOf(id);
          return state !== undefined && storyOf(state) === story;
        })
        .sort((a, b) => a - b);
    },
    sign: (id, entry) => signed.set(id, entry),
    near(entry) {
      const found = holdings.index.near(entry);
      for (const [id, other] of signed) {
        const likeness = nearness(entry, other);
        if (likeness !== null) found.push({ id, likeness });
      }
      return found.filter(({ id }) => stateOf(id) !== undefined);
    },
    async write(erased) {
      const ids = [...signed.keys()].filter((id) => !erased.has(id));
      const [first] = ids;
      const work: Promise<unknown>[] = [];
      if (first !== undefined) {
        const bytes = new Uint8Array(ids.length * entryBytes);
        for (const [i, id] of ids.entries()) bytes.set(signed.get(id) ?? [], i * entryBytes);
        work.push(database.signatures.put({ first, ids, bytes }));
      }
      for (const id of erased) if (holdings.index.get(id)) work.push(eraseSignature(database, id));
      await Promise.all(work);
    },
    commit(erased) {
      for (const [id, entry] of signed) if (!erased.has(id)) holdings.sign(id, entry);
    },
  };
}

/** Takes an article out of the row it is in: a signature says something of a text. */
async function eraseSignature(database: ArchiveDatabase, id: number): Promise<void> {
  await database.signatures
    .where('first')
    .belowOrEqual(id)
    .reverse()
    .limit(1)
    .modify((row: SignatureRow, change: { value?: SignatureRow }) => {
      const at = row.ids.indexOf(id);
      if (at < 0) return;
      const kept = row.ids.filter((one) => one !== id);
      const bytes = new Uint8Array(kept.length * entryBytes);
      bytes.set(row.bytes.subarray(0, at * entryBytes));
      bytes.set(row.bytes.subarray((at + 1) * entryBytes), at * entryBytes);
      // A row without any article is deleted, as Dexie has it: by taking its value away.
      if (kept.length === 0) delete change.value;
      else change.value = { first: row.first, ids: kept, bytes };
    });
}
