import { Check, TriangleAlert } from 'lucide-react';
import type { Job } from '../../../contract/control';
import { countOf, formatBytes, formatCount, formatLeft } from '../format/numbers';
import { say } from '../messages/say';
import { cx } from '../parts/cx';
import { useDesk } from '../parts/desk-context';
import { isActive } from '../state/jobs';
import { useStore } from '../state/store';
import { failureWords, progressWords } from '../words';
import styles from './StatusBar.module.css';

/** What runs, at the start; what is known to be safe, at the end. */
export function StatusBar() {
  const desk = useDesk();
  const { jobs } = useStore(desk.jobs);
  const handOver = useStore(desk.intake.handOver);
  const { progress } = useStore(desk.library);
  const selection = useStore(desk.mover.selection);
  return (
    <footer className={styles.bar} aria-label={say('status.status')}>
      {handOver ? (
        <Running
          words={say('status.bringingInOf', {
            label: handOver.label,
            doneBytes: formatBytes(handOver.doneBytes),
            ofBytes: formatBytes(handOver.ofBytes),
          })}
          done={handOver.doneBytes}
          of={handOver.ofBytes}
          onCancel={handOver.cancel}
        />
      ) : null}
      {jobs.filter(isActive).map((job) => (
        <RunningJob key={job.id} job={job} />
      ))}
      {progress ? (
        <Running
          words={`${progressWords[progress.what]}: ${percentOf(progress.done, progress.of)}`}
          done={progress.done}
          of={progress.of}
        />
      ) : null}
      {selection.ids.size > 1 ? <span>{say('status.chosen', { count: selection.ids.size })}</span> : null}
      <Safety />
    </footer>
  );
}

const verbs: Record<Job['kind'], string> = {
  import: say('status.importing'),
  verify: say('status.checking'),
  export: say('status.exporting'),
  rebuild: say('status.refilling'),
  're-read': say('status.cleaningAgain'),
};

/** How far along, for work whose pieces mean nothing to the user. */
function percentOf(done: number, of: number): string {
  return `${of === 0 ? 0 : Math.floor((100 * done) / of)} %`;
}

function RunningJob({ job }: { readonly job: Job }) {
  const desk = useDesk();
  const verb = verbs[job.kind];
  const onOpen = (): void => desk.overlay.set('jobs');
  if (job.state === 'paused') {
    return (
      <Running
        words={say('status.isPaused', {
          verb,
          label: job.label,
          title: failureWords[job.failure?.code ?? 'no-space'].title,
        })}
        done={job.done}
        of={job.of}
        onOpen={onOpen}
        onCancel={() => void desk.intake.cancelJob(job.id)}
      />
    );
  }
  const count = job.of === null ? formatCount(job.done) : say('status.of', { done: job.done, of: job.of });
  const rate = [
    job.perSecond >= 1 ? say('status.aSecond', { perSecond: Math.round(job.perSecond) }) : null,
    job.secondsLeft === null ? null : formatLeft(job.secondsLeft),
  ].filter(Boolean);
  return (
    <Running
      words={
        job.state === 'cancelling' ? say('status.cancelling', { label: job.label }) : `${verb} ${job.label}: ${count}`
      }
      done={job.done}
      of={job.of}
      onOpen={onOpen}
      more={job.state === 'running' ? rate.join(', ') : undefined}
      onCancel={job.state === 'running' ? () => void desk.intake.cancelJob(job.id) : undefined}
    />
  );
}

function Running({
  words,
  done,
  of,
  more,
  onOpen,
  onCancel,
}: {
  readonly words: string;
  readonly done: number;
  readonly of: number | null;
  readonly more?: string | undefined;
  /** Opens the list of all jobs. */
  readonly onOpen?: (() => void) | undefined;
  readonly onCancel?: (() => void) | undefined;
}) {
  return (
    <div className={styles.running}>
      {onOpen ? (
        <button
          type="button"
          className={cx(styles.words, styles.open)}
          title={say('status.showAllThatIs')}
          onClick={onOpen}
        >
          <bdi>{words}</bdi>
        </button>
      ) : (
        <span className={styles.words}>
          <bdi>{words}</bdi>
        </span>
      )}
      <progress
        className={styles.progress}
        aria-label={words}
        {...(of === null || of === 0 ? {} : { value: done, max: of })}
      />
      {more ? <span className={styles.more}>{more}</span> : null}
      {onCancel ? (
        <button type="button" className={styles.cancel} onClick={onCancel}>
          {say('status.cancel')}
        </button>
      ) : null}
    </div>
  );
}

/** Says nothing is lost only when that is so: a lost main side or a stopped archive is said here too. */
function Safety() {
  const desk = useDesk();
  const { phase } = useStore(desk.connection);
  const { counts, stopped, isReady } = useStore(desk.library);
  if (stopped) {
    return (
      <span className={styles.bad}>
        <TriangleAlert size={13} aria-hidden />
        {say('status.theArchiveHasStopped')}
      </span>
    );
  }
  if (phase === 'lost') return <span className={styles.bad}>{say('status.notConnected')}</span>;
  if (!counts) return <span className={styles.end}>{say('status.openingYourLibrary')}</span>;
  return (
    <span className={styles.end}>
      {countOf(counts.all, 'article')}
      {isReady ? (
        <>
          <span aria-hidden>·</span>
          <span className={styles.good}>
            <Check size={13} aria-hidden />
            {say('status.allChangesSaved')}
          </span>
        </>
      ) : null}
    </span>
  );
}
