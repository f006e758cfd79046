import { useLayoutEffect } from 'react';
import { useDesk } from '../parts/desk-context';
import { useStore } from '../state/store';

/** Keeps which row is at the upper edge, so that another view of the list, or the next start, begins there. */
export function useTopRow(list: HTMLElement | null, rowPx: number, total: number): void {
  const { topRow, wantedTop } = useDesk().session;
  const wanted = useStore(wantedTop);
  const hasRows = total > 0;
  useLayoutEffect(() => {
    if (!list || !hasRows) return undefined;
    list.scrollTo({ top: topRow.get() * rowPx });
    const note = (): void => topRow.set(list.scrollTop / rowPx);
    list.addEventListener('scroll', note, { passive: true });
    return () => list.removeEventListener('scroll', note);
  }, [topRow, list, rowPx, hasRows]);
  useLayoutEffect(() => {
    if (!list || !hasRows || wanted === null) return;
    list.scrollTo({ top: wanted * rowPx });
    wantedTop.set(null);
  }, [wantedTop, wanted, list, rowPx, hasRows]);
}
