import type { Connection } from './connection';
import { createStore, type Store } from './store';

/** What was searched for in a library, the last one first; kept by this window's browser, not in the library. */
export interface RecentSearches {
  readonly store: Store<readonly string[]>;
  /** Puts a query first, once it turned out to be meant: it led to an article, or was sent off by Enter. */
  note(query: string): void;
  clear(): void;
}

const mostKept = 12;
/** What is longer was pasted, and would fill the list. */
const longest = 300;
const keyOf = (library: string): string => `backfile:recent-searches:${library}`;

/** Reads what was kept for a library; anything that does not fit is nothing. */
function parseRecent(stored: string | null): readonly string[] {
  try {
    const found: unknown = JSON.parse(stored ?? '[]');
    return Array.isArray(found) ? found.filter((one) => typeof one === 'string').slice(0, mostKept) : [];
  } catch {
    return [];
  }
}

/** Makes the list of the library that is open now and of every one that is opened after it. */
export function createRecentSearches(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  connection: Pick<Store<Pick<Connection, 'info'>>, 'get' | 'subscribe'>,
): RecentSearches {
  const store = createStore<readonly string[]>([]);
  let opened: string | null = null;
  const open = (): void => {
    const name = connection.get().info?.dir ?? null;
    if (name === opened) return;
    opened = name;
    store.set(name === null ? [] : parseRecent(storage.getItem(keyOf(name))));
  };
  open();
  connection.subscribe(open);
  const keep = (queries: readonly string[]): void => {
    store.set(queries);
    if (opened !== null) storage.setItem(keyOf(opened), JSON.stringify(queries));
  };
  return {
    store,
    note: (query) => {
      const text = query.trim();
      if (text === '' || text.length > longest || store.get()[0] === text) return;
      keep([text, ...store.get().filter((other) => other !== text)].slice(0, mostKept));
    },
    clear: () => keep([]),
  };
}
