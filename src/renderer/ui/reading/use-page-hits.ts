import { useMemo } from 'react';
import type { TextRange } from '../../../contract/archive-api';
import type { HitPlace } from '../state/hit-place';
import type { ReadingState } from '../state/reading';
import { alignTexts, carryRanges } from './align-text';
import { findWords, fold } from './find-words';
import { toDomRanges } from './page-text';
import type { ShownPage } from './shown-page';

const none: readonly Range[] = [];

/** What is marked on the page: the words found in it, or, while none are sought there (`find` is null), the query's hits. */
export function usePageHits(
  page: ShownPage | null,
  text: string,
  hits: ReadingState['hits'],
  find: string | null,
): readonly Range[] {
  const isFinding = find !== null;
  const folded = useMemo(() => (page && isFinding ? fold(page.body.text) : null), [page, isFinding]);
  return useMemo(() => {
    if (!page) return none;
    if (find !== null) return folded ? toDomRanges(page.body, findWords(folded, find)) : none;
    return [
      ...toDomRanges(page.title, hits.title),
      ...toDomRanges(page.body, carryHits(hits.text, text, page.body.text)),
    ];
  }, [page, find, folded, hits, text]);
}

function carryHits(hits: readonly TextRange[], text: string, pageText: string): readonly TextRange[] {
  if (hits.length === 0) return [];
  return carryRanges(hits, alignTexts(text, pageText).there).filter((range) => range !== null);
}

/** Which of the marks of `usePageHits` stands at a place of the article; -1 when the page does not show it. */
export function placeOfHit(
  page: ShownPage,
  text: string,
  hits: ReadingState['hits'],
  { isTitle, start }: Pick<HitPlace, 'isTitle' | 'start'>,
): number {
  const isThere = ([first]: TextRange): boolean => first === start;
  if (isTitle) return hits.title.findIndex(isThere);
  const at = hits.text.findIndex(isThere);
  if (at < 0) return -1;
  const before = carryHits(hits.text.slice(0, at), text, page.body.text).length;
  const isShown = carryHits(hits.text.slice(at, at + 1), text, page.body.text).length > 0;
  return isShown ? toDomRanges(page.title, hits.title).length + before : -1;
}
