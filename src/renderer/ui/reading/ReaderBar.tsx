import { ArrowLeft, ChevronDown, ChevronLeft, ChevronRight, ChevronUp } from 'lucide-react';
import type { ArticleView } from '../../../contract/archive-api';
import { say } from '../messages/say';
import { useCommand, useDesk } from '../parts/desk-context';
import { IconButton } from '../parts/IconButton';
import { ArticleActions } from './ArticleActions';
import { countWords } from './FindBar';
import styles from './ReaderBar.module.css';
import { TypeButton } from './TypeButton';
import type { Marks } from './use-marks';
import { type ReadingTab, ViewTabs } from './ViewTabs';

/** The toolbar over an article: its views, its hits, the way to the next one, how it is set, and what is done with it. */
export function ReaderBar({
  view,
  tabs,
  tab,
  onTab,
  hits,
}: {
  readonly view: ArticleView;
  readonly tabs: readonly ReadingTab[];
  readonly tab: ReadingTab;
  readonly onTab: (tab: ReadingTab) => void;
  /** The query's hits, or null while they are not shown. */
  readonly hits: Marks | null;
}) {
  const desk = useDesk();
  const nextHit = useCommand('next-hit');
  const previousHit = useCommand('previous-hit');
  const next = useCommand('next');
  const previous = useCommand('previous');
  return (
    <div className={styles.bar} role="toolbar" aria-label={say('reading.tools')}>
      {desk.ownArticle ? null : (
        <IconButton
          name={say('reading.back')}
          shortcut="Escape"
          className={styles.back}
          onPress={() => desk.pane.set('list')}
        >
          <ArrowLeft size={17} aria-hidden className={styles.mirrored} />
        </IconButton>
      )}
      <ViewTabs tabs={tabs} tab={tab} onTab={onTab} />
      <span className={styles.space} />
      {hits && hits.count > 0 ? (
        <div className={styles.hits} role="group" aria-label={say('reading.hits.name')}>
          <span role="status">{countWords(hits)}</span>
          <IconButton name={say('reading.hits.previous')} shortcut="Shift+F3" onPress={previousHit.run}>
            <ChevronLeft size={16} aria-hidden className={styles.mirrored} />
          </IconButton>
          <IconButton name={say('reading.hits.next')} shortcut="F3" onPress={nextHit.run}>
            <ChevronRight size={16} aria-hidden className={styles.mirrored} />
          </IconButton>
        </div>
      ) : null}
      <div className={styles.actions}>
        {desk.ownArticle ? null : (
          <>
            <IconButton name={previous.name} shortcut="K" onPress={previous.run}>
              <ChevronUp size={17} aria-hidden />
            </IconButton>
            <IconButton name={next.name} shortcut="J" onPress={next.run}>
              <ChevronDown size={17} aria-hidden />
            </IconButton>
          </>
        )}
        <TypeButton />
      </div>
      <ArticleActions view={view} />
    </div>
  );
}
