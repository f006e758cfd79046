import type { QueryNode } from '../query/tree';
import type { Columns } from './archive-columns';
import type { SearchInput } from './types';

/** Why a document that matches is, or is not, among the results. `outside`: the view does not hold it. */
export type Visibility = 'shown' | 'outside' | 'trashed' | 'notArticle';

/** Kinds that are listed without being asked for. */
const listedKinds = new Set(['article', 'live']);

function mentions(tree: QueryNode, isIt: (node: QueryNode) => boolean): boolean {
  if (isIt(tree)) return true;
  if (tree.type === 'and' || tree.type === 'or') return tree.of.some((node) => mentions(node, isIt));
  return tree.type === 'not' && mentions(tree.of, isIt);
}

/**
 * Who judges each document: withdrawn ones are nowhere; Trash holds the trashed, and no other view does
 * unless `is:trashed` asks for them; All and Unread list articles and live pages only, unless the query
 * says `kind:` or `id:`. Trash, Starred, an import and a set of ids list every kind: their contents were put there.
 */
export function createVisibility(input: SearchInput, columns: Columns): (slot: number) => Visibility {
  const { view, states, tree } = input;
  const showsTrashed = view === 'trash' || mentions(tree, (node) => node.type === 'is' && node.state === 'trashed');
  const showsAllKinds =
    (view !== 'all' && view !== 'unread') || mentions(tree, (node) => node.type === 'kind' || node.type === 'id');
  const isListedKind = columns.texts('kind').values.map((kind) => listedKinds.has(kind));

  const ids = columns.values('id');
  const kinds = columns.values('kind');
  const imports = columns.values('importId');
  const hasWithdrawn = states.withdrawn.size > 0;
  const hidesTrashed = !showsTrashed && states.trashed.size > 0;

  const isInView = (slot: number, id: number): boolean => {
    if (view === 'unread') return states.unread.has(id);
    if (view === 'starred') return states.starred.has(id);
    if (view === 'trash') return states.trashed.has(id);
    if (typeof view === 'object' && 'ids' in view) return view.ids.has(id);
    return typeof view !== 'object' || (imports[slot] ?? 0) >>> 0 === view.importId;
  };

  return (slot) => {
    const id = (ids[slot] ?? 0) >>> 0;
    if (!columns.isLive(slot) || (hasWithdrawn && states.withdrawn.has(id))) return 'outside';
    if (view !== 'all' && !isInView(slot, id)) return 'outside';
    if (hidesTrashed && states.trashed.has(id)) return 'trashed';
    return showsAllKinds || isListedKind[kinds[slot] ?? -1] === true ? 'shown' : 'notArticle';
  };
}
