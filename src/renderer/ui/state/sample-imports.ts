import type { ImportSummary } from '../../../contract/archive-api';
import type { Job } from '../../../contract/control';
import { isActive } from './jobs';

/** The imports of the sample archive that can be taken back: not under way, and not taken back. */
export function sampleImports(list: readonly ImportSummary[], jobs: readonly Job[]): readonly ImportSummary[] {
  const running = new Set(jobs.filter(isActive).map((job) => job.importId));
  return list.filter((item) => isOfSamples(item) && !item.isWithdrawn && !running.has(item.id));
}

/** Whether an import brought in the sample archive and nothing else. */
export function isOfSamples({ sources }: Pick<ImportSummary, 'sources'>): boolean {
  return sources.length > 0 && sources.every(({ kind }) => kind === 'samples');
}
