import type { Completion } from '../../../contract/completion';
import type { Ask } from './archive-door';
import { createStore, type Store } from './store';

/** An outlet, and how many articles of All articles searching for it lists. */
export interface OutletCount {
  readonly name: string;
  readonly articles: number;
}

/** The outlets of the library, as the archive last counted them. */
export interface Outlets {
  /** Those with most articles, at most `mostShown`. */
  readonly top: Store<readonly OutletCount[]>;
  /** Whether there are more. */
  readonly hasMore: Store<boolean>;
  /** Those whose name, or a word of it, begins with what is typed, most articles first: at most 50. */
  find(typed: string): Promise<readonly OutletCount[]>;
  /** Asks for the top again. */
  refresh(): void;
}

const mostShown = 8;
const mostFound = 50;

/** Makes it empty; it keeps what it has when a question is not answered. The archive counts, so ten thousand cost no more. */
export function createOutlets(ask: Ask): Outlets {
  const top = createStore<readonly OutletCount[]>([]);
  const hasMore = createStore(false);
  let latest = 0;
  return {
    top,
    hasMore,
    find: async (typed) => toCounts(await ask('complete', 'outlet', typed, mostFound)),
    refresh: () => {
      latest += 1;
      const mine = latest;
      void ask('complete', 'outlet', '', mostShown + 1).then(
        (found) => {
          if (mine !== latest) return;
          const counts = toCounts(found);
          top.set(counts.slice(0, mostShown));
          hasMore.set(counts.length > mostShown);
        },
        () => undefined,
      );
    },
  };
}

/** One without an article, all of them in Trash, is not shown. */
function toCounts(found: readonly Completion[]): readonly OutletCount[] {
  return found.flatMap(({ text, articles }) => (articles ? [{ name: text, articles }] : []));
}
