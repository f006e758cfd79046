import type { Saved } from '../../../contract/saved';
import type { Place } from '../state/place';

/** Where a saved search leads: its view with its query. */
export function placeOf({ view, lines }: Pick<Saved, 'view' | 'lines'>): Partial<Place> {
  const query = lines[0] ?? '';
  switch (view?.kind) {
    case 'import':
      return { section: 'imports', importId: view.importId, query };
    case 'collection':
      return { section: 'collection', collectionId: view.id, isWithin: view.within, query };
    case 'tag':
      return { section: 'tag', tag: view.tag, query };
    case 'unread':
    case 'starred':
    case 'stories':
    case 'trash':
      return { section: view.kind, importId: null, query };
    default:
      return { section: 'all', importId: null, query };
  }
}
