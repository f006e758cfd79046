import { RotateCcw, Trash2, Undo2 } from 'lucide-react';
import type { ImportReport } from '../../../contract/archive-api';
import { formatMinute } from '../format/dates';
import { formatCount } from '../format/numbers';
import { say } from '../messages/say';
import { Button } from '../parts/Button';
import { useCommand, useDesk } from '../parts/desk-context';
import { isActive } from '../state/jobs';
import { isOfSamples } from '../state/sample-imports';
import { useStore } from '../state/store';
import { refusalWords, sourceWords } from '../words';
import { LeftOutList } from './LeftOutList';
import { importState } from './import-words';
import styles from './ImportReportPage.module.css';

/** What came of an import: the counts, and the files not taken in, grouped by reason. */
export function ImportReportPage() {
  const desk = useDesk();
  const { report } = useStore(desk.imports.store);
  if (!report) return <div className={styles.page} />;
  return <Report report={report} />;
}

function Report({ report }: { readonly report: ImportReport }) {
  const desk = useDesk();
  const { jobs } = useStore(desk.jobs);
  const removeSamples = useCommand('remove-samples');
  const isRunning = jobs.some((job) => job.importId === report.id && isActive(job));
  const state = importState(report, isRunning);
  const took = report.ended ? (Date.parse(report.ended) - Date.parse(report.begun)) / 1000 : null;
  const sources = [...new Set(report.sources.map((source) => sourceWords[source.kind]))].join(', ');
  const rows: readonly (readonly [number, string, string])[] = [
    [report.files, say('importing.filesRead'), say('importing.everyFileThatWas')],
    [report.articles, say('importing.newArticles'), say('importing.thatWereNotIn')],
    [report.versions, say('importing.otherVersions'), say('importing.sameAddressChangedText')],
    [report.sightings, say('importing.heldAlready'), 'the same article was here; when it was saved again is noted'],
    [report.companions, say('importing.companionFiles'), say('importing.picturesAndStylesOf')],
    [report.refused, say('importing.notTakenIn'), 'the reasons are below; the files are where they were'],
  ];
  return (
    <div className={styles.page} role="group" aria-label={say('importing.report')} tabIndex={0}>
      <div className={styles.inner}>
        <p className={styles.kicker}>{say('importing.importReport')}</p>
        <h1 className={styles.title}>
          <bdi>{report.label}</bdi>
        </h1>
        <p className={styles.facts}>
          <span>{formatMinute(report.begun)}</span>
          {took !== null && took >= 1 ? <span>{say('importing.tookSecond', { took: Math.round(took) })}</span> : null}
          <span>{sources}</span>
          {state ? <span className={styles.state}>{state}</span> : null}
        </p>
        <table className={styles.counts}>
          <tbody>
            {rows.map(([number, name, more]) => (
              <tr key={name} data-nought={number === 0 || undefined}>
                <td className={styles.number}>{formatCount(number)}</td>
                <th scope="row">{name}</th>
                <td className={styles.more}>{more}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {report.refusals.length > 0 ? (
          <section className={styles.refusals} aria-label={say('importing.notTakenIn')}>
            <h2>{say('importing.notTakenIn')}</h2>
            {report.refusals.map((group) => (
              <Refusals key={group.code} group={group} isOpen={report.refusals.length === 1} />
            ))}
          </section>
        ) : null}
        {report.outOfTrash.length > 0 ? <OutOfTrash ids={report.outOfTrash} /> : null}
        {report.leftOut ? <LeftOutList leftOut={report.leftOut} /> : null}
        <div className={styles.actions}>
          {report.refused > 0 && !isRunning ? (
            <Button onPress={() => void desk.intake.retryImport(report.id)}>
              <RotateCcw size={14} aria-hidden />
              {say('importing.tryAgain')}
            </Button>
          ) : null}
          {report.isWithdrawn ? (
            <Button onPress={() => void desk.edits.reinstateImport(report.id, report.label)}>
              {say('importing.bringTheImportBack')}
            </Button>
          ) : isRunning ? null : (
            <Button
              onPress={() => {
                if (isOfSamples(report)) removeSamples.run();
                else void desk.edits.withdrawImport(report.id, report.label);
              }}
            >
              <Undo2 size={14} aria-hidden />
              {isOfSamples(report) ? removeSamples.name : say('importing.undoTheImport')}
            </Button>
          )}
        </div>
      </div>
    </div>
  );
}

/** Says which articles an import took out of Trash, and puts them there again, as a step that is undone like any other. */
function OutOfTrash({ ids }: { readonly ids: readonly number[] }) {
  const desk = useDesk();
  return (
    <section className={styles.refusals} aria-label={say('imports.outOfTrash.title')}>
      <h2>{say('imports.outOfTrash.title')}</h2>
      <p className={styles.alone}>{say('imports.outOfTrash.how', { count: ids.length })}</p>
      <Button onPress={() => void desk.edits.trash(ids, null)}>
        <Trash2 size={14} aria-hidden />
        {say('imports.outOfTrash.putBack', { count: ids.length })}
      </Button>
    </section>
  );
}

function Refusals({ group, isOpen }: { readonly group: ImportReport['refusals'][number]; readonly isOpen: boolean }) {
  const { reason, advice } = refusalWords[group.code];
  const unlisted = group.count - group.files.length;
  return (
    <details className={styles.group} open={isOpen}>
      <summary>
        <span className={styles.number}>{formatCount(group.count)}</span>
        <span>
          <strong>{reason}</strong>
          <span className={styles.advice}>{advice}</span>
        </span>
      </summary>
      <ul>
        {group.files.map((file) => (
          <li key={`${file.path}|${file.part ?? ''}`}>
            <bdi>{file.part === null ? file.path : `${file.path} › ${file.part}`}</bdi>
            {file.detail ? <span className={styles.detail}>{file.detail}</span> : null}
          </li>
        ))}
        {unlisted > 0 ? <li>{say('importing.andMore2', { unlisted })}</li> : null}
      </ul>
    </details>
  );
}
