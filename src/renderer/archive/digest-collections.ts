import { climb } from './collection-tree';
import type { Holdings } from './holdings';

/**
 * Lists collections for the digest: the live ones in the tree's order, each with its depth, name and description,
 * the digests of what is filed in it, in order, and its note. Articles without a digest are withdrawn ones.
 */
export function digestCollections(
  { collections }: Holdings,
  articles: ReadonlyMap<number, string>,
  notes: ReadonlyMap<number, string>,
): readonly string[] {
  return collections.tree().map(({ id, name, description }) => {
    const filed = collections.shelf(id).ids.flatMap((articleId) => articles.get(articleId) ?? []);
    const depth = climb(collections.rows, id).length;
    return `collection ${JSON.stringify([depth, name, description, filed])}${notes.get(id) ?? ''}`;
  });
}

/** Lists the coloured tags for the digest. Tags are told by their keys: how one is spelt hangs on what came first. */
export function digestTags({ tags }: Holdings): readonly string[] {
  return [...tags.rows.values()]
    .flatMap(({ key, colour }) => (colour ? [`tag ${JSON.stringify([key, colour])}`] : []))
    .sort();
}
