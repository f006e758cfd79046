import { Inbox } from 'lucide-react';
import { formatMinute } from '../format/dates';
import { formatCount } from '../format/numbers';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useCommand, useDesk } from '../parts/desk-context';
import { Empty } from '../parts/Empty';
import { isActive } from '../state/jobs';
import { useStore } from '../state/store';
import { importCounts, importState } from './import-words';
import styles from './ImportsList.module.css';

/** Every import, newest first; choosing one shows its articles and its report. */
export function ImportsList() {
  const desk = useDesk();
  const { list } = useStore(desk.imports.store);
  const { jobs } = useStore(desk.jobs);
  const importFiles = useCommand('import-files');
  const importFolder = useCommand('import-folder');
  const watched = useCommand('watched');
  const rules = useCommand('rules');
  const running = new Set(jobs.filter(isActive).map((job) => job.importId));
  if (list.length === 0) {
    return (
      <Empty
        icon={<Inbox size={30} aria-hidden />}
        title={say('importing.noImportsYet')}
        actions={
          <>
            <Button look="primary" onPress={importFolder.run}>
              {importFolder.name}
            </Button>
            <Button onPress={importFiles.run}>{importFiles.name}</Button>
            <Button onPress={watched.run}>{watched.name}</Button>
          </>
        }
      >
        {say('importing.eachImportIsKept')}
      </Empty>
    );
  }
  return (
    <div className={styles.scroll}>
      <div className={styles.count}>
        <span>
          <strong>{formatCount(list.length)}</strong> {list.length === 1 ? 'import' : 'imports'}
        </span>
        <Button look="quiet" onPress={watched.run}>
          {watched.name}
        </Button>
        <Button look="quiet" onPress={rules.run}>
          {rules.name}
        </Button>
      </div>
      <ul aria-label={say('importing.imports')}>
        {list.map((item) => {
          const state = importState(item, running.has(item.id));
          return (
            <li key={item.id}>
              <button
                type="button"
                className={styles.item}
                onClick={() => {
                  desk.go({ section: 'imports', importId: item.id });
                  desk.pane.set('list');
                }}
              >
                <span className={styles.head}>
                  <strong>
                    <bdi>{item.label}</bdi>
                  </strong>
                  {state ? <span className={styles.state}>{state}</span> : null}
                </span>
                <span className={styles.counts}>{importCounts(item).join(' · ')}</span>
                <time className={styles.when} dateTime={item.begun}>
                  {formatMinute(item.begun)}
                </time>
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
