import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import { LibrarySide } from '../library/LibrarySide';
import { cx } from '../parts/cx';
import { useDesk } from '../parts/desk-context';
import { ReadingPane } from '../reading/ReadingPane';
import { ResultsPane } from '../results/ResultsPane';
import { useStore } from '../state/store';
import { useMedia } from './use-media';
import styles from './Panes.module.css';

/** Library, results and reader side by side, or one at a time where there is no room. */
export function Panes() {
  const isNarrow = useMedia('(max-width: 760px)');
  return <main className={styles.main}>{isNarrow ? <NarrowPanes /> : <WidePanes />}</main>;
}

function WidePanes() {
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
        className={styles.panel}
        defaultSize={`${Math.min(232, window.innerWidth * 0.2)}px`}
        minSize="150px"
        maxSize="400px"
        groupResizeBehavior="preserve-pixel-size"
      >
        <LibrarySide />
      </Panel>
      <Separator className={styles.separator} aria-label="Width of the library" />
      <Panel
        id="results"
        className={styles.panel}
        defaultSize={`${Math.min(420, window.innerWidth * 0.32)}px`}
        minSize="260px"
        maxSize="900px"
        groupResizeBehavior="preserve-pixel-size"
      >
        <section className={styles.fill} aria-label="Search results">
          <ResultsPane />
        </section>
      </Panel>
      <Separator className={styles.separator} aria-label="Width of the list" />
      <Panel id="reader" className={styles.panel} minSize="300px">
        <section className={styles.fill} aria-label="Article">
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
      <section className={styles.fill} aria-label="Search results" inert={pane !== 'list'}>
        <ResultsPane />
      </section>
      <section
        className={cx(styles.fill, styles.over, pane !== 'reader' && styles.away)}
        aria-label="Article"
        inert={pane !== 'reader'}
      >
        <ReadingPane />
      </section>
      {pane === 'library' ? (
        <div className={styles.drawer}>
          <LibrarySide />
          <button
            type="button"
            className={styles.scrim}
            aria-label="Close the library"
            onClick={() => desk.pane.set('list')}
          />
        </div>
      ) : null}
    </div>
  );
}
