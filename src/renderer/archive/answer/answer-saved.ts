import type { SearchApi } from '../../../contract/archive-api';
import type { SavedApi, SavedCount } from '../../../contract/saved';
import { breathe } from '../breathe';
import type { Store } from '../store';

/** Answers what is kept to search with, and what the saved searches find. */
export function answerSaved(store: Store, { searchIds }: Pick<SearchApi, 'searchIds'>): SavedApi {
  const { holdings } = store;
  let kept: { readonly key: string; readonly counts: readonly SavedCount[] } | null = null;
  const keyNow = (today: string): string => JSON.stringify([today, store.generation, store.indexing.generation]);

  return {
    saved: async () => holdings.saved.list(),
    async savedCounts(today) {
      const key = keyNow(today);
      if (kept?.key === key) return kept.counts;
      const counts: SavedCount[] = [];
      for (const { id, kind, lines, view, seen } of holdings.saved.list()) {
        if (kind !== 'search') continue;
        const ids = await searchIds({ query: lines[0] ?? '', view: view ?? { kind: 'all' }, sort: 'newest', today });
        counts.push({ id, found: ids.length, fresh: ids.reduce((sum, one) => sum + Number(one > seen), 0) });
        // Typing is not to wait for all of them.
        await breathe();
      }
      if (key === keyNow(today)) kept = { key, counts };
      return counts;
    },
  };
}
