import { useCallback, useEffect, useRef, useState } from 'react';
import type { HighlightsPage } from '../../../contract/archive-api';
import type { Desk } from '../state/desk';
import { throttle } from '../state/throttle';
import type { HighlightsFilter } from '../state/highlights-filter';

/** The pages of the Highlights view that are loaded. */
export interface HighlightPages {
  readonly phase: 'waiting' | 'ready' | 'failed';
  readonly articles: HighlightsPage['articles'];
  readonly totalArticles: number;
  readonly totalHighlights: number;
  /** Loads the next articles, if there are more. */
  readonly more: () => void;
}

const pageArticles = 40;
const typingPauseMs = 120;
const refreshPauseMs = 600;

type Loaded = Omit<HighlightPages, 'more'>;
const nothing: Loaded = { phase: 'waiting', articles: [], totalArticles: 0, totalHighlights: 0 };

/** Asks for highlights page by page, from the start again whenever the filter changes, and again after every edit. */
export function useHighlightPages(desk: Desk, filter: HighlightsFilter): HighlightPages {
  const [loaded, setLoaded] = useState<Loaded>(nothing);
  const latest = useRef(0);
  const isAsking = useRef(false);
  const count = useRef(0);

  const load = useCallback(
    async (articles: number, isFresh: boolean): Promise<void> => {
      latest.current += 1;
      const mine = latest.current;
      isAsking.current = true;
      try {
        let pages: Loaded = nothing;
        // What was loaded stays loaded: an edit far down the list does not throw its reader back to the start.
        for (let offset = 0; offset === 0 || offset < articles; offset += pageArticles) {
          const page = await desk.ask('highlights', { ...filter, offset, limit: pageArticles });
          if (mine !== latest.current) return;
          pages = { phase: 'ready', ...page, articles: [...pages.articles, ...page.articles] };
          if (page.articles.length < pageArticles) break;
        }
        count.current = pages.articles.length;
        setLoaded(pages);
      } catch {
        if (mine === latest.current) setLoaded((old) => (isFresh ? { ...nothing, phase: 'failed' } : old));
      } finally {
        if (mine === latest.current) isAsking.current = false;
      }
    },
    [desk, filter],
  );

  useEffect(() => {
    const timer = setTimeout(() => void load(0, true), typingPauseMs);
    const refresh = throttle(refreshPauseMs, () => void load(count.current, false));
    // The archive's counts come anew with every change it applied.
    const stop = desk.library.subscribe(refresh);
    return () => {
      clearTimeout(timer);
      stop();
      latest.current += 1;
    };
  }, [desk, load]);

  const more = useCallback(() => {
    if (isAsking.current) return;
    isAsking.current = true;
    const mine = latest.current;
    const offset = count.current;
    void desk
      .ask('highlights', { ...filter, offset, limit: pageArticles })
      .then(
        (page) => {
          if (mine !== latest.current) return;
          setLoaded((old) => {
            const articles = [...old.articles, ...page.articles];
            count.current = articles.length;
            return { phase: 'ready', ...page, articles };
          });
        },
        // The next scroll asks again.
        () => undefined,
      )
      .finally(() => {
        if (mine === latest.current) isAsking.current = false;
      });
  }, [desk, filter]);

  return { ...loaded, more };
}
