import type { TreeNode } from './clean-tree';

/** The stored images a tree shows, by their SHA-256, each once. */
export function listImages(nodes: readonly TreeNode[]): ReadonlySet<string> {
  const found = new Set<string>();
  const look = (node: TreeNode): void => {
    if (typeof node === 'string') return;
    const src = node.attributes['src'];
    if (src !== undefined) found.add(src.slice('object:'.length));
    for (const child of node.children) look(child);
  };
  for (const node of nodes) look(node);
  return found;
}
