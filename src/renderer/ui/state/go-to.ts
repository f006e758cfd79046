import type { Imports } from './imports';
import type { Looks } from './looks';
import type { Mover } from './mover';
import { isElsewhere, type Place } from './place';
import type { Reading } from './reading';
import type { Session } from './session';
import type { Store } from './store';

/** Makes the way from place to place: what is chosen, read and asked goes with it. */
export function createGo(deps: {
  readonly place: Store<Place>;
  readonly looks: Looks;
  readonly mover: Mover;
  readonly reading: Reading;
  readonly imports: Imports;
  readonly session: Session;
  readonly askResults: () => void;
  /** The same for what is being typed. */
  readonly askTyped: () => void;
}): (change: Partial<Place>) => void {
  const { place, looks, mover, reading, imports, session, askResults, askTyped } = deps;
  return (change) => {
    const old = place.get();
    const next = { ...old, ...change };
    if (change.section && change.section !== old.section && change.importId === undefined) next.importId = null;
    if (next.section !== 'collection') next.collectionId = null;
    if (next.collectionId !== old.collectionId && change.isWithin === undefined) next.isWithin = false;
    if (next.section !== 'tag') next.tag = null;
    // An import, a collection or a tag is shown whole: words left over from elsewhere would hide most of it.
    const isShownWhole = ['imports', 'collection', 'tag', 'highlights'].includes(next.section);
    const isMoved = isElsewhere(old, next);
    if (isShownWhole && isMoved && change.query === undefined) next.query = '';
    // The order chosen for one place is not that of the next.
    if (isMoved && change.sort === undefined) next.sort = looks.of(next).sort;
    place.set(next);
    // An order chosen for what was sought is not how the place itself is to come.
    if (change.sort !== undefined && next.query.trim() === '') looks.change({ sort: next.sort });
    if (isMoved || next.query !== old.query) session.topRow.set(0);
    if (isMoved) {
      mover.clear();
      reading.open(null, '');
      imports.choose(next.section === 'imports' ? next.importId : null);
      askResults();
    } else if (next.query !== old.query) {
      askTyped();
    } else if (next.sort !== old.sort) askResults();
  };
}
