import { useEffect, useState } from 'react';
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from 'react-resizable-panels';
import { LibrarySide } from '../library/LibrarySide';
import { say } from '../messages/say';
import { cx } from '../parts/cx';
import { useDesk } from '../parts/desk-context';
import { ReadingPane } from '../reading/ReadingPane';
import { ResultsPane } from '../results/ResultsPane';
import { useStore } from '../state/store';
import { useMedia } from './use-media';
import { focusPane, keepFocus, watchPanes } from './cycle-panes';
import styles from './Panes.module.css';

/** Library, results and reader side by side, or one at a time where there is no room. */
export function Panes() {
  const isNarrow = useMedia('(max-width: 760px)');
  useEffect(watchPanes, []);
  useEffect(keepFocus, []);
  return <main className={styles.main}>{isNarrow ? <NarrowPanes /> : <WidePanes />}</main>;
}

function WidePanes() {
  const desk = useDesk();
  const library = usePanelRef();
  const results = usePanelRef();
  const [hidden, setHidden] = useState<ReadonlySet<string>>(new Set());
  useEffect(() => {
    const panes = { library, results };
    return desk.lend('panes', {
      isShown: (pane) => panes[pane].current?.isCollapsed() === false,
      toggle: (pane) => {
        const panel = panes[pane].current;
        if (panel?.isCollapsed()) panel.expand();
        else {
          const element = document.querySelector(`[data-pane=${pane}]`);
          const isLeft = element?.contains(document.activeElement) ?? false;
          panel?.collapse();
          // What can no longer be seen must not keep the focus.
          const reader = document.querySelector<HTMLElement>('[data-pane=reader]');
          if (isLeft && reader) focusPane(reader);
        }
      },
    });
  }, [desk, library, results]);
  const note = (pane: string, isShown: boolean): void => {
    setHidden((old) => {
      if (old.has(pane) !== isShown) return old;
      const next = new Set(old);
      if (isShown) next.delete(pane);
      else next.add(pane);
      return next;
    });
  };
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({ id: 'backfile:panes' });
  return (
    <Group
      className={styles.group}
      orientation="horizontal"
      defaultLayout={defaultLayout}
      onLayoutChanged={onLayoutChanged}
    >
      <Panel
        id="library"
        panelRef={library}
        collapsible
        onResize={({ inPixels }) => note('library', inPixels > 1)}
        className={styles.panel}
        defaultSize={`${Math.min(232, window.innerWidth * 0.2)}px`}
        minSize="150px"
        maxSize="400px"
        groupResizeBehavior="preserve-pixel-size"
      >
        <div
          className={cx(styles.fill, hidden.has('library') && styles.hidden)}
          data-pane="library"
          inert={hidden.has('library')}
        >
          <LibrarySide />
        </div>
      </Panel>
      <Separator className={styles.separator} aria-label={say('shell.widthOfTheLibrary')} />
      <Panel
        id="results"
        panelRef={results}
        collapsible
        onResize={({ inPixels }) => note('results', inPixels > 1)}
        className={styles.panel}
        defaultSize={`${Math.min(420, window.innerWidth * 0.32)}px`}
        minSize="260px"
        maxSize="900px"
        groupResizeBehavior="preserve-pixel-size"
      >
        <section
          className={cx(styles.fill, hidden.has('results') && styles.hidden)}
          aria-label={say('shell.searchResults')}
          data-pane="results"
          inert={hidden.has('results')}
        >
          <ResultsPane />
        </section>
      </Panel>
      <Separator className={styles.separator} aria-label={say('shell.widthOfTheList')} />
      <Panel id="reader" className={styles.panel} minSize="300px">
        <section className={styles.fill} aria-label={say('shell.article')} data-pane="reader">
          <ReadingPane />
        </section>
      </Panel>
    </Group>
  );
}

function NarrowPanes() {
  const desk = useDesk();
  const pane = useStore(desk.pane);
  return (
    <div className={cx(styles.group, styles.stack)}>
      <section
        className={styles.fill}
        aria-label={say('shell.searchResults')}
        data-pane="results"
        inert={pane !== 'list'}
      >
        <ResultsPane />
      </section>
      <section
        className={cx(styles.fill, styles.over, pane !== 'reader' && styles.away)}
        aria-label={say('shell.article')}
        data-pane="reader"
        inert={pane !== 'reader'}
      >
        <ReadingPane />
      </section>
      {pane === 'library' ? (
        <div className={styles.drawer} data-pane="library">
          <LibrarySide />
          <button
            type="button"
            className={styles.scrim}
            aria-label={say('shell.closeTheLibrary')}
            onClick={() => desk.pane.set('list')}
          />
        </div>
      ) : null}
    </div>
  );
}
