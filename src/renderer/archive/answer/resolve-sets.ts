import type { QueryNotice } from '../../../contract/archive-api';
import { cleanTag } from '../../../contract/clean-name';
import { printQuery, type ExactNode, type QueryNode, type SetNode } from '../../../query/index';
import type { SetResolver } from '../../../search/types';
import { foldName } from '../fold-name';
import type { Holdings } from '../holdings';
import type { Store } from '../store';
import { findExact, type Patience } from './exact-sets';
import { findCollections } from './find-collections';
import { findNearName } from './mend-notices';
import { findMarked, type MarkNode } from './highlight-sets';
import { findPlaced, type PlaceNode } from './place-sets';
import { listFiled, listTagged } from './view-sets';

/**
 * Finds, before a search, the articles that each `in:`, `tag:`, `note:`, `has:`, `section:`, `url:` and `=Word` of its
 * query means. Exact words are read in the texts themselves, which for a common one takes seconds: with `patience` what
 * was not read in time counts as not having it, and is told.
 */
export async function resolveSets(store: Store, tree: QueryNode, patience?: Patience): Promise<SetResolver> {
  const { holdings } = store;
  const nodes = listSetNodes(tree);
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
    const sets = findCollections(holdings, node.name).map(({ id }) => listFiled(holdings, id, true));
    if (sets.length < 2) return sets[0] ?? new Set();
    return new Set(sets.flatMap((ids) => [...ids]));
  };
  const written = nodes.filter((node): node is ExactNode => node.type === 'exact');
  if (written.length === 0) return others;
  const exact = await findExact(store, tree, written, others, patience);
  return (node) => (node.type === 'exact' ? (exact.get(node) ?? new Set()) : others(node));
}

/** Says which collections and tags a query names that are not there: else nothing found would look like an answer. */
export function noteUnknownSets(holdings: Holdings, tree: QueryNode): readonly QueryNotice[] {
  return listSetNodes(tree).flatMap((node): QueryNotice[] => {
    if (node.type === 'in' && findCollections(holdings, node.name).length === 0) {
      const message = `There is no collection “${node.name}”.`;
      const near = findNearName(
        node.name,
        holdings.collections.tree().map(({ name }) => name),
      );
      const mend = near === undefined ? {} : { mend: printQuery({ ...node, name: near }) };
      return [{ code: 'unknown-collection', message, range: node.range, ...mend }];
    }
    if (node.type === 'tag' && !isTag(holdings, node.tag)) {
      const near = findNearName(
        node.tag,
        Array.from(holdings.tags.rows.values(), ({ name }) => name),
      );
      const mend = near === undefined ? {} : { mend: printQuery({ ...node, tag: near }) };
      return [{ code: 'unknown-tag', message: `There is no tag “${node.tag}”.`, range: node.range, ...mend }];
    }
    return [];
  });
}

function isTag({ tags }: Holdings, tag: string): boolean {
  const key = foldName(cleanTag(tag));
  if (tags.rows.has(key)) return true;
  for (const one of tags.rows.keys()) if (one.startsWith(`${key}/`)) return true;
  return false;
}

function listSetNodes(tree: QueryNode): readonly SetNode[] {
  switch (tree.type) {
    case 'and':
    case 'or':
      return tree.of.flatMap(listSetNodes);
    case 'not':
      return listSetNodes(tree.of);
    case 'in':
    case 'tag':
    case 'note':
    case 'has':
    case 'section':
    case 'url':
    case 'exact':
      return [tree];
    default:
      return [];
  }
}
