import type { ArticleView, TextRange } from '../../../contract/archive-api';
import type { Ask } from './archive-door';
import { createStore, type Store } from './store';

export interface ReadingState {
  /** The article asked for. */
  readonly id: number | null;
  /** `waiting` keeps the article shown before, so that nothing flashes. */
  readonly phase: 'empty' | 'waiting' | 'ready' | 'gone' | 'failed';
  readonly view: ArticleView | null;
  /** Where the query's words stand in `view`; empty when nothing is sought. */
  readonly hits: { readonly title: readonly TextRange[]; readonly text: readonly TextRange[] };
}

export interface Reading {
  readonly store: Store<ReadingState>;
  /** Shows an article, with the hits of `query`; null shows none. */
  open(id: number | null, query: string): void;
  /** Finds the hits of another query in the article shown. */
  seek(query: string): void;
  /** Asks for the article shown again. */
  refresh(): void;
  /** Shows a change at once, before the archive says so. */
  patch(change: Partial<Pick<ArticleView, 'isRead' | 'isStarred' | 'isTrashed' | 'highlights' | 'note'>>): void;
}

const noHits: ReadingState['hits'] = { title: [], text: [] };
/** Arrows held down pass over articles faster than this without opening each. */
const settleMs = 70;

function saysTheSame({ article: old }: ArticleView, { article: now }: ArticleView): boolean {
  return old.id === now.id && JSON.stringify(old) === JSON.stringify(now);
}

/** Makes the reader's state; the article asked for last wins. */
export function createReading(ask: Ask): Reading {
  const store = createStore<ReadingState>({ id: null, phase: 'empty', view: null, hits: noHits });
  let latest = 0;
  let query = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastOpenMs = 0;

  const seekHits = async (id: number): Promise<ReadingState['hits']> => {
    if (query.trim() === '') return noHits;
    try {
      return await ask('hits', id, query);
    } catch {
      return noHits;
    }
  };

  const load = async (id: number): Promise<void> => {
    latest += 1;
    const mine = latest;
    try {
      const [view, hits] = await Promise.all([ask('article', id), seekHits(id)]);
      if (mine !== latest) return;
      store.update((old) => ({
        id,
        phase: view ? 'ready' : 'gone',
        // Mostly only what is left on an article changes: one that says the same is not drawn anew for that.
        view: view && old.view && saysTheSame(old.view, view) ? { ...view, article: old.view.article } : view,
        hits,
      }));
    } catch {
      if (mine === latest) store.set({ id, phase: 'failed', view: null, hits: noHits });
    }
  };

  return {
    store,
    open: (id, sought) => {
      query = sought;
      clearTimeout(timer);
      if (id === null) {
        latest += 1;
        store.set({ id: null, phase: 'empty', view: null, hits: noHits });
        return;
      }
      store.update((old) => ({ ...old, id, phase: 'waiting' }));
      const now = performance.now();
      const isHurried = now - lastOpenMs < settleMs * 2;
      lastOpenMs = now;
      if (isHurried) timer = setTimeout(() => void load(id), settleMs);
      else void load(id);
    },
    seek: (sought) => {
      query = sought;
      const { id, phase } = store.get();
      if (id === null || phase !== 'ready') return;
      const mine = latest;
      void seekHits(id).then((hits) => {
        if (mine === latest && query === sought) store.update((old) => ({ ...old, hits }));
      });
    },
    refresh: () => {
      const { id } = store.get();
      if (id !== null) void load(id);
    },
    patch: (change) => store.update((old) => (old.view ? { ...old, view: { ...old.view, ...change } } : old)),
  };
}
