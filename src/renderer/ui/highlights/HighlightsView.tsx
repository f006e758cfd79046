import { Highlighter } from 'lucide-react';
import { memo, useEffect, useState } from 'react';
import type { HighlightsPage } from '../../../contract/archive-api';
import type { Highlight } from '../../../contract/mark';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { Empty } from '../parts/Empty';
import { allHighlights } from '../state/highlights-filter';
import { useStore } from '../state/store';
import { HighlightItem } from './HighlightItem';
import { HighlightsFilterBar } from './HighlightsFilterBar';
import styles from './HighlightsView.module.css';
import { useHighlightPages } from './use-highlight-pages';
import { useMeasuredRows } from './use-measured-rows';
import { useQuoteKeys } from './use-quote-keys';

/** About how high an article with its highlights is. */
const guessPx = 180;

/** All highlights of the library or of a collection, grouped by article; each leads to its place in the reader. Only articles near those in sight are asked for and drawn. */
export function HighlightsView() {
  const desk = useDesk();
  const filter = useStore(desk.highlightsFilter);
  const { phase, totalArticles, totalHighlights, tags, articleAt, ensure } = useHighlightPages(desk, filter);
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const rows = useMeasuredRows(scroller, totalArticles, guessPx);
  const { first, last } = rows;
  const isFiltered = filter !== allHighlights;
  useEffect(() => {
    if (phase === 'ready' && last >= 0) ensure(first, last);
  }, [phase, ensure, first, last]);
  useEffect(() => desk.highlightsFilter.subscribe(() => scroller?.scrollTo({ top: 0 })), [desk, scroller]);
  const onKeyDown = useQuoteKeys(scroller);
  const drawn = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);

  return (
    <div className={styles.view} role="region" aria-label={say('highlights.highlights')}>
      <HighlightsFilterBar tags={tags} />
      <p className={styles.count} role="status">
        {phase === 'ready' ? say('highlights.highlightInArticle', { totalHighlights, totalArticles }) : null}
      </p>
      {phase === 'failed' ? (
        <Empty icon={<Highlighter size={30} aria-hidden />} title={say('highlights.theArchiveDidNot')}>
          {say('highlights.nothingWasLostTry')}
        </Empty>
      ) : phase === 'ready' && totalHighlights === 0 ? (
        <Empty
          icon={<Highlighter size={30} aria-hidden />}
          title={isFiltered ? say('highlights.noHighlightFits') : say('highlights.noHighlightsYet')}
          actions={
            isFiltered ? (
              <Button onPress={() => desk.highlightsFilter.set(allHighlights)}>{say('highlights.showAll')}</Button>
            ) : null
          }
        >
          {isFiltered ? say('highlights.takeAColourA') : say('highlights.selectWordsOfAn')}
        </Empty>
      ) : (
        <div
          ref={setScroller}
          className={styles.scroller}
          role="group"
          aria-label={say('highlights.highlightsByArticle')}
          tabIndex={0}
          onKeyDown={onKeyDown}
        >
          <div style={{ blockSize: rows.abovePx }} />
          <ol>
            {drawn.map((index) => {
              const article = articleAt(index);
              return (
                <li
                  key={index}
                  ref={article ? rows.watchRow : null}
                  data-row={index}
                  className={styles.group}
                  style={article ? undefined : { blockSize: rows.heightOf(index) }}
                  aria-posinset={index + 1}
                  aria-setsize={totalArticles}
                >
                  {article ? <ArticleGroup key={article.id} article={article} /> : null}
                </li>
              );
            })}
          </ol>
          <div style={{ blockSize: rows.belowPx }} />
        </div>
      )}
    </div>
  );
}

const shownAtFirst = 20;
const shownMore = 200;

const ArticleGroup = memo(function ArticleGroup({ article }: { readonly article: HighlightsPage['articles'][number] }) {
  const desk = useDesk();
  const [most, setMost] = useState(shownAtFirst);
  const { highlights } = article;
  const show = (highlight: Highlight): void => desk.showArticle(article.id, highlight.id);
  return (
    <>
      <h3 className={styles.title}>
        <button type="button" dir="auto" onClick={() => desk.showArticle(article.id)}>
          {article.title}
        </button>
      </h3>
      {article.outlet ? <p className={styles.outlet}>{article.outlet}</p> : null}
      <ol>
        {highlights.slice(0, most).map((highlight) => (
          <HighlightItem key={highlight.id} highlight={highlight} onShow={show} />
        ))}
      </ol>
      {highlights.length > most ? (
        <Button look="quiet" onPress={() => setMost((old) => old + shownMore)}>
          {say('highlights.moreInThisArticle', { count: highlights.length - most })}
        </Button>
      ) : null}
    </>
  );
});
