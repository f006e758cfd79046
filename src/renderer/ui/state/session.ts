import type { Sort } from '../../../contract/archive-api';
import type { Ask } from './archive-door';
import type { LibraryState } from './library';
import type { Mover } from './mover';
import type { Place } from './place';
import type { Results } from './results';
import { createStore, type Store } from './store';
import { throttle } from './throttle';

/** Where the user was when the window was closed, and is again when it opens. The storage is a library's own. */
export interface Session {
  /** Where the window begins; null at All articles. */
  readonly begin: Place | null;
  /** Row at the upper edge of the list, in rows and parts of one. */
  readonly topRow: Store<number>;
  /** Where a list that has just got its rows is to be scrolled to; it says null once it has. */
  readonly wantedTop: Store<number | null>;
  /** Keeps from now on what is changed, and finds the article again that was chosen, once its list has been answered. */
  attach(parts: {
    readonly place: Store<Place>;
    readonly mover: Mover;
    readonly results: Results;
    readonly library: Store<LibraryState>;
    readonly ask: Ask;
  }): void;
}

const key = 'backfile:session';
const pauseMs = 250;

interface Stored {
  readonly place: Place;
  readonly id: number | null;
  readonly topRow: number;
}

/** Makes the session of a window; one that was opened for a single article (`isOwn`) neither reads nor keeps any. */
export function createSession(storage: Pick<Storage, 'getItem' | 'setItem'>, isOwn: boolean): Session {
  const stored = isOwn ? null : parse(storage.getItem(key));
  const topRow = createStore(stored?.topRow ?? 0);
  const wantedTop = createStore<number | null>(null);
  return {
    begin: stored?.place ?? null,
    topRow,
    wantedTop,
    attach: ({ place, mover, results, library, ask }) => {
      if (isOwn) return;
      let isRestored = stored === null;
      const keep = throttle(pauseMs, () => {
        if (!isRestored) return;
        const now: Stored = { place: place.get(), id: mover.selection.get().id, topRow: topRow.get() };
        try {
          storage.setItem(key, JSON.stringify(now));
        } catch {
          // A full storage costs the place, never the work.
        }
      });
      for (const store of [place, mover.selection, topRow]) store.subscribe(keep);

      const restore = async ({ id, topRow: top }: Stored): Promise<void> => {
        const { asked } = results.state.get();
        if (!asked) return;
        const at = id === null ? -1 : (await ask('searchIds', asked)).indexOf(id);
        // Who has begun to work meanwhile is not called back.
        if (results.state.get().asked !== asked || mover.selection.get().index >= 0) return;
        if (at >= 0) mover.pick(at, 'one');
        wantedTop.set(top);
      };
      results.state.subscribe(() => {
        if (isRestored || !stored) return;
        const { phase, page } = results.state.get();
        if (phase !== 'ready' || (page.total === 0 && !library.get().isReady)) return;
        isRestored = true;
        if (page.total > 0) void restore(stored).catch(() => undefined);
      });
      place.subscribe(() => {
        isRestored = true;
      });
    },
  };
}

const sections: readonly Place['section'][] = [
  'all',
  'unread',
  'starred',
  'stories',
  'imports',
  'trash',
  'collection',
  'tag',
  'highlights',
];
const sorts: readonly Sort[] = ['relevance', 'newest', 'oldest', 'longest', 'outlet', 'imported', 'own'];

/** What was stored may be anything: each part is checked before it is used. */
function parse(text: string | null): Stored | null {
  try {
    const found: unknown = JSON.parse(text ?? 'null');
    if (!isRecord(found) || !isRecord(found.place)) return null;
    const { section, importId, collectionId, isWithin, tag, query, sort } = found.place;
    const place: Place = {
      section: sections.find((one) => one === section) ?? 'all',
      importId: toId(importId),
      collectionId: toId(collectionId),
      isWithin: isWithin === true,
      tag: typeof tag === 'string' ? tag : null,
      query: typeof query === 'string' ? query : '',
      sort: sorts.find((one) => one === sort) ?? null,
    };
    const isWhole =
      (place.section !== 'collection' || place.collectionId !== null) &&
      (place.section !== 'tag' || place.tag !== null);
    if (!isWhole) return null;
    const topRow = typeof found.topRow === 'number' && found.topRow > 0 ? found.topRow : 0;
    return { place, id: toId(found.id), topRow };
  } catch {
    return null;
  }
}

function toId(found: unknown): number | null {
  return typeof found === 'number' && Number.isSafeInteger(found) ? found : null;
}

function isRecord(found: unknown): found is Record<string, unknown> {
  return typeof found === 'object' && found !== null;
}
