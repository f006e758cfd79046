import { createStore, type Store } from './store';

/** A short message at the foot of the window. */
export interface Toast {
  readonly id: number;
  readonly tone: 'plain' | 'bad';
  readonly text: string;
  /** A later message on the same topic takes this one's place; null for none. */
  readonly topic: 'import' | 'undo' | null;
  /** A second, quieter sentence. */
  readonly more: string | null;
  readonly actions: readonly { readonly label: string; readonly run: () => void }[];
  /** How long it stays; null until it is closed. */
  readonly staysMs: number | null;
}

export interface Toasts {
  readonly store: Store<readonly Toast[]>;
  show(toast: Partial<Omit<Toast, 'id'>> & { readonly text: string }): number;
  readonly close: (id: number) => void;
}

const mostAtOnce = 3;

/** Makes the list of messages; the oldest gives way to a fourth. */
export function createToasts(): Toasts {
  const store = createStore<readonly Toast[]>([]);
  let lastId = 0;
  return {
    store,
    show: ({ text, tone = 'plain', more = null, topic = null, actions = [], staysMs = 8000 }) => {
      lastId += 1;
      const toast = { id: lastId, tone, text, topic, more, actions, staysMs };
      store.update((old) => [
        ...old.filter((other) => topic === null || other.topic !== topic).slice(1 - mostAtOnce),
        toast,
      ]);
      return toast.id;
    },
    close: (id) => store.update((old) => old.filter((toast) => toast.id !== id)),
  };
}
