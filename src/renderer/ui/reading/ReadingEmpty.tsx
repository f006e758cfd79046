import { BookOpenText, FileX2, TriangleAlert } from 'lucide-react';
import { say } from '../messages/say';
import { Sentence } from '../messages/Sentence';
import { useDesk } from '../parts/desk-context';
import { Empty } from '../parts/Empty';
import { Button } from '../parts/Button';
import { ImportReportPage } from '../import/ImportReportPage';
import { useStore } from '../state/store';
import styles from './ReadingEmpty.module.css';

/** The reading pane with no article in it; in Imports, the chosen import's report stands here. */
export function ReadingEmpty() {
  const desk = useDesk();
  const { phase } = useStore(desk.reading.store);
  const { section, importId } = useStore(desk.place);
  const selection = useStore(desk.mover.selection);
  if (phase === 'gone') {
    return (
      <div className={styles.pane}>
        <Empty icon={<FileX2 size={30} aria-hidden />} title={say('reading.empty.gone')}>
          {say('reading.empty.goneWhy')}
        </Empty>
      </div>
    );
  }
  if (phase === 'failed') {
    return (
      <div className={styles.pane}>
        <Empty
          icon={<TriangleAlert size={30} aria-hidden />}
          title={say('reading.empty.failed')}
          actions={<Button onPress={() => desk.reading.refresh()}>{say('reading.empty.tryAgain')}</Button>}
        >
          {say('reading.empty.failedWhy')}
        </Empty>
      </div>
    );
  }
  if (section === 'imports' && importId !== null) return <ImportReportPage />;
  if (phase === 'waiting') return <div className={styles.pane} />;
  if (selection.ids.size > 1) return <div className={styles.pane} />;
  return (
    <div className={styles.pane}>
      <Empty icon={<BookOpenText size={30} aria-hidden />} title={say('reading.empty.nothing')}>
        <Sentence
          of="reading.empty.nothingHow"
          values={{ next: <kbd>J</kbd>, previous: <kbd>K</kbd>, help: <kbd>?</kbd> }}
        />
      </Empty>
    </div>
  );
}
