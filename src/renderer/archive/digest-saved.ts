import type { View } from '../../contract/view';
import { cleanTag } from '../../contract/clean-name';
import { climb } from './collection-tree';
import { foldName } from './fold-name';
import type { Holdings } from './holdings';

/**
 * Lists what is kept to search with for the digest: those not deleted, each kind in the user's order. Up to where articles
 * are seen is a seq, and left out like all of them; what a view names is told by its name.
 */
export function digestSaved(holdings: Holdings): readonly string[] {
  return holdings.saved
    .list()
    .map(
      ({ kind, name, lines, view }) => `saved ${JSON.stringify([kind, name, lines, view && tellView(holdings, view)])}`,
    );
}

function tellView({ collections }: Holdings, view: View): readonly unknown[] {
  switch (view.kind) {
    case 'collection': {
      const id = collections.resolve(view.id);
      // One that was deleted is no place any more.
      const isThere = id !== undefined && collections.within(id).length > 0;
      const path = isThere ? climb(collections.rows, id).map(({ name }) => name) : null;
      return [view.kind, path, view.within];
    }
    case 'tag':
      return [view.kind, foldName(cleanTag(view.tag))];
    default:
      return [view.kind];
  }
}
