import { Highlighter } from 'lucide-react';
import { memo, useEffect, useRef, useState } from 'react';
import type { HighlightsPage } from '../../../contract/archive-api';
import type { Highlight } from '../../../contract/mark';
import { countOf, formatCount } from '../format/numbers';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { Empty } from '../parts/Empty';
import { allHighlights } from '../state/highlights-filter';
import { useStore } from '../state/store';
import { HighlightItem } from './HighlightItem';
import { HighlightsFilterBar } from './HighlightsFilterBar';
import styles from './HighlightsView.module.css';
import { useHighlightPages } from './use-highlight-pages';

/** All highlights of the library or of a collection, grouped by article; each leads to its place in the reader. */
export function HighlightsView() {
  const desk = useDesk();
  const filter = useStore(desk.highlightsFilter);
  const { phase, articles, totalArticles, totalHighlights, more } = useHighlightPages(desk, filter);
  const isFiltered = filter !== allHighlights;
  const foot = useRef<HTMLDivElement>(null);
  const left = totalArticles - articles.length;
  useEffect(() => {
    // Watched anew after each page, since one that does not fill the pane changes nothing that is seen.
    if (!foot.current || left <= 0) return undefined;
    const watch = new IntersectionObserver(
      (seen) => {
        if (seen.some((one) => one.isIntersecting)) more();
      },
      { rootMargin: '600px' },
    );
    watch.observe(foot.current);
    return () => watch.disconnect();
  }, [left, more]);
  return (
    <div className={styles.view} role="region" aria-label="Highlights">
      <HighlightsFilterBar />
      <p className={styles.count} role="status">
        {phase === 'ready' ? `${countOf(totalHighlights, 'highlight')} in ${countOf(totalArticles, 'article')}` : null}
      </p>
      {phase === 'failed' ? (
        <Empty icon={<Highlighter size={30} aria-hidden />} title="The archive did not answer">
          Nothing was lost. Try again in a moment.
        </Empty>
      ) : phase === 'ready' && totalHighlights === 0 ? (
        <Empty
          icon={<Highlighter size={30} aria-hidden />}
          title={isFiltered ? 'No highlight fits' : 'No highlights yet'}
          actions={
            isFiltered ? <Button onPress={() => desk.highlightsFilter.set(allHighlights)}>Show all</Button> : null
          }
        >
          {isFiltered
            ? 'Take a colour, a tag or a word away to see more.'
            : 'Select words of an article to highlight them, with the mouse or with V and the arrows.'}
        </Empty>
      ) : (
        <ol className={styles.list}>
          {articles.map((article) => (
            <ArticleGroup key={article.id} article={article} />
          ))}
        </ol>
      )}
      <div ref={foot} className={styles.more}>
        {left > 0 && phase === 'ready' ? (
          <Button look="quiet" onPress={more}>
            {formatCount(left)} more
          </Button>
        ) : null}
      </div>
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
    <li className={styles.group}>
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
          {formatCount(highlights.length - most)} more in this article
        </Button>
      ) : null}
    </li>
  );
});
