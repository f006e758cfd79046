import type { Job, JobLine } from '../../contract/control';

/** What jobs wrote of themselves, also of those that are no longer listed. */
export interface JobLogs {
  begin(job: Job): void;
  add(id: string, text: string): void;
  /** Writes down when a job starts, waits, goes on or ends. */
  noteChange(before: Job, now: Job): void;
  /** Oldest first; null for a job unknown. */
  read(id: string): readonly JobLine[] | null;
}

const mostLines = 200;
const mostJobs = 60;
const mostCharacters = 1000;

/** Keeps the last 200 lines of each of the last 60 jobs, in memory. */
export function createJobLogs(): JobLogs {
  const logs = new Map<string, JobLine[]>();

  const add = (id: string, text: string): void => {
    const lines = logs.get(id);
    if (!lines) return;
    lines.push({ at: new Date().toISOString(), text: text.slice(0, mostCharacters) });
    if (lines.length > mostLines) lines.shift();
  };

  return {
    begin({ id, kind, label }) {
      logs.set(id, []);
      const [oldest] = logs.keys();
      if (logs.size > mostJobs && oldest !== undefined) logs.delete(oldest);
      add(id, `${kind}: ${label}`);
    },
    add,
    noteChange(before, now) {
      if (before.state === now.state && before.failure?.code === now.failure?.code) return;
      const why = now.failure ? `: ${now.failure.code} ${now.failure.detail}`.trimEnd() : '';
      add(now.id, `${now.state}${why}, ${now.done} of ${now.of ?? 'an unknown number'}`);
    },
    read: (id) => logs.get(id)?.slice() ?? null,
  };
}
