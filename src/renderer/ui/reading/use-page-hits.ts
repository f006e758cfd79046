import { useMemo } from 'react';
import type { TextRange } from '../../../contract/archive-api';
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
