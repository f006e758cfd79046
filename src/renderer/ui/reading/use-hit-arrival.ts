import { useEffect } from 'react';
import { useDesk } from '../parts/desk-context';
import type { Marks } from './use-marks';

/** Shows the first hit of an article that the way through the hits led to; the last one, coming from behind. */
export function useHitArrival(isShown: boolean, marks: Marks): void {
  const { hitArrival, announcement } = useDesk();
  const { count, goTo } = marks;
  useEffect(() => {
    const by = hitArrival.get();
    if (by === null || !isShown) return;
    hitArrival.set(null);
    if (count > 0) goTo(by > 0 ? 0 : count - 1);
    else announcement.set('No hits in the text of this article');
  }, [isShown, count, goTo, hitArrival, announcement]);
}
