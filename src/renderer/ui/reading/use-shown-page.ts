import { type RefObject, useCallback, useRef, useState } from 'react';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { showPlace } from './page-place';
import { readPageText } from './page-text';
import type { ShownPage } from './shown-page';

/**
 * The page that is shown, and what reads it once its text stands there. An article that was left in the middle is shown
 * there again; one of which only the text has changed stays where it is.
 */
export function useShownPage(
  articleId: number,
  title: RefObject<HTMLHeadingElement | null>,
  body: RefObject<HTMLDivElement | null>,
): readonly [ShownPage | null, () => void] {
  const { readingPlaces, announcement } = useDesk();
  const [page, setPage] = useState<ShownPage | null>(null);
  const shown = useRef<HTMLElement | null>(null);
  const read = useCallback(() => {
    if (!title.current || !body.current) return;
    const root = body.current;
    const now = { of: articleId, root, title: readPageText(title.current), body: readPageText(root) };
    setPage(now);
    // Not by its ref: the first time this runs before the scroller's own.
    const scroller = root.closest('[data-scroller]');
    if (!(scroller instanceof HTMLElement) || shown.current === root) return;
    shown.current = root;
    scroller.scrollTo({ top: 0, behavior: 'instant' });
    const place = readingPlaces.get(articleId);
    if (!place) return;
    showPlace(now, scroller, place);
    announcement.set(say('reading.leftOff'));
  }, [articleId, title, body, readingPlaces, announcement]);
  return [page?.of === articleId ? page : null, read];
}
