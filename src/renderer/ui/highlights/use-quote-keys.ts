import { type KeyboardEvent, useEffect, useRef } from 'react';

/**
 * Arrows go from one quote of a long list to the next, Home and End to the first and the last. The list draws only what
 * is near: a quote that is not there yet is waited for, and when the one with the focus goes, the list takes it.
 */
export function useQuoteKeys(scroller: HTMLElement | null): (event: KeyboardEvent) => void {
  /** What Home or End looks for until it is drawn. */
  const wanted = useRef<'first' | 'last' | null>(null);
  useEffect(() => {
    if (!scroller) return undefined;
    let hadFocus = false;
    const onFocus = (): void => {
      hadFocus = scroller.contains(document.activeElement) && document.activeElement !== scroller;
    };
    const seek = (): void => {
      if (hadFocus && document.activeElement === document.body) scroller.focus({ preventScroll: true });
      if (wanted.current === null) return;
      // What was loaded may have moved the end away.
      if (goToEdge(scroller, wanted.current)) wanted.current = null;
    };
    const stopSeeking = (): void => {
      wanted.current = null;
    };
    document.addEventListener('focusin', onFocus);
    scroller.addEventListener('wheel', stopSeeking, { passive: true });
    scroller.addEventListener('pointerdown', stopSeeking);
    const watch = new MutationObserver(seek);
    watch.observe(scroller, { childList: true, subtree: true });
    return () => {
      document.removeEventListener('focusin', onFocus);
      scroller.removeEventListener('wheel', stopSeeking);
      scroller.removeEventListener('pointerdown', stopSeeking);
      watch.disconnect();
    };
  }, [scroller]);

  return (event) => {
    if (!scroller || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    wanted.current = null;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const next = step(quotesIn(scroller), scroller, event.key === 'ArrowDown' ? 1 : -1);
      if (!next) return;
      event.preventDefault();
      next.focus({ preventScroll: true });
      next.scrollIntoView({ block: 'nearest', behavior: 'instant' });
    } else if (event.key === 'Home' || event.key === 'End') {
      event.preventDefault();
      const edge = event.key === 'Home' ? 'first' : 'last';
      wanted.current = goToEdge(scroller, edge) ? null : edge;
    }
  };
}

function quotesIn(scroller: HTMLElement): readonly HTMLElement[] {
  return [...scroller.querySelectorAll<HTMLElement>('[data-quote]')];
}

/** Scrolls to an end of the list and gives its quote the focus; false while that is not drawn. */
function goToEdge(scroller: HTMLElement, edge: 'first' | 'last'): boolean {
  scroller.scrollTo({ top: edge === 'first' ? 0 : scroller.scrollHeight, behavior: 'instant' });
  const rows = [...scroller.querySelectorAll('[data-row]')];
  const row = rows.at(edge === 'first' ? 0 : -1);
  const isEdge = row?.ariaPosInSet === (edge === 'first' ? '1' : row?.ariaSetSize);
  const quote = isEdge
    ? [...(row?.querySelectorAll<HTMLElement>('[data-quote]') ?? [])].at(edge === 'first' ? 0 : -1)
    : null;
  quote?.focus({ preventScroll: true });
  return Boolean(quote);
}

/** From a quote the next; from elsewhere in the list the first that is in sight. */
function step(quotes: readonly HTMLElement[], scroller: HTMLElement, by: 1 | -1): HTMLElement | undefined {
  const from = quotes.findIndex((quote) => quote === document.activeElement);
  if (from >= 0) return quotes[from + by];
  const { top } = scroller.getBoundingClientRect();
  return quotes.find((quote) => quote.getBoundingClientRect().top >= top);
}
