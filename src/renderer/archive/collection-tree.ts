import type { CollectionRow } from './rows';

/** Collections by id, deleted ones among them. */
type Rows = ReadonlyMap<number, CollectionRow>;

/** Those of one parent in the user's order, deleted ones among them: a place beside one is still a place. */
export function listSiblings(rows: Rows, parent: number | null): CollectionRow[] {
  return [...rows.values()].filter((row) => row.parent === parent).sort(byOrder);
}

/** Whether neither it nor anything above it is deleted. */
export function isLive(rows: Rows, id: number): boolean {
  return climb(rows, id).every((row) => !row.isDeleted);
}

/** It and all above it, from itself upwards; a parent that is not there ends it, and so does a circle. */
export function climb(rows: Rows, id: number): readonly CollectionRow[] {
  const path: CollectionRow[] = [];
  const seen = new Set<number>();
  for (let row = rows.get(id); row && !seen.has(row.id); row = row.parent === null ? undefined : rows.get(row.parent)) {
    seen.add(row.id);
    path.push(row);
  }
  return path;
}

/** All that are not deleted, parents before children, siblings in the user's order. No recursion: a tree may be any depth. */
export function listTree(rows: Rows): readonly CollectionRow[] {
  const children = new Map<number | null, CollectionRow[]>();
  for (const row of rows.values()) {
    if (row.isDeleted) continue;
    const known = children.get(row.parent);
    if (known) known.push(row);
    else children.set(row.parent, [row]);
  }
  const last = (parent: number | null): CollectionRow[] => (children.get(parent) ?? []).sort(byOrder).toReversed();
  const tree: CollectionRow[] = [];
  const waiting = last(null);
  for (let row = waiting.pop(); row; row = waiting.pop()) {
    tree.push(row);
    waiting.push(...last(row.id));
  }
  return tree;
}

function byOrder(a: CollectionRow, b: CollectionRow): number {
  return a.order < b.order ? -1 : a.order > b.order ? 1 : a.id - b.id;
}
