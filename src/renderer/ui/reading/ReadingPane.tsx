import {
  ArchiveRestore,
  ArrowLeft,
  ChevronLeft,
  ChevronRight,
  CircleDot,
  Circle,
  Info,
  Star,
  Trash2,
} from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ArticleView, TextRange } from '../../../contract/archive-api';
import type { Origin } from '../../../contract/article';
import { useCommand, useDesk } from '../parts/desk-context';
import { IconButton } from '../parts/IconButton';
import type { Desk } from '../state/desk';
import { useStore } from '../state/store';
import { ArticleMarks } from '../highlights/ArticleMarks';
import type { MarkTick } from '../highlights/mark-ticks';
import { NoteOn } from '../notes/NoteOn';
import { alignTexts, carryRanges } from './align-text';
import { CleanArticle } from './CleanArticle';
import { DetailsSheet } from './DetailsSheet';
import { countWords, FindBar } from './FindBar';
import { findWords, fold } from './find-words';
import { StoryPanel } from '../stories/StoryPanel';
import type { CompareHandle } from '../versions/CompareView';
import { VersionsPanel } from '../versions/VersionsPanel';
import { OriginalPage } from './OriginalPage';
import { type PageText, readPageText, toDomRanges } from './page-text';
import styles from './ReadingPane.module.css';
import { ReadingEmpty } from './ReadingEmpty';
import { useMarks } from './use-marks';
import { type ReadingTab, ViewTabs } from './ViewTabs';

/** The pane to read in. */
export function ReadingPane() {
  const desk = useDesk();
  const { view, phase } = useStore(desk.reading.store);
  if (!view || phase === 'gone' || phase === 'failed') return <ReadingEmpty />;
  return <Reader view={view} />;
}

const noRanges: readonly Range[] = [];

/** The article's text as it stands on the page. */
interface ShownPage {
  /** The article it is of. */
  readonly of: number;
  readonly root: HTMLElement;
  readonly title: PageText;
  readonly body: PageText;
}

function Reader({ view }: { readonly view: ArticleView }) {
  const desk = useDesk();
  const { hits } = useStore(desk.reading.store);
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
  const [page, setPage] = useState<ShownPage | null>(null);
  const title = useRef<HTMLHeadingElement>(null);
  const body = useRef<HTMLDivElement>(null);

  const readPage = useCallback(() => {
    if (!title.current || !body.current) return;
    setPage({
      of: article.id,
      root: body.current,
      title: readPageText(title.current),
      body: readPageText(body.current),
    });
    title.current.closest('[data-scroller]')?.scrollTo({ top: 0, behavior: 'instant' });
  }, [article.id]);
  const writeNote = useCallback(() => {
    setTab('clean');
    setIsNoting(true);
    scroller?.scrollTo({ top: 0, behavior: 'instant' });
  }, [scroller]);

  // Another article starts at its top, as it was left for the eye: clean, and nothing sought in it.
  const [shownId, setShownId] = useState(article.id);
  if (shownId !== article.id) {
    setShownId(article.id);
    setFind(null);
    setIsNoting(false);
  }
  const folded = useMemo(() => (page && find !== null ? fold(page.body.text) : null), [page, find]);
  const ranges = useMemo(() => {
    if (!page) return noRanges;
    if (find !== null) return folded ? toDomRanges(page.body, findWords(folded, find)) : noRanges;
    return [
      ...toDomRanges(page.title, hits.title),
      ...toDomRanges(page.body, carryHits(hits.text, article.text, page.body.text)),
    ];
  }, [page, find, folded, hits, article.text]);
  const marks = useMarks(ranges, scroller, find !== null && find !== '');

  const { origin } = article;
  const save = (): void => saveOriginal(desk, origin);
  useEffect(
    () =>
      desk.lend('reader', {
        focus: () => (compared ?? scroller)?.focus(),
        readOn: () => readOn(tab === 'clean' ? scroller : null),
        stepHit: compared?.step ?? marks.step,
        openFind: () => {
          setTab('clean');
          setFind((old) => old ?? '');
        },
        showTab: (next) => setTab(next),
        selectAll: () => selectAll(scroller),
        saveOriginal: () => saveOriginal(desk, origin),
      }),
    [desk, scroller, tab, marks.step, origin, compared],
  );

  return (
    <div className={styles.pane}>
      <div className={styles.bar} role="toolbar" aria-label="Article tools">
        <IconButton
          name="Back to the list"
          shortcut="Escape"
          className={styles.back}
          onPress={() => desk.pane.set('list')}
        >
          <ArrowLeft size={17} aria-hidden />
        </IconButton>
        <ViewTabs tabs={tabs} tab={tab} onTab={setTab} />
        <span className={styles.space} />
        {tab === 'clean' && find === null && marks.count > 0 ? (
          <div className={styles.hits} role="group" aria-label="Hits in this article">
            <span role="status">{countWords(marks)}</span>
            <IconButton name="Previous hit" shortcut="Shift+F3" onPress={() => marks.step(-1)}>
              <ChevronLeft size={16} aria-hidden className={styles.mirrored} />
            </IconButton>
            <IconButton name="Next hit" shortcut="F3" onPress={() => marks.step(1)}>
              <ChevronRight size={16} aria-hidden className={styles.mirrored} />
            </IconButton>
          </div>
        ) : null}
        <Actions view={view} />
      </div>
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
          aria-label="Text of the article"
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
              page={page?.of === article.id ? page.body : null}
              body={page?.root ?? null}
              scroller={scroller}
              sheet={sheet}
              onTicks={setTicks}
              onNote={writeNote}
            />
          </div>
        </div>
        <div className={styles.ticks} aria-hidden>
          {ticks.map(({ place, colour }) => (
            <i key={`${place}-${colour}`} style={{ insetBlockStart: `${place * 100}%` }} data-colour={colour} />
          ))}
          {marks.places.map((place, at) => (
            // Ticks have no identity but their order.
            // oxlint-disable-next-line react/no-array-index-key
            <i key={at} style={{ insetBlockStart: `${place * 100}%` }} data-now={at === marks.current || undefined} />
          ))}
        </div>
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

function Actions({ view }: { readonly view: ArticleView }) {
  const star = useCommand('star');
  const mark = useCommand('mark');
  const trash = useCommand('trash');
  const restore = useCommand('restore');
  const details = useCommand('details');
  return (
    <div className={styles.actions}>
      <IconButton
        name={view.isStarred ? 'Take the star off' : 'Star'}
        shortcut="S"
        isOn={view.isStarred}
        onPress={star.run}
      >
        <Star size={17} aria-hidden fill={view.isStarred ? 'currentColor' : 'none'} />
      </IconButton>
      <IconButton name={view.isRead ? 'Mark as unread' : 'Mark as read'} shortcut="M" onPress={mark.run}>
        {view.isRead ? <Circle size={17} aria-hidden /> : <CircleDot size={17} aria-hidden />}
      </IconButton>
      {view.isTrashed ? (
        <IconButton name={restore.name} shortcut="R" onPress={restore.run}>
          <ArchiveRestore size={17} aria-hidden />
        </IconButton>
      ) : (
        <IconButton name={trash.name} shortcut="Delete" onPress={trash.run}>
          <Trash2 size={17} aria-hidden />
        </IconButton>
      )}
      <IconButton name={details.name} shortcut="I" onPress={details.run}>
        <Info size={17} aria-hidden />
      </IconButton>
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

function carryHits(hits: readonly TextRange[], text: string, pageText: string): readonly TextRange[] {
  if (hits.length === 0) return [];
  return carryRanges(hits, alignTexts(text, pageText).there).filter((range) => range !== null);
}

/** Selects the words of the article when the focus is in it. */
function selectAll(scroller: HTMLElement | null): boolean {
  const article = scroller?.querySelector('article');
  if (!scroller?.contains(document.activeElement) || !article) return false;
  getSelection()?.selectAllChildren(article);
  return true;
}

/** Scrolls on by most of a page; false at the end, or where there is nothing to scroll. */
function readOn(scroller: HTMLElement | null): boolean {
  if (!scroller) return false;
  const left = scroller.scrollHeight - scroller.clientHeight - scroller.scrollTop;
  if (left < 8) return false;
  scroller.scrollBy({ top: scroller.clientHeight * 0.86 });
  return true;
}

function saveOriginal(desk: Desk, { object, fileName }: Origin): void {
  if (!desk.platform.can.saveNatively) {
    desk.platform.download(object, fileName);
    return;
  }
  void desk.wire.send('save-original', { object, fileName }).then((answer) => {
    if (!answer.ok) desk.sayFailure(answer.failure);
    else if (answer.value) desk.toasts.show({ text: 'Original saved', more: answer.value.path });
  });
}
