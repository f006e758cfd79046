import type { Job } from '../../../contract/control';
import { countOf, formatCount, formatLeft } from '../format/numbers';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { Sheet } from '../parts/Sheet';
import { isActive } from '../state/jobs';
import { summarise } from '../state/say-import-ended';
import { useStore } from '../state/store';
import { failureWords } from '../words';
import styles from './JobsSheet.module.css';

const verbs: Record<Job['kind'], string> = {
  import: 'Import of',
  verify: 'Check of',
  export: 'Export of',
  rebuild: 'Refilling of',
};
const states: Record<Job['state'], string> = {
  running: 'Running',
  paused: 'Paused',
  cancelling: 'Being cancelled',
  done: 'Done',
  cancelled: 'Cancelled',
  failed: 'Stopped',
};

/** Everything that runs or ran since the library was opened: how far, how fast, how long still. */
export function JobsSheet() {
  const desk = useDesk();
  const { jobs } = useStore(desk.jobs);
  const newestFirst = [...jobs].reverse();
  return (
    <Sheet title="What is being done" isOpen onClose={() => desk.overlay.set(null)}>
      {jobs.length === 0 ? (
        <p className={styles.none}>
          Nothing has been asked for since Backfile was opened. Imports, exports and checks are listed here.
        </p>
      ) : (
        <ul className={styles.list} aria-label="Jobs">
          {newestFirst.map((job) => (
            <JobLine key={job.id} job={job} />
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function JobLine({ job }: { readonly job: Job }) {
  const desk = useDesk();
  const { importId } = job;
  const facts = isActive(job)
    ? [
        states[job.state],
        job.of === null ? formatCount(job.done) : `${formatCount(job.done)} of ${formatCount(job.of)}`,
        job.perSecond >= 1 ? `${formatCount(Math.round(job.perSecond))} a second` : null,
        job.secondsLeft === null ? null : formatLeft(job.secondsLeft),
      ]
    : [states[job.state], job.kind === 'import' ? summarise(job.counts) : countOf(job.done, 'item')];
  return (
    <li className={styles.job}>
      <div className={styles.words}>
        <p>
          {verbs[job.kind]} <bdi>{job.label}</bdi>
        </p>
        {isActive(job) ? (
          <progress
            className={styles.progress}
            aria-label={`${verbs[job.kind]} ${job.label}`}
            {...(job.of === null || job.of === 0 ? {} : { value: job.done, max: job.of })}
          />
        ) : null}
        <p className={styles.facts}>{facts.filter(Boolean).join(' · ')}</p>
        {job.failure ? <p className={styles.bad}>{failureWords[job.failure.code].title}</p> : null}
      </div>
      {importId !== null && !isActive(job) ? (
        <Button
          onPress={() => {
            desk.overlay.set(null);
            desk.showImport(importId, 'report');
          }}
        >
          Report
        </Button>
      ) : null}
      {job.state === 'running' || job.state === 'paused' ? (
        <Button onPress={() => void desk.intake.cancelJob(job.id)}>Cancel</Button>
      ) : null}
    </li>
  );
}
