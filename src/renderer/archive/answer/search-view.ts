import type { View } from '../../../contract/archive-api';
import type { SearchInput } from '../../../search/types';
import type { Holdings } from '../holdings';
import { listViewSet } from './view-sets';

/** A view as the search library takes it. */
export function toSearchView(holdings: Holdings, view: View): SearchInput['view'] {
  switch (view.kind) {
    case 'import':
      return { importId: view.importId };
    case 'collection':
    case 'tag':
    case 'stories':
      return { ids: listViewSet(holdings, view) ?? new Set() };
    default:
      return view.kind;
  }
}
