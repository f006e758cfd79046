import type { Collection, MarkColour, Tag } from '../../../contract/mark';

/** A line of the library's trees, with those below it. */
export interface SideNode {
  /** A collection's id, or the whole name of a tag up to here. */
  readonly id: number | string;
  readonly label: string;
  readonly description: string;
  readonly colour: MarkColour | null;
  /** null: there is nothing of just that name to count. */
  readonly articles: number | null;
  /** Of these, how many are new; left out: none can be. */
  readonly fresh?: number;
  readonly children: readonly SideNode[];
}

/** Builds the tree of collections; one whose parent is not there stands at the top, so that none is out of reach. */
export function collectionNodes(all: readonly Collection[]): readonly SideNode[] {
  const known = new Set(all.map(({ id }) => id));
  const byParent = new Map<number | null, Collection[]>();
  for (const one of all) {
    const parent = one.parent !== null && known.has(one.parent) ? one.parent : null;
    const siblings = byParent.get(parent);
    if (siblings) siblings.push(one);
    else byParent.set(parent, [one]);
  }
  const nodesIn = (parent: number | null): readonly SideNode[] =>
    (byParent.get(parent) ?? []).map(({ id, name, description, articlesWithin }) => ({
      id,
      label: name,
      description,
      colour: null,
      articles: articlesWithin,
      children: nodesIn(id),
    }));
  return nodesIn(null);
}

interface Growing {
  readonly id: string;
  readonly label: string;
  tag: Tag | null;
  readonly children: Map<string, Growing>;
}

/** Builds the tree of tags from their names, `/` between levels; levels are one whatever their case. */
export function tagNodes(tags: readonly Tag[]): readonly SideNode[] {
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
  const finish = (nodes: Map<string, Growing>): readonly SideNode[] =>
    [...nodes.values()].map((node) => ({
      id: node.tag?.tag ?? node.id,
      label: node.label,
      description: '',
      colour: node.tag?.colour ?? null,
      articles: node.tag?.articles ?? null,
      children: finish(node.children),
    }));
  return finish(top);
}

/**
 * The new tree, made of the old one's nodes wherever they say the same: a change of one count draws one line, and those
 * it stands under, not thousands.
 */
export function shareNodes(old: readonly SideNode[], now: readonly SideNode[]): readonly SideNode[] {
  const known = new Map(old.map((node) => [node.id, node]));
  const shared = now.map((node): SideNode => {
    const before = known.get(node.id);
    if (!before) return node;
    const children = shareNodes(before.children, node.children);
    const isSame =
      before.label === node.label &&
      before.description === node.description &&
      before.colour === node.colour &&
      before.articles === node.articles &&
      before.fresh === node.fresh &&
      before.children === children;
    return isSame ? before : { ...node, children };
  });
  return shared.length === old.length && shared.every((node, at) => node === old[at]) ? old : shared;
}

/** The nodes that stand above one, from the top; null when it is nowhere. */
export function pathTo(nodes: readonly SideNode[], id: SideNode['id']): readonly SideNode[] | null {
  for (const node of nodes) {
    if (node.id === id) return [];
    const below = pathTo(node.children, id);
    if (below) return [node, ...below];
  }
  return null;
}

/** At which line of the tree a node stands when these branches are open; -1 when it is in a closed one. */
export function lineOf(nodes: readonly SideNode[], open: ReadonlySet<number | string>, id: SideNode['id']): number {
  let line = 0;
  const find = (level: readonly SideNode[]): boolean => {
    for (const node of level) {
      if (node.id === id) return true;
      line += 1;
      if (open.has(node.id) && find(node.children)) return true;
    }
    return false;
  };
  return find(nodes) ? line : -1;
}
