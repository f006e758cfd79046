import type { View } from '../../../contract/view';
import type { Holdings } from '../holdings';
import { flag } from '../rows';
import { listFiled } from './view-sets';

const hidden = flag.trashed | flag.withdrawn;

/**
 * Places in the user's own order of the collection that a view lists, from 1, of the articles wanted: those in Trash
 * have none and make no gap, nor has what is only filed below it. Empty for other views.
 */
export function listPlaces(holdings: Holdings, view: View, wanted: ReadonlySet<number>): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  if (view.kind !== 'collection') return places;
  let place = 0;
  for (const id of listFiled(holdings, view.id, false)) {
    if ((holdings.states.get(id)?.flags ?? hidden) & hidden) continue;
    place += 1;
    if (wanted.has(id)) places.set(id, place);
    if (places.size === wanted.size) break;
  }
  return places;
}
