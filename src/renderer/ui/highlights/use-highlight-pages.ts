import { useCallback, useEffect, useRef, useState } from 'react';
import type { HighlightsPage } from '../../../contract/archive-api';
import type { Desk } from '../state/desk';
import { throttle } from '../state/throttle';
import type { HighlightsFilter } from '../state/highlights-filter';

type ArticleHighlights = HighlightsPage['articles'][number];

/** What is loaded of the Highlights view. */
export interface HighlightPages {
  readonly phase: 'waiting' | 'ready' | 'failed';
  readonly totalArticles: number;
  readonly totalHighlights: number;
  /** Tags that highlights have. */
  readonly tags: readonly string[];
  /** The article at an index, undefined until its page is there. */
  readonly articleAt: (index: number) => ArticleHighlights | undefined;
  /** Says which articles are in sight, both inclusive: their pages are loaded, those far from them forgotten. */
  readonly ensure: (first: number, last: number) => void;
}

const pageArticles = 20;
/** Pages kept on either side of those in sight. */
const keptPages = 10;
const typingPauseMs = 120;
const refreshPauseMs = 600;

interface Loaded extends Pick<HighlightPages, 'phase' | 'totalArticles' | 'totalHighlights' | 'tags'> {
  readonly pages: ReadonlyMap<number, readonly ArticleHighlights[]>;
}
const nothing: Loaded = { phase: 'waiting', totalArticles: 0, totalHighlights: 0, tags: [], pages: new Map() };

/** Asks for highlights by the page as they come into sight, from the start again whenever the filter changes, and again after every edit. */
export function useHighlightPages(desk: Desk, filter: HighlightsFilter): HighlightPages {
  const [loaded, setLoaded] = useState<Loaded>(nothing);
  /** Of which asking the pages are: what was asked before is no longer taken. */
  const latest = useRef(0);
  const asked = useRef(new Set<number>());
  const wanted = useRef<readonly [first: number, last: number]>([0, 0]);

  const load = useCallback(
    async (page: number): Promise<void> => {
      if (asked.current.has(page)) return;
      asked.current.add(page);
      const mine = latest.current;
      try {
        const { articles, totalArticles, totalHighlights, tags } = await desk.ask('highlights', {
          ...filter,
          offset: page * pageArticles,
          limit: pageArticles,
        });
        if (mine !== latest.current) return;
        setLoaded((old) => {
          const [first, last] = wanted.current;
          const isKept = (at: number): boolean => at >= first - keptPages && at <= last + keptPages;
          const pages = new Map([...old.pages].filter(([at]) => isKept(at)));
          for (const at of asked.current) if (!isKept(at)) asked.current.delete(at);
          return { phase: 'ready', totalArticles, totalHighlights, tags, pages: pages.set(page, articles) };
        });
      } catch {
        if (mine !== latest.current) return;
        // The next scroll asks again; with nothing there at all it is said.
        asked.current.delete(page);
        setLoaded((old) => (old.pages.size === 0 ? { ...nothing, phase: 'failed' } : old));
      }
    },
    [desk, filter],
  );
  const loadWanted = useCallback((): void => {
    const [first, last] = wanted.current;
    for (let page = first; page <= last; page += 1) void load(page);
  }, [load]);

  useEffect(() => {
    const askAnew = (): void => {
      latest.current += 1;
      asked.current.clear();
      loadWanted();
    };
    const timer = setTimeout(() => {
      wanted.current = [0, 0];
      askAnew();
    }, typingPauseMs);
    // What is shown stays until it comes anew, so that an edit far down throws nobody back to the start.
    const refresh = throttle(refreshPauseMs, askAnew);
    // The archive's counts come anew with every change it applied.
    const stop = desk.library.subscribe(refresh);
    return () => {
      clearTimeout(timer);
      stop();
      latest.current += 1;
    };
  }, [desk, loadWanted]);

  const ensure = useCallback(
    (first: number, last: number): void => {
      wanted.current = [Math.floor(first / pageArticles), Math.floor(Math.max(first, last) / pageArticles)];
      loadWanted();
    },
    [loadWanted],
  );
  const { pages, phase, totalArticles, totalHighlights, tags } = loaded;
  const articleAt = useCallback(
    (index: number) => pages.get(Math.floor(index / pageArticles))?.[index % pageArticles],
    [pages],
  );
  return { phase, totalArticles, totalHighlights, tags, articleAt, ensure };
}
