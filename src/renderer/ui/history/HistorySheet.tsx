import { useCallback, useEffect, useState } from 'react';
import type { HistoryStep } from '../../../contract/archive-api';
import { formatDay } from '../format/dates';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { cx } from '../parts/cx';
import { useDesk } from '../parts/desk-context';
import { Sheet } from '../parts/Sheet';
import { useStore } from '../state/store';
import { tellStep } from '../step-words';
import { byDay } from './by-day';
import styles from './HistorySheet.module.css';

const pageSteps = 60;

/** What was done to the library, day by day, and the way to take each step back, also from days ago. */
export function HistorySheet() {
  const desk = useDesk();
  return (
    <Sheet title={say('history.history')} side="end" isOpen onClose={() => desk.overlay.set(null)}>
      <Steps />
    </Sheet>
  );
}

function Steps() {
  const desk = useDesk();
  const { counts } = useStore(desk.library);
  const undoable = useStore(desk.steps.undoable);
  const [steps, setSteps] = useState<readonly HistoryStep[] | null>(null);
  const [wanted, setWanted] = useState(pageSteps);
  const [isFailed, setIsFailed] = useState(false);

  const load = useCallback(() => {
    let isStale = false;
    desk.ask('history', null, wanted).then(
      (found) => {
        if (!isStale) setSteps(found);
      },
      () => setIsFailed(true),
    );
    return () => {
      isStale = true;
    };
  }, [desk, wanted]);
  // Asked again whenever the archive says that something was applied.
  useEffect(load, [load, counts, undoable]);

  const undo = async (step: HistoryStep): Promise<void> => {
    await desk.steps.takeBack(step);
    load();
  };
  if (isFailed) return <p className={styles.none}>{say('history.theArchiveDidNot')}</p>;
  if (!steps) return null;
  const done = steps.filter((step) => step.undoes === null);
  if (done.length === 0) return <p className={styles.none}>{say('history.nothingHasBeenDone')}</p>;
  return (
    <>
      <p className={styles.none}>{say('history.everyChangeYouMade')}</p>
      {byDay(done).map(({ day, steps: ofDay }) => (
        <section key={day} className={styles.day}>
          <h3>{formatDay(day, 'long')}</h3>
          <ul aria-label={formatDay(day, 'long')}>
            {ofDay.map((step) => (
              <li key={step.group} className={cx(styles.step, step.undoneBy !== null && styles.undone)}>
                <time dateTime={step.at}>{timeOf(step.at)}</time>
                <span className={styles.words}>{tellStep(step)}</span>
                {step.undoneBy === null ? null : <span className={styles.state}>{say('history.undone')}</span>}
                {step.canUndo ? (
                  <Button
                    look="quiet"
                    aria-label={say('history.undo2', { step: tellStep(step) })}
                    onPress={() => void undo(step)}
                  >
                    {say('history.undo')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {steps.length === wanted ? (
        <Button onPress={() => setWanted(wanted + pageSteps)}>{say('history.olderSteps')}</Button>
      ) : null}
    </>
  );
}

function timeOf(iso: string): string {
  return new Date(iso).toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
}
