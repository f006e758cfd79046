import { BookOpenText, FileX2, TriangleAlert } from 'lucide-react';
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
        <Empty icon={<FileX2 size={30} aria-hidden />} title="This article is no longer here">
          It left the library with the import it came from.
        </Empty>
      </div>
    );
  }
  if (phase === 'failed') {
    return (
      <div className={styles.pane}>
        <Empty
          icon={<TriangleAlert size={30} aria-hidden />}
          title="The article could not be read"
          actions={<Button onPress={() => desk.reading.refresh()}>Try again</Button>}
        >
          The archive did not answer. Nothing was lost.
        </Empty>
      </div>
    );
  }
  if (section === 'imports' && importId !== null) return <ImportReportPage />;
  if (phase === 'waiting') return <div className={styles.pane} />;
  if (selection.ids.size > 1) return <div className={styles.pane} />;
  return (
    <div className={styles.pane}>
      <Empty icon={<BookOpenText size={30} aria-hidden />} title="Nothing open">
        Choose an article to read it here. <kbd>J</kbd> and <kbd>K</kbd> go through the list, <kbd>?</kbd> shows every
        key.
      </Empty>
    </div>
  );
}
