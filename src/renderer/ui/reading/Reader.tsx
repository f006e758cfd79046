import { useCallback, useEffect, useRef, useState } from 'react';
import type { ArticleView } from '../../../contract/archive-api';
import { ArticleMarks } from '../highlights/ArticleMarks';
import type { MarkTick } from '../highlights/mark-ticks';
import { NoteOn } from '../notes/NoteOn';
import { say } from '../messages/say';
import { useDesk } from '../parts/desk-context';
import { useStore } from '../state/store';
import { StoryPanel } from '../stories/StoryPanel';
import type { CompareHandle } from '../versions/CompareView';
import { VersionsPanel } from '../versions/VersionsPanel';
import { CleanArticle } from './CleanArticle';
import { DetailsSheet } from './DetailsSheet';
import { FindBar } from './FindBar';
import { OriginalPage } from './OriginalPage';
import { ReaderBar } from './ReaderBar';
import { readOn } from './read-on';
import { readingStyle } from './reading-style';
import styles from './ReadingPane.module.css';
import { saveOriginal } from './save-original';
import { ScrollTicks } from './ScrollTicks';
import { useKeptPlace } from './use-kept-place';
import { useHitArrival } from './use-hit-arrival';
import { useMarks } from './use-marks';
import { usePageHits } from './use-page-hits';
import { useShownPage } from './use-shown-page';
import type { ReadingTab } from './ViewTabs';

/** An article and all the ways to look at it. */
export function Reader({ view }: { readonly view: ArticleView }) {
  const desk = useDesk();
  const { hits } = useStore(desk.reading.store);
  const settings = useStore(desk.settings);
  const { article } = view;
  const [chosenTab, setTab] = useState<ReadingTab>('clean');
  const [compared, setCompared] = useState<CompareHandle | null>(null);
  const tabs = listTabs(view);
  // The next article may have neither versions nor a story.
  const tab = tabs.includes(chosenTab) ? chosenTab : 'clean';
  const [find, setFind] = useState<string | null>(null);
  const [scroller, setScroller] = useState<HTMLDivElement | null>(null);
  const [sheet, setSheet] = useState<HTMLDivElement | null>(null);
  const [ticks, setTicks] = useState<readonly MarkTick[]>([]);
  const [isNoting, setIsNoting] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);
  const [page, readPage] = useShownPage(article.id, title, body);
  const writeNote = useCallback(() => {
    setTab('clean');
    setIsNoting(true);
    scroller?.scrollTo({ top: 0, behavior: 'instant' });
  }, [scroller]);

  // Another article is shown as it was left for the eye: clean, and nothing sought in it.
  const [shownId, setShownId] = useState(article.id);
  if (shownId !== article.id) {
    setShownId(article.id);
    setFind(null);
    setIsNoting(false);
  }
  const ranges = usePageHits(page, article.text, hits, find);
  const marks = useMarks(ranges, scroller, find !== null && find !== '');
  useHitArrival(page, article.text, hits, marks, ({ takesFocus }) => {
    setTab('clean');
    setFind(null);
    if (takesFocus) scroller?.focus();
  });
  const { readingSize, readingType } = settings;
  useKeptPlace(page, scroller, desk.readingPlaces, JSON.stringify([readingSize, readingType]));

  const { origin } = article;
  const save = (): void => saveOriginal(desk, origin);
  useEffect(
    () =>
      desk.lend('reader', {
        focus: () => (compared ?? scroller)?.focus(),
        readOn: (by) => readOn(tab === 'clean' ? scroller : null, by),
        stepHit: (by) => {
          if (compared) {
            compared.step(by);
            return true;
          }
          setTab('clean');
          // What is found in the article leads nowhere else.
          return marks.step(by) || find !== null;
        },
        openFind: () => {
          setTab('clean');
          setFind((old) => old ?? '');
        },
        showTab: (next) => setTab(next),
        selectAll: () => selectAll(scroller),
        saveOriginal: () => saveOriginal(desk, origin),
        print: (toPdf) => {
          if (!page) return;
          // Few print: what it takes is read when they do.
          void import('../print/print-article')
            .then(({ printArticle }) => printArticle(desk, page.root, toPdf))
            .catch(() => desk.toasts.show({ tone: 'bad', text: say('citation.failed') }));
        },
      }),
    [desk, scroller, tab, marks, find, origin, compared, page],
  );

  return (
    <div className={styles.pane} style={readingStyle(settings)} data-paper={readingType.paper}>
      <ReaderBar
        view={view}
        tabs={tabs}
        tab={tab}
        onTab={setTab}
        hits={tab === 'clean' && find === null ? marks : null}
      />
      <div
        id="panel-clean"
        role="tabpanel"
        aria-labelledby="tab-clean"
        hidden={tab !== 'clean'}
        className={styles.panel}
      >
        {find === null ? null : (
          <FindBar
            words={find}
            marks={marks}
            onWords={setFind}
            onClose={() => {
              setFind(null);
              scroller?.focus();
            }}
          />
        )}
        <div
          ref={setScroller}
          className={styles.scroller}
          tabIndex={0}
          role="group"
          aria-label={say('reading.text')}
          data-scroller
        >
          <div ref={setSheet} className={styles.sheet}>
            <CleanArticle
              key={article.id}
              view={view}
              titleRef={title}
              bodyRef={body}
              onShown={readPage}
              note={
                <NoteOn
                  target={{ kind: 'article', id: article.id }}
                  text={view.note}
                  isWriting={isNoting}
                  onWriting={setIsNoting}
                />
              }
            />
            <ArticleMarks
              view={view}
              page={page?.body ?? null}
              body={page?.root ?? null}
              scroller={scroller}
              sheet={sheet}
              onTicks={setTicks}
              onNote={writeNote}
            />
          </div>
        </div>
        <ScrollTicks
          marks={marks}
          highlights={ticks}
          onHighlight={(id) => {
            // The one it is at already is gone to again.
            desk.currentHighlight.set(null);
            desk.currentHighlight.set(id);
          }}
        />
      </div>
      {tab === 'original' ? (
        <div id="panel-original" role="tabpanel" aria-labelledby="tab-original" className={styles.panel}>
          <OriginalPage origin={origin} onSave={save} />
        </div>
      ) : null}
      {tab === 'versions' ? (
        <div id="panel-versions" role="tabpanel" aria-labelledby="tab-versions" className={styles.panel}>
          <VersionsPanel key={article.id} view={view} onHandle={setCompared} />
        </div>
      ) : null}
      {tab === 'story' ? (
        <div id="panel-story" role="tabpanel" aria-labelledby="tab-story" className={styles.panel}>
          <StoryPanel key={article.id} view={view} onHandle={setCompared} />
        </div>
      ) : null}
      <DetailsSheet view={view} onSaveOriginal={save} />
    </div>
  );
}

function listTabs({ versions, storyArticles }: ArticleView): readonly ReadingTab[] {
  return [
    'clean',
    'original',
    ...(versions.length > 1 ? (['versions'] as const) : []),
    ...(storyArticles > 1 ? (['story'] as const) : []),
  ];
}

/** Selects the words of the article when the focus is in it. */
function selectAll(scroller: HTMLElement | null): boolean {
  const article = scroller?.querySelector('article');
  if (!scroller?.contains(document.activeElement) || !article) return false;
  getSelection()?.selectAllChildren(article);
  return true;
}
