import type { QueryNode, SetNode } from '../../../query/index';

/** Every node of a query that names a set. */
export function listSetNodes(tree: QueryNode): readonly SetNode[] {
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
