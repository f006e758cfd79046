import { describe, expect, it } from 'vitest';
import type { Collection, Tag } from '../../../contract/mark';
import { collectionNodes, lineOf, pathTo, shareNodes, type SideNode, tagNodes } from './tree-nodes';

const collection = (id: number, parent: number | null): Collection => ({
  id,
  name: `c${id}`,
  description: '',
  parent,
  articles: 0,
  articlesWithin: 0,
});
const tag = (name: string, articles = 1): Tag => ({ tag: name, colour: null, articles });
const shape = (nodes: readonly SideNode[]): unknown => nodes.map(({ id, children }) => [id, shape(children)]);
const names = (nodes: readonly SideNode[]): unknown =>
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

  it('keeps the objects of lines that did not change, so that only others are drawn anew', () => {
    const all = [collection(1, null), collection(2, 1), collection(3, null)];
    const old = collectionNodes(all);
    expect(shareNodes(old, collectionNodes(all))).toBe(old);
    const now = shareNodes(
      old,
      collectionNodes(all.map((one) => (one.id === 2 ? { ...one, articlesWithin: 5 } : one))),
    );
    expect(now[1]).toBe(old[1]);
    expect(now[0]).not.toBe(old[0]);
    expect(now[0]?.children[0]?.articles).toBe(5);
  });

  it('knows what a line stands under and how far down it is', () => {
    const nodes = collectionNodes([collection(1, null), collection(2, 1), collection(3, 2), collection(4, null)]);
    expect(pathTo(nodes, 3)?.map(({ id }) => id)).toEqual([1, 2]);
    expect(pathTo(nodes, 99)).toBeNull();
    expect(lineOf(nodes, new Set([1, 2]), 4)).toBe(3);
    expect(lineOf(nodes, new Set([1]), 3)).toBe(-1);
  });
});
