import type { Collection } from '../../contract/mark';

/** Each collection's name with those it stands in before it, as in `Harbour / Dredging`. */
export function collectionPaths(collections: readonly Collection[]): ReadonlyMap<number, string> {
  const byId = new Map(collections.map((collection) => [collection.id, collection]));
  const paths = new Map<number, string>();
  // Parents come before children, so each is named once; a parent that is missing is left out of the name.
  for (const { id, name, parent } of collections) {
    const above = parent === null ? undefined : (paths.get(parent) ?? byId.get(parent)?.name);
    paths.set(id, above === undefined ? name : `${above} / ${name}`);
  }
  return paths;
}
