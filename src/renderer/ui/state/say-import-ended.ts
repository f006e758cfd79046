import type { Job, JobCounts, VerifyReport } from '../../../contract/control';
import { countOf, formatCount } from '../format/numbers';
import { failureWords } from '../words';
import type { Toasts } from './toasts';

/** "412 articles, 3 saved again, 2 not taken in": what came of an import, without the parts that are nought. */
export function summarise(counts: JobCounts): string {
  const parts: string[] = [];
  if (counts.articles > 0) parts.push(countOf(counts.articles, 'new article'));
  if (counts.versions > 0) parts.push(countOf(counts.versions, 'other version'));
  if (counts.sightings > 0) parts.push(`${formatCount(counts.sightings)} held already`);
  if (counts.refused > 0) parts.push(`${formatCount(counts.refused)} not taken in`);
  return parts.length === 0 ? 'Nothing new' : parts.join(', ');
}

/** Says in a message what an import that has just ended came to, and offers what follows from it. */
export function sayImportEnded(
  job: Job,
  to: {
    readonly toasts: Toasts;
    readonly showImport: (importId: number, what: 'articles' | 'report') => void;
    readonly announce: (text: string) => void;
  },
): void {
  const { importId } = job;
  const begun = job.state === 'done' ? 'Imported' : job.state === 'cancelled' ? 'Cancelled' : 'Stopped';
  const text = `${begun} ${job.label}: ${summarise(job.counts)}`;
  to.announce(text);
  const act = (label: string, what: 'articles' | 'report') => ({
    label,
    run: () => {
      to.toasts.close(id);
      if (importId !== null) to.showImport(importId, what);
    },
  });
  const id = to.toasts.show({
    tone: job.state === 'failed' ? 'bad' : 'plain',
    text,
    topic: 'import',
    more: job.failure ? failureWords[job.failure.code].title : null,
    actions: importId === null ? [] : [act('Show articles', 'articles'), act('Report', 'report')],
    staysMs: job.counts.refused > 0 || job.state !== 'done' ? null : 15_000,
  });
}

/** Says what checking the library found. */
export function sayChecked(report: VerifyReport, toasts: Toasts): void {
  const checked = `${countOf(report.articles, 'article')} and ${countOf(report.objects, 'original')} checked`;
  if (report.ok) toasts.show({ text: `${checked}: all unchanged since import`, staysMs: 15_000 });
  else {
    toasts.show({
      tone: 'bad',
      text: `${checked}: ${countOf(report.faults.length, 'fault')} found`,
      more: 'Nothing was changed. Run “backfile verify” in a terminal for the list.',
      staysMs: null,
    });
  }
}
