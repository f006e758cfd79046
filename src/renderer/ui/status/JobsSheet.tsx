import { useEffect, useState } from 'react';
import type { Job, JobLine } from '../../../contract/control';
import { countOf, formatCount, formatLeft } from '../format/numbers';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useDesk } from '../parts/desk-context';
import { Sheet } from '../parts/Sheet';
import { isActive } from '../state/jobs';
import { revealExport } from '../state/reveal-export';
import { whereExported } from '../state/say-export-ended';
import { summarise } from '../state/say-import-ended';
import { useStore } from '../state/store';
import { failureWords } from '../words';
import styles from './JobsSheet.module.css';

const verbs: Record<Job['kind'], string> = {
  import: say('status.importOf'),
  verify: say('status.checkOf'),
  export: say('status.exportOf'),
  rebuild: say('status.refillingOf'),
  're-read': say('status.cleaningAgainOf'),
};
const states: Record<Job['state'], string> = {
  running: say('status.running'),
  paused: say('status.paused'),
  cancelling: say('status.beingCancelled'),
  done: say('status.done'),
  cancelled: say('status.cancelled'),
  failed: say('status.stopped'),
};

/** Everything that runs or ran since the library was opened: how far, how fast, how long still. */
export function JobsSheet() {
  const desk = useDesk();
  const { jobs } = useStore(desk.jobs);
  const newestFirst = [...jobs].reverse();
  return (
    <Sheet title={say('status.whatIsBeingDone')} isOpen onClose={() => desk.overlay.set(null)}>
      {jobs.length === 0 ? (
        <p className={styles.none}>{say('status.nothingHasBeenAsked')}</p>
      ) : (
        <ul className={styles.list} aria-label={say('status.jobs')}>
          {newestFirst.map((job) => (
            <JobView key={job.id} job={job} />
          ))}
        </ul>
      )}
    </Sheet>
  );
}

function JobView({ job }: { readonly job: Job }) {
  const desk = useDesk();
  const { importId } = job;
  const where = whereExported(job);
  const [isLogShown, setIsLogShown] = useState(false);
  const facts = isActive(job)
    ? [
        states[job.state],
        job.of === null ? formatCount(job.done) : say('status.of', { done: job.done, of: job.of }),
        job.perSecond >= 1 ? say('status.aSecond', { perSecond: Math.round(job.perSecond) }) : null,
        job.secondsLeft === null ? null : formatLeft(job.secondsLeft),
      ]
    : [
        states[job.state],
        job.kind === 'import'
          ? summarise(job.counts)
          : job.kind === 're-read'
            ? say('status.articleOfChanged', { articles: job.counts.articles, done: job.done })
            : countOf(job.done, job.counted === 'lines' ? 'line' : job.kind === 'export' ? 'article' : 'item'),
      ];
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
        {where ? (
          <p className={styles.facts}>
            <bdi>{where}</bdi>
          </p>
        ) : null}
        {job.failure ? <p className={styles.bad}>{failureWords[job.failure.code].title}</p> : null}
        {isLogShown ? <JobLog job={job.id} done={job.done} state={job.state} /> : null}
      </div>
      <Button look="quiet" aria-expanded={isLogShown} onPress={() => setIsLogShown(!isLogShown)}>
        {say('status.log')}
      </Button>
      {where && job.place?.path && desk.platform.can.revealFile ? (
        <Button onPress={() => revealExport(desk, job.id)}>{say('status.showInFolder')}</Button>
      ) : null}
      {importId !== null && !isActive(job) ? (
        <Button
          onPress={() => {
            desk.overlay.set(null);
            desk.showImport(importId, 'report');
          }}
        >
          {say('status.report')}
        </Button>
      ) : null}
      {job.state === 'running' || job.state === 'paused' ? (
        <Button onPress={() => void desk.intake.cancelJob(job.id)}>{say('status.cancel')}</Button>
      ) : null}
    </li>
  );
}

/** The lines a job wrote of itself, asked for again as it goes on. */
function JobLog({ job, done, state }: { readonly job: string; readonly done: number; readonly state: Job['state'] }) {
  const desk = useDesk();
  const [lines, setLines] = useState<readonly JobLine[] | null>(null);
  // What was written so far belongs to this much of the work: further along, it is asked for again.
  const stage = `${job} ${done} ${state}`;
  const [asked, setAsked] = useState<string | null>(null);
  useEffect(() => {
    if (asked === stage) return;
    void desk.wire.send('job-log', { job }).then((answer) => {
      setAsked(stage);
      if (answer.ok) setLines(answer.value.lines);
    });
  }, [desk, job, stage, asked]);
  if (!lines) return null;
  return (
    <ol className={styles.log} aria-label={say('status.log')}>
      {lines.length === 0 ? <li>{say('status.nothingWasWritten')}</li> : null}
      {lines.map((line, at) => (
        // Lines have no identity but their order.
        // oxlint-disable-next-line react/no-array-index-key
        <li key={at}>
          <time dateTime={line.at}>{new Date(line.at).toLocaleTimeString()}</time> <bdi>{line.text}</bdi>
        </li>
      ))}
    </ol>
  );
}
