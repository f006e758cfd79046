import type { Job } from '../../../contract/control';
import { createStore, type Store } from './store';

export interface JobsState {
  /** Whether main has sent its list yet. */
  readonly isKnown: boolean;
  readonly jobs: readonly Job[];
}

/** Makes the store of what main is working on. */
export function createJobs(): Store<JobsState> {
  return createStore<JobsState>({ isKnown: false, jobs: [] });
}

/** Whether a job is still under way. */
export function isActive(job: Job): boolean {
  return job.state === 'running' || job.state === 'paused' || job.state === 'cancelling';
}

/** Jobs that were under way in `old` and have ended in `next`. */
export function endedJobs(old: readonly Job[], next: readonly Job[]): readonly Job[] {
  const active = new Set(old.filter(isActive).map((job) => job.id));
  return next.filter((job) => active.has(job.id) && !isActive(job));
}
