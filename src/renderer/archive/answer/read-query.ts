import type { QueryNotice } from '../../../contract/archive-api';
import { limits } from '../../../contract/limits';
import { expandLists, parseQuery, printQuery, type ParsedQuery, type QueryNode } from '../../../query/index';
import type { Holdings } from '../holdings';
import { findNearName, mendNotices } from './mend-notices';
import { noteUnknownSets } from './note-unknown-sets';

/** A query read for this archive. */
export interface ReadQuery extends ParsedQuery {
  /** What could not be read as meant, and what it names that is not there. */
  readonly remarks: readonly QueryNotice[];
}

/** Reads a query and puts the user's word lists in their places. Its last word may still be being typed, and finds by its beginning. */
export function readQuery(holdings: Holdings, query: string, today: string, typing = true): ReadQuery {
  // Whether more is still being typed there is no telling, and the beginning of the last word finds the whole word too.
  const parsed = parseQuery(query, { today, typing, maxCharacters: limits.queryCharacters });
  const remarks = [
    ...mendNotices(query, parsed.notices),
    ...noteUnknownSets(holdings, parsed.tree),
    ...noteLists(holdings, parsed.tree),
  ];
  return { ...parsed, tree: expandLists(parsed.tree, (name) => holdings.saved.words(name)), remarks };
}

function noteLists({ saved }: Pick<Holdings, 'saved'>, tree: QueryNode): readonly QueryNotice[] {
  switch (tree.type) {
    case 'and':
    case 'or':
      return tree.of.flatMap((node) => noteLists({ saved }, node));
    case 'not':
      return noteLists({ saved }, tree.of);
    case 'list': {
      const { name, range } = tree;
      const words = saved.words(name);
      if (!words) {
        const message = `There is no word list “${name}”.`;
        const names = saved.list().flatMap((one) => (one.kind === 'words' ? [one.name] : []));
        const near = findNearName(name, names);
        const mend = near === undefined ? {} : { mend: printQuery({ type: 'list', name: near, range }) };
        return [{ code: 'unknown-list', message, range, ...mend }];
      }
      return words.length > 0 ? [] : [{ code: 'empty-list', message: `The word list “${name}” is empty.`, range }];
    }
    default:
      return [];
  }
}
