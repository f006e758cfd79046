import { describe, expect, it } from 'vitest';
import type { Collection, Tag } from '../../../contract/mark';
import { type CollectionNode, collectionNodes, tagNodes, type TagNode } from './tree-nodes';

const collection = (id: number, parent: number | null): Collection => ({
  id,
  name: `c${id}`,
  description: '',
  parent,
  articles: 0,
  articlesWithin: 0,
});
const tag = (name: string, articles = 1): Tag => ({ tag: name, colour: null, articles });
const shape = (nodes: readonly CollectionNode[]): unknown => nodes.map(({ id, children }) => [id, shape(children)]);
const names = (nodes: readonly TagNode[]): unknown =>
  nodes.map(({ id, label, articles, children }) => [id, label, articles, names(children)]);

describe('the library side', () => {
  it('nests collections in the order given', () => {
    expect(
      shape(collectionNodes([collection(1, null), collection(4, 1), collection(3, 1), collection(2, null)])),
    ).toEqual([
      [
        1,
        [
          [4, []],
          [3, []],
        ],
      ],
      [2, []],
    ]);
  });

  it('puts a collection whose parent is gone at the top instead of losing it', () => {
    expect(shape(collectionNodes([collection(7, 99)]))).toEqual([[7, []]]);
  });

  it('nests tags by their slashes, with a level of its own for what no tag is called', () => {
    expect(names(tagNodes([tag('harbour', 3), tag('place/Quay'), tag('Place/mole')]))).toEqual([
      ['harbour', 'harbour', 3, []],
      [
        'place',
        'place',
        null,
        [
          ['place/Quay', 'Quay', 1, []],
          ['Place/mole', 'mole', 1, []],
        ],
      ],
    ]);
  });
});
