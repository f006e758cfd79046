import type { ExactNode, QueryNode } from '../../../query/index';
import type { SetResolver } from '../../../search/types';
import type { Store } from '../store';
import { findExact, type Patience } from './exact-sets';
import { findCollections } from './find-collections';
import { findMarked, type MarkNode } from './highlight-sets';
import { listSetNodes } from './list-set-nodes';
import { findPlaced, type PlaceNode } from './place-sets';
import { findSavedSets } from './saved-sets';
import { listFiled, listTagged } from './view-sets';

/**
 * Finds, before a search, the articles that each `in:`, `tag:`, `note:`, `has:`, `section:`, `url:` and `=Word` of its
 * query means. Exact words are read in the texts themselves, which for a common one takes seconds: with `patience` what
 * was not read in time counts as not having it, and is told.
 */
export async function resolveSets(
  store: Store,
  tree: QueryNode,
  today: string,
  patience?: Patience,
  within: ReadonlySet<number> = new Set(),
): Promise<SetResolver> {
  const { holdings } = store;
  const nodes = listSetNodes(tree);
  const saved = await findSavedSets(store, nodes, today, within, (inner, known) =>
    resolveSets(store, inner, today, patience, known),
  );
  const [marked, placed] = await Promise.all([
    findMarked(
      store,
      nodes.filter((node): node is MarkNode => node.type === 'note' || node.type === 'has'),
    ),
    findPlaced(
      store,
      nodes.filter((node): node is PlaceNode => node.type === 'url' || node.type === 'section'),
    ),
  ]);
  const others: SetResolver = (node) => {
    if (node.type === 'exact') return new Set();
    if (node.type === 'tag') return listTagged(holdings, node.tag);
    if (node.type === 'url' || node.type === 'section') return placed.get(node) ?? new Set();
    if (node.type !== 'in') return marked(node);
    const sets: ReadonlySet<number>[] = findCollections(holdings, node.name).map(({ id }) =>
      listFiled(holdings, id, true),
    );
    sets.push(...(saved.get(node) ?? []));
    if (sets.length < 2) return sets[0] ?? new Set();
    return new Set(sets.flatMap((ids) => [...ids]));
  };
  const written = nodes.filter((node): node is ExactNode => node.type === 'exact');
  if (written.length === 0) return others;
  const exact = await findExact(store, tree, written, others, patience);
  return (node) => (node.type === 'exact' ? (exact.get(node) ?? new Set()) : others(node));
}
