import type { Saved, SavedCount, SavedKind } from '../../../contract/saved';
import { todayOf } from '../format/dates';
import type { Ask } from './archive-door';
import { createStore, type Store } from './store';

/** What the user keeps to search with, as the archive last told it. */
export interface SavedThings {
  /** Each kind in the user's order. */
  readonly all: Store<readonly Saved[]>;
  /** What each saved search finds, by its id; empty until first counted. */
  readonly counts: Store<ReadonlyMap<number, SavedCount>>;
  /** The saved search that was opened last: what is sought where it leads may become its query. */
  readonly opened: Store<number | null>;
  /** The one that the sheet of saved searches is about; null: a new one. */
  readonly edited: Store<number | null>;
  /** The one that commands and menus are about. */
  readonly target: Store<number | null>;
  ofKind(kind: SavedKind): readonly Saved[];
  /** Asks for all of it again, and counts where there is a saved search. */
  refresh(): void;
}

/** Makes it empty; it keeps what it has when a question is not answered. */
export function createSavedThings(ask: Ask): SavedThings {
  const all = createStore<readonly Saved[]>([]);
  const counts = createStore<ReadonlyMap<number, SavedCount>>(new Map());
  let isCounting = false;
  let isStale = false;

  /** One count at a time: what is asked meanwhile is counted once after it. */
  const count = async (): Promise<void> => {
    isStale = true;
    if (isCounting) return;
    isCounting = true;
    try {
      while (isStale) {
        isStale = false;
        // In turn on purpose: see above.
        const found = await ask('savedCounts', todayOf(new Date()));
        counts.set(new Map(found.map((one) => [one.id, one])));
      }
    } catch {
      // The old numbers stay until the archive answers again.
    } finally {
      isCounting = false;
    }
  };

  return {
    all,
    counts,
    opened: createStore<number | null>(null),
    edited: createStore<number | null>(null),
    target: createStore<number | null>(null),
    ofKind: (kind) => all.get().filter((one) => one.kind === kind),
    refresh: () => {
      void ask('saved').then(
        (saved) => {
          all.set(saved);
          if (saved.some(({ kind }) => kind === 'search')) void count();
        },
        () => undefined,
      );
    },
  };
}
