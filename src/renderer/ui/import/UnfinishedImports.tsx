import { useEffect, useState } from 'react';
import { formatCount } from '../format/numbers';
import { Sentence } from '../messages/Sentence';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { unfinishedImports } from '../state/imports';
import { useStore } from '../state/store';
import styles from './UnfinishedImports.module.css';

const settleMs = 1200;

/** An import that was cancelled or cut off, and what can be done about it. */
export function UnfinishedImports() {
  const desk = useDesk();
  const { list } = useStore(desk.imports.store);
  const { jobs, isKnown } = useStore(desk.jobs);
  const { isReady, progress } = useStore(desk.library);
  // While the archive catches up, the ends of imports may not have reached it yet.
  const isCaughtUp = isReady && (progress === null || progress.what === 'index');
  const found = isKnown && isCaughtUp ? unfinishedImports(list, jobs) : [];
  const ids = found.map((item) => item.id).join();
  // An import that has just ended is told by two messages; between them it would look unfinished.
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(ids), settleMs);
    return () => clearTimeout(timer);
  }, [ids]);
  const [item] = found;
  if (!item || settled !== ids) return null;
  return (
    <section className={styles.banner} aria-label={say('importing.unfinishedImport')}>
      <p>
        <strong>
          <Sentence of="importing.theImport" values={{ label: <bdi>{item.label}</bdi> }} />{' '}
          {item.end === 'cancelled' ? say('importing.wasCancelled') : say('importing.stoppedBeforeItsEnd')}.
        </strong>{' '}
        {formatCount(item.files)} {item.files === 1 ? say('importing.fileIs') : say('importing.filesAre')}{' '}
        {say('importing.doneAndSafeContinuing')}
      </p>
      <div className={styles.actions}>
        <Button look="primary" onPress={() => void desk.intake.continueImport(item.id)}>
          {say('importing.continue')}
        </Button>
        <Button onPress={() => void desk.intake.keepImport(item.id)}>{say('importing.keepWhatCameIn')}</Button>
        <Button onPress={() => void desk.edits.withdrawImport(item.id, item.label)}>
          {say('importing.undoTheImport')}
        </Button>
      </div>
    </section>
  );
}
