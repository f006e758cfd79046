import { useEffect } from 'react';
import { say } from '../messages/say';
import type { HitPlace } from '../state/hit-place';
import type { ReadingState } from '../state/reading';
import { useDesk } from '../parts/desk-context';
import { useStore } from '../state/store';
import type { ShownPage } from './shown-page';
import type { Marks } from './use-marks';
import { placeOfHit } from './use-page-hits';

/**
 * Shows the hit of an article that a way led to: the first one, the last one coming from behind, or the one of a line.
 * `onArrive` is called before a line's own is shown.
 */
export function useHitArrival(
  page: ShownPage | null,
  text: string,
  hits: ReadingState['hits'],
  marks: Marks,
  onArrive: (hit: HitPlace) => void,
): void {
  const { hitArrival, announcement, mover, reading } = useDesk();
  const aim = useStore(hitArrival);
  const { count, goTo } = marks;
  useEffect(() => {
    if (aim === null || !page) return;
    if (typeof aim === 'number') {
      // The article it is for stands in the list, and may still be on its way.
      if (mover.selection.get().id !== page.of || reading.store.get().id !== page.of) return;
      hitArrival.set(null);
      if (count > 0) goTo(aim > 0 ? 0 : count - 1);
      else announcement.set(say('reading.hits.noneInText'));
      return;
    }
    // It is for an article that is still on its way, or its hits are.
    if (aim.id !== page.of || hits.title.length + hits.text.length === 0) return;
    const at = placeOfHit(page, text, hits, aim);
    hitArrival.set(null);
    onArrive(aim);
    if (at >= 0 && at < count) goTo(at);
    // What is to be done on arriving is no reason to arrive.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [aim, page, text, hits, count, goTo, hitArrival, announcement, mover, reading]);
}
