import { cleanName } from '../../../contract/clean-name';
import { climb } from '../collection-tree';
import { foldName } from '../fold-name';
import type { Holdings } from '../holdings';
import type { CollectionRow } from '../rows';

/** Live collections of that name, or whose path ends so (`Towns/Harbour`), in any case; a name may hold a `/` itself. */
export function findCollections({ collections }: Holdings, name: string): readonly CollectionRow[] {
  const wanted = foldName(cleanName(name));
  if (wanted === '') return [];
  const spaced = wanted.replaceAll(/ ?\/ ?/g, '/');
  return collections.tree().filter((row) => {
    if (foldName(row.name) === wanted) return true;
    if (!spaced.includes('/')) return false;
    const path = climb(collections.rows, row.id)
      .map((one) => foldName(one.name))
      .toReversed()
      .join('/');
    return path === spaced || path.endsWith(`/${spaced}`);
  });
}
