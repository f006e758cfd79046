import type { Job } from '../../../contract/control';
import type { Desk } from './desk';
import { endedJobs } from './jobs';
import { revealExport } from './reveal-export';
import { sayExportEnded } from './say-export-ended';
import { sayImportEnded } from './say-import-ended';

/** Takes in the jobs as they are now and says what came of those that have ended; whether any has. */
export function sayEndedJobs(
  desk: Pick<Desk, 'jobs' | 'platform' | 'wire' | 'toasts' | 'announcement' | 'showImport' | 'sayFailure'>,
  now: readonly Job[],
): boolean {
  const { jobs, platform, toasts, announcement, showImport } = desk;
  const ended = endedJobs(jobs.get().jobs, now);
  jobs.set({ isKnown: true, jobs: now });
  const announce = announcement.set;
  for (const job of ended) {
    const reveal = platform.can.revealFile ? () => revealExport(desk, job.id) : null;
    if (job.kind === 'export') sayExportEnded(job, { toasts, announce, reveal });
    if (job.kind === 'import') sayImportEnded(job, { toasts, showImport, announce });
  }
  return ended.length > 0;
}
