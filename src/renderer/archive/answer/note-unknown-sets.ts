import type { QueryNotice } from '../../../contract/archive-api';
import { cleanTag } from '../../../contract/clean-name';
import { printQuery, type QueryNode } from '../../../query/index';
import { foldName } from '../fold-name';
import type { Holdings } from '../holdings';
import { findCollections } from './find-collections';
import { listSetNodes } from './list-set-nodes';
import { findNearName } from './mend-notices';
import { findSavedSearches } from './saved-sets';

/** Says which collections and tags a query names that are not there: else nothing found would look like an answer. */
export function noteUnknownSets(holdings: Holdings, tree: QueryNode): readonly QueryNotice[] {
  return listSetNodes(tree).flatMap((node): QueryNotice[] => {
    if (node.type === 'in' && !isPlace(holdings, node.name)) {
      const message = `There is no collection “${node.name}”.`;
      const near = findNearName(node.name, listPlaces(holdings));
      const mend = near === undefined ? {} : { mend: printQuery({ ...node, name: near }) };
      return [{ code: 'unknown-collection', message, range: node.range, ...mend }];
    }
    if (node.type === 'tag' && !isTag(holdings, node.tag)) {
      const near = findNearName(
        node.tag,
        Array.from(holdings.tags.rows.values(), ({ name }) => name),
      );
      const mend = near === undefined ? {} : { mend: printQuery({ ...node, tag: near }) };
      return [{ code: 'unknown-tag', message: `There is no tag “${node.tag}”.`, range: node.range, ...mend }];
    }
    return [];
  });
}

function isTag({ tags }: Holdings, tag: string): boolean {
  const key = foldName(cleanTag(tag));
  if (tags.rows.has(key)) return true;
  for (const one of tags.rows.keys()) if (one.startsWith(`${key}/`)) return true;
  return false;
}

/** Collections and saved searches: what `in:` may name. */
function isPlace(holdings: Holdings, name: string): boolean {
  return findCollections(holdings, name).length > 0 || findSavedSearches(holdings, name).length > 0;
}

function listPlaces({ collections, saved }: Holdings): readonly string[] {
  const searches = saved.list().filter(({ kind }) => kind === 'search');
  return [...collections.tree(), ...searches].map(({ name }) => name);
}
