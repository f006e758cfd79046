import { useSyncExternalStore } from 'react';

/** A value that can be watched. One store holds one subject; nothing holds all of them but the desk. */
export interface Store<T> {
  readonly get: () => T;
  readonly set: (next: T) => void;
  /** Makes the next value from the present one. */
  update(change: (old: T) => T): void;
  /** Calls back after every change; gives the way to stop. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** Makes a store. Setting the value it already holds tells nobody. */
export function createStore<T>(initial: T): Store<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const set = (next: T): void => {
    if (Object.is(next, value)) return;
    value = next;
    for (const listener of listeners) listener();
  };
  return {
    get: () => value,
    set,
    update: (change) => set(change(value)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The store's value, rendered again whenever it changes. */
export function useStore<T>(store: Pick<Store<T>, 'get' | 'subscribe'>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}

/** A part of the store's value; `select` must give the same object for the same part, or it renders for ever. */
export function usePart<T, U>(store: Store<T>, select: (value: T) => U): U {
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}
