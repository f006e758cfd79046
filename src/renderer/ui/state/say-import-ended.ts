import type { Job, JobCounts, VerifyReport } from '../../../contract/control';
import { countOf } from '../format/numbers';
import { say } from '../messages/say';
import { failureWords } from '../words';
import type { Toasts } from './toasts';

/** "412 articles, 3 saved again, 2 not taken in": what came of an import, without the parts that are nought. */
export function summarise(counts: JobCounts): string {
  const parts: string[] = [];
  if (counts.articles > 0) parts.push(countOf(counts.articles, say('state.newArticle')));
  if (counts.versions > 0) parts.push(countOf(counts.versions, say('state.otherVersion')));
  if (counts.sightings > 0) parts.push(say('state.heldAlready', { sightings: counts.sightings }));
  if (counts.refused > 0) parts.push(say('state.notTakenIn', { refused: counts.refused }));
  return parts.length === 0 ? say('state.nothingNew') : parts.join(', ');
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
  const begun =
    job.state === 'done'
      ? say('state.imported')
      : job.state === 'cancelled'
        ? say('state.cancelled')
        : say('state.stopped');
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
    actions: importId === null ? [] : [act(say('state.showArticles'), 'articles'), act(say('state.report'), 'report')],
    staysMs: job.counts.refused > 0 || job.state !== 'done' ? null : 15_000,
  });
}

/** Says what checking the library found. */
export function sayChecked(report: VerifyReport, toasts: Toasts): void {
  const checked = say('state.articleAndOriginalChecked', { articles: report.articles, objects: report.objects });
  if (report.ok) toasts.show({ text: say('state.allUnchangedSinceImport', { checked }), staysMs: 15_000 });
  else {
    toasts.show({
      tone: 'bad',
      text: say('state.faultFound', { checked, count: report.faults.length }),
      more: say('state.nothingWasChangedRun'),
      staysMs: null,
    });
  }
}
