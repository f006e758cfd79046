import type { CollectionsApi } from '../../../contract/archive-api';
import type { Collection } from '../../../contract/mark';
import { isLive } from '../collection-tree';
import type { Holdings } from '../holdings';
import { flag } from '../rows';
import type { Store } from '../store';
import { listFiled } from './view-sets';

/** Answers what collections there are and what is filed where. */
export function answerCollections(store: Store): CollectionsApi {
  const { holdings } = store;
  let kept: { readonly generation: number; readonly collections: readonly Collection[] } | null = null;

  return {
    async collections() {
      if (kept?.generation !== store.generation) {
        kept = { generation: store.generation, collections: describeCollections(holdings) };
      }
      return kept.collections;
    },
    collectionsOf: async (ids) => ids.map((id) => listCollectionsOf(holdings, id)),
    filedIn: async (collection) =>
      [...listFiled(holdings, collection, false)].filter(
        (id) => ((holdings.states.get(id)?.flags ?? flag.withdrawn) & flag.withdrawn) === 0,
      ),
  };
}

/** The live collections an article is filed in, in the tree's order. */
export function listCollectionsOf({ collections }: Holdings, articleId: number): readonly number[] {
  const filed = collections.collectionsOf(articleId);
  if (filed.size === 0) return [];
  const live = [...filed].filter((id) => isLive(collections.rows, id));
  if (live.length < 2) return live;
  return collections.tree().flatMap(({ id }) => (filed.has(id) ? [id] : []));
}

function describeCollections({ collections, states }: Holdings): readonly Collection[] {
  const tree = collections.tree();
  const counts = new Map(tree.map(({ id, parent }) => [id, { parent, own: 0, within: 0, lastArticle: -1 }]));
  const articles = new Set<number>();
  for (const { id } of tree) for (const articleId of collections.shelf(id).ids) articles.add(articleId);
  // Article by article, each climbing from where it is filed until it comes to where it was counted already.
  for (const articleId of articles) {
    const flags = states.get(articleId)?.flags ?? flag.withdrawn;
    if (flags & (flag.withdrawn | flag.trashed)) continue;
    for (const filedIn of collections.collectionsOf(articleId)) {
      let count = counts.get(filedIn);
      if (count) count.own++;
      while (count && count.lastArticle !== articleId) {
        count.lastArticle = articleId;
        count.within++;
        count = count.parent === null ? undefined : counts.get(count.parent);
      }
    }
  }
  return tree.map(({ id, name, description, parent }) => {
    const count = counts.get(id);
    return { id, name, description, parent, articles: count?.own ?? 0, articlesWithin: count?.within ?? 0 };
  });
}
