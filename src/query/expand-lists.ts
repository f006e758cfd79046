import type { QueryNode } from './tree';

/**
 * Puts the words of word lists in the place of `list:` nodes: any of them matches. A line of a list is looked for
 * as a phrase. A list that `find` does not know, or that holds no line, matches nothing, so that a misspelt name does
 * not look like an answer; say so beside it.
 */
export function expandLists(tree: QueryNode, find: (name: string) => readonly string[] | undefined): QueryNode {
  switch (tree.type) {
    case 'and':
    case 'or': {
      const of = tree.of.map((node) => expandLists(node, find));
      return of.every((node, i) => node === tree.of[i]) ? tree : { ...tree, of };
    }
    case 'not': {
      const of = expandLists(tree.of, find);
      return of === tree.of ? tree : { ...tree, of };
    }
    case 'list': {
      const { range } = tree;
      const of = (find(tree.name) ?? []).map((text): QueryNode => ({ type: 'phrase', text, field: 'any', range }));
      const [first] = of;
      if (!first) return { type: 'not', of: { type: 'all', range }, range };
      return of.length === 1 ? first : { type: 'or', of, range };
    }
    default:
      return tree;
  }
}
