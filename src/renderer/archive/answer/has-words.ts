import type { QueryNode } from '../../../query/index';

/** Whether there is a word to rank by and to mark. */
export function hasWords(node: QueryNode): boolean {
  switch (node.type) {
    case 'word':
    case 'phrase':
    case 'wildcard':
    case 'fuzzy':
    case 'near':
    case 'exact':
      return true;
    case 'and':
    case 'or':
      return node.of.some(hasWords);
    default:
      return false;
  }
}
