import type { Desk } from './desk';
import type { HitPlace } from './hit-place';

/** Opens articles at one of the hits of what is sought now; the choice in the list is given up. */
export function createShowHit({
  mover,
  hitArrival,
  reading,
  place,
  pane,
}: Pick<Desk, 'mover' | 'hitArrival' | 'reading' | 'place' | 'pane'>): (hit: HitPlace) => void {
  return (hit) => {
    const { query } = place.get();
    mover.clear();
    hitArrival.set(hit);
    if (hit.id === reading.store.get().id) reading.seek(query);
    else reading.open(hit.id, query);
    pane.set('reader');
  };
}
