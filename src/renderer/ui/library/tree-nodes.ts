import type { Collection, MarkColour, Tag } from '../../../contract/mark';

/** A collection in the tree with those below it. */
export interface CollectionNode {
  readonly id: number;
  readonly collection: Collection;
  readonly children: readonly CollectionNode[];
}

/** Builds the tree of collections; one whose parent is not there stands at the top, so that none is out of reach. */
export function collectionNodes(all: readonly Collection[]): readonly CollectionNode[] {
  const known = new Set(all.map(({ id }) => id));
  const byParent = new Map<number | null, Collection[]>();
  for (const one of all) {
    const parent = one.parent !== null && known.has(one.parent) ? one.parent : null;
    const siblings = byParent.get(parent);
    if (siblings) siblings.push(one);
    else byParent.set(parent, [one]);
  }
  const nodesIn = (parent: number | null): readonly CollectionNode[] =>
    (byParent.get(parent) ?? []).map((collection) => ({
      id: collection.id,
      collection,
      children: nodesIn(collection.id),
    }));
  return nodesIn(null);
}

/** A level of a tag: `id` is the whole name up to here. `articles` is null where no tag is called just that. */
export interface TagNode {
  readonly id: string;
  readonly label: string;
  readonly colour: MarkColour | null;
  readonly articles: number | null;
  readonly children: readonly TagNode[];
}

interface Growing {
  readonly id: string;
  readonly label: string;
  tag: Tag | null;
  readonly children: Map<string, Growing>;
}

/** Builds the tree of tags from their names, `/` between levels; levels are one whatever their case. */
export function tagNodes(tags: readonly Tag[]): readonly TagNode[] {
  const top = new Map<string, Growing>();
  for (const tag of tags) {
    let level = top;
    let id = '';
    const parts = tag.tag.split('/');
    for (const [at, label] of parts.entries()) {
      id = at === 0 ? label : `${id}/${label}`;
      const key = label.trim().toLowerCase();
      let node = level.get(key);
      if (!node) {
        node = { id, label, tag: null, children: new Map() };
        level.set(key, node);
      }
      id = node.id;
      if (at === parts.length - 1) node.tag = tag;
      level = node.children;
    }
  }
  const finish = (nodes: Map<string, Growing>): readonly TagNode[] =>
    [...nodes.values()].map((node) => ({
      id: node.tag?.tag ?? node.id,
      label: node.label,
      colour: node.tag?.colour ?? null,
      articles: node.tag?.articles ?? null,
      children: finish(node.children),
    }));
  return finish(top);
}
