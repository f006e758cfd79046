import type { Saved } from '../../../contract/saved';
import { expandLists, parseQuery, type QueryNode, type SetNode } from '../../../query/index';
import type { SetResolver } from '../../../search/types';
import { limits } from '../../../contract/limits';
import { foldName } from '../fold-name';
import type { Holdings } from '../holdings';
import type { Store } from '../store';
import { toSearchView } from './search-view';

/** Saved searches of that name, in any case. */
export function findSavedSearches({ saved }: Holdings, name: string): readonly Saved[] {
  const key = foldName(name.trim());
  return saved.list().filter((one) => one.kind === 'search' && foldName(one.name) === key);
}

/**
 * What the saved searches find that a query names with `in:`, as they would show it now. One that names itself, by however
 * many others, holds nothing there. `resolve` finds the sets that their own queries name; `within` are those on the way.
 */
export async function findSavedSets(
  store: Store,
  nodes: readonly SetNode[],
  today: string,
  within: ReadonlySet<number>,
  resolve: (tree: QueryNode, within: ReadonlySet<number>) => Promise<SetResolver>,
): Promise<ReadonlyMap<SetNode, readonly ReadonlySet<number>[]>> {
  const { holdings, indexing } = store;
  const found = new Map<SetNode, ReadonlySet<number>[]>();
  for (const node of nodes) {
    if (node.type !== 'in') continue;
    const sets: Set<number>[] = [];
    for (const { id, lines, view } of findSavedSearches(holdings, node.name)) {
      if (within.has(id)) continue;
      const read = parseQuery(lines[0] ?? '', { today, typing: true, maxCharacters: limits.queryCharacters });
      const tree = expandLists(read.tree, (name) => holdings.saved.words(name));
      const ids = new Set<number>();
      await indexing.search.search({
        tree,
        states: holdings,
        resolveSet: await resolve(tree, new Set([...within, id])),
        view: toSearchView(holdings, view ?? { kind: 'all' }),
        sort: 'newest',
        offset: 0,
        limit: 0,
        onResult: (one) => ids.add(one),
      });
      sets.push(ids);
    }
    found.set(node, sets);
  }
  return found;
}
