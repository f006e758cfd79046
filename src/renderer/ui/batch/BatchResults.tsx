import { Download, RotateCw } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { BatchSelection } from '../../../contract/control';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import kept from '../parts/KeptLists.module.css';
import { useStore } from '../state/store';
import type { BatchList, BatchRow, BatchState } from './batch-run';
import styles from './BatchSheet.module.css';
import { BatchTable } from './BatchTable';

/** How far a run is, and the table of what it found. */
export function BatchResults({
  list,
  takesFocus,
  edit,
  onAgain,
}: {
  readonly list: BatchList;
  readonly takesFocus: boolean;
  readonly edit: ReactNode;
  readonly onAgain: () => void;
}) {
  const desk = useDesk();
  const { phase, rows, upTo } = useStore(desk.batch.store);
  const isRunning = phase === 'running' || phase === 'waiting';
  const [isBusy, setIsBusy] = useState(false);
  const summary = useRef<HTMLParagraphElement>(null);
  // The button that was pressed to come here is gone.
  const [isFocused] = useState(takesFocus);
  useEffect(() => {
    if (isFocused) summary.current?.focus();
  }, [isFocused]);
  const sums = useMemo(() => sumUp(rows), [rows]);

  const save = async (part: BatchSelection['part']): Promise<void> => {
    setIsBusy(true);
    const { kind, seen, name } = list;
    const title = [name || say('batch.title'), part === 'table' ? '' : part].filter(Boolean).join(' – ');
    const lines = rows.map(({ line }) => line);
    const what: BatchSelection = { kind: 'batch', part, lines, as: kind, seen, upTo };
    const options = { title, withNotes: false };
    const answer = await desk.wire.send('export', { what, format: 'csv', options, path: null });
    setIsBusy(false);
    if (!answer.ok) desk.sayFailure(answer.failure);
  };
  const csv = (part: BatchSelection['part'], words: string, count: number): ReactNode => (
    <Button look="quiet" isDisabled={isBusy || isRunning || count === 0} onPress={() => void save(part)}>
      <Download size={15} aria-hidden /> {words}
    </Button>
  );

  return (
    <div className={styles.results}>
      <div className={styles.head}>
        <p ref={summary} role="status" tabIndex={-1} className={styles.summary}>
          {tellRun(list, phase, rows.length)}
          {rows.length > 0 ? <span>{tellSums(sums)}</span> : null}
        </p>
        {isRunning ? (
          <>
            <progress value={rows.length} max={list.lines.length} aria-label={say('batch.linesRun')} />
            <Button onPress={desk.batch.cancel}>{say('batch.cancel')}</Button>
          </>
        ) : (
          <>
            {edit}
            <Button onPress={onAgain}>
              <RotateCw size={15} aria-hidden /> {say('batch.runAgain')}
            </Button>
          </>
        )}
      </div>
      <BatchTable list={list} rows={rows} />
      <div className={kept.actions}>
        <span className={kept.hint}>{say('batch.csv')}</span>
        {csv('table', say('batch.csv.table'), rows.length)}
        {csv('hits', say('batch.csv.hits'), sums.found)}
        {list.seen === null ? null : csv('new', say('batch.csv.new'), sums.fresh)}
      </div>
    </div>
  );
}

interface Sums {
  readonly found: number;
  readonly fresh: number;
  readonly empty: number;
  readonly remarked: number;
}

function sumUp(rows: readonly BatchRow[]): Sums {
  let [found, fresh, empty, remarked] = [0, 0, 0, 0];
  for (const { figures } of rows) {
    found += figures.found;
    fresh += figures.fresh ?? 0;
    empty += Number(figures.found === 0);
    remarked += Number(figures.notices.length > 0);
  }
  return { found, fresh, empty, remarked };
}

function tellRun({ lines, name }: BatchList, phase: BatchState['phase'], done: number): string {
  const count = lines.length;
  switch (phase) {
    case 'running':
      return say('batch.run.running', { done, count });
    case 'waiting':
      return say('batch.run.waiting', { done, count });
    case 'cancelled':
      return say('batch.run.cancelled', { done, count });
    case 'failed':
      return say('batch.run.failed', { done, count });
    case 'done':
      return name === '' ? say('batch.run.done', { count }) : say('batch.run.doneNamed', { name, count });
    default:
      return phase satisfies never;
  }
}

function tellSums({ found, fresh, empty, remarked }: Sums): string {
  return [
    say('batch.sum.found', { count: found }),
    fresh > 0 ? say('batch.sum.fresh', { count: fresh }) : null,
    empty > 0 ? say('batch.sum.empty', { count: empty }) : null,
    remarked > 0 ? say('batch.sum.remarked', { count: remarked }) : null,
  ]
    .filter(Boolean)
    .join(' · ');
}
