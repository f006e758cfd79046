import type { Saved, SavedCount } from '../../../contract/saved';
import type { SideNode } from '../library/tree-nodes';

/** Saved searches as lines of the library side, in their order. */
export function savedNodes(
  searches: readonly { readonly saved: Saved; readonly count: SavedCount | undefined }[],
): readonly SideNode[] {
  return searches.map(({ saved: { id, name, lines }, count }) => ({
    id,
    label: name,
    description: lines[0] ?? '',
    colour: null,
    articles: count?.found ?? null,
    fresh: count?.fresh ?? 0,
    children: [],
  }));
}
