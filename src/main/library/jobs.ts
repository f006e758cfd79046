import type { Job, JobCounts, JobLine } from '../../contract/control';
import type { Failure } from '../../contract/failure';
import { createJobLogs } from './job-logs';

/** What a job's work is given to say how it goes. */
export interface JobHandle {
  readonly id: string;
  readonly signal: AbortSignal;
  readonly job: Job;
  update(patch: JobPatch): void;
  /** Adds a line to its log, of which the last 200 are kept. */
  log(text: string): void;
  /** Says why the work has to wait, and with null that it goes on. */
  hold(failure: Failure | null): void;
  /** Ends it as failed for an expected reason; the work should return. */
  fail(failure: Failure): void;
}

type JobPatch = Partial<Omit<Job, 'id' | 'kind' | 'failure'>>;

interface JobStart {
  readonly kind: Job['kind'];
  readonly label: string;
  readonly importId: number | null;
  /**
   * Resolves when it is over; what it left in `state` stands, `running` becoming `done`. Throws only for bugs. Called
   * also when it was cancelled before its turn came, with a signal that is aborted.
   */
  readonly work: (handle: JobHandle) => Promise<void>;
}

export interface Jobs {
  readonly list: readonly Job[];
  /**
   * Starts a job. Imports and verifications run one after another; exports too, but beside those; a rebuild waits for
   * nothing, since what goes on may be waiting for the archive.
   */
  start(start: JobStart): string;
  /** False when there is no such job under way. */
  cancel(id: string): boolean;
  /** What a job wrote of itself, oldest line first; null for one unknown. The last 50 jobs are remembered. */
  log(id: string): readonly JobLine[] | null;
  /** Whether one runs or waits. */
  readonly isBusy: boolean;
  /** Resolves when none runs or waits. */
  idle(): Promise<void>;
  /** Says why nothing goes on now (null: it does again) of the jobs that run. */
  setTrouble(failure: Failure | null): void;
  /** Ends the jobs that run, as failed: nothing will let it go on. What it committed stays. */
  breakOff(failure: Failure): void;
  /** Cancels all and takes no more. */
  close(): Promise<void>;
}

export interface JobsOptions {
  /** Told of the whole list, at most every `everyMs`, the last state always. */
  onChange(jobs: readonly Job[]): void;
  log(line: string): void;
  readonly everyMs?: number;
}

/** Finished jobs that stay listed, with their logs. */
const mostFinished = 50;

const noCounts: JobCounts = { files: 0, articles: 0, sightings: 0, versions: 0, companions: 0, refused: 0 };

interface Entry {
  job: Job;
  readonly abort: AbortController;
  readonly start: JobStart;
  held: Failure | null;
  /** Why it was ended from outside. */
  brokenOff: Failure | null;
}

/**
 * The list of jobs, those of a lane run one at a time in the order they were asked for, so that one import's articles never
 * stand between another's. A job that waits is `paused` with no failure.
 */
export function createJobs(options: JobsOptions): Jobs {
  const entries = new Map<string, Entry>();
  const logs = createJobLogs();
  const queues = new Map<Job['kind'], Promise<void>>();
  const running = new Set<Entry>();
  let trouble: Failure | null = null;
  let lastNumber = 0;
  let underWay = 0;
  let timer: NodeJS.Timeout | null = null;
  let lastSaidMs = 0;

  const list = (): readonly Job[] => [...entries.values()].map(({ job }) => job);

  const say = (): void => {
    timer = null;
    lastSaidMs = Date.now();
    options.onChange(list());
  };
  const changed = (): void => {
    timer ??= setTimeout(say, Math.max(0, lastSaidMs + (options.everyMs ?? 200) - Date.now()));
  };

  const update = (entry: Entry, patch: JobPatch & { readonly failure?: Failure | null }): void => {
    const before = entry.job;
    entry.job = { ...entry.job, ...patch };
    logs.noteChange(before, entry.job);
    changed();
  };
  const showWait = (entry: Entry): void => {
    if (entry.job.state !== 'running' && entry.job.state !== 'paused') return;
    const failure = entry.held ?? trouble;
    update(entry, { state: failure ? 'paused' : 'running', failure });
  };

  const run = async (entry: Entry): Promise<void> => {
    running.add(entry);
    showWait(entry);
    try {
      await entry.start.work({
        id: entry.job.id,
        signal: entry.abort.signal,
        get job() {
          return entry.job;
        },
        update: (patch) => update(entry, patch),
        log: (text) => logs.add(entry.job.id, text),
        hold(failure) {
          entry.held = failure;
          showWait(entry);
        },
        fail: (failure) => update(entry, { state: 'failed', failure, secondsLeft: null }),
      });
      const { state } = entry.job;
      if (state === 'running' || state === 'paused') update(entry, { state: 'done', failure: null, secondsLeft: 0 });
      if (state === 'cancelling') update(entry, { state: 'cancelled', secondsLeft: null });
      if (entry.brokenOff) update(entry, { state: 'failed', failure: entry.brokenOff, secondsLeft: null });
    } catch (error) {
      // A named door: a bug in a job ends that job, and what it committed stays.
      options.log(`job ${entry.job.id}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      const detail = error instanceof Error ? error.message : String(error);
      update(entry, { state: 'failed', failure: { code: 'internal', detail }, secondsLeft: null });
    }
    running.delete(entry);
  };

  const isOver = ({ job: { state } }: Entry): boolean => !['running', 'paused', 'cancelling'].includes(state);
  const forgetOldest = (): void => {
    const over = [...entries.values()].filter(isOver);
    for (const { job } of over.slice(0, Math.max(0, over.length - mostFinished))) entries.delete(job.id);
  };

  const idle = async (): Promise<void> => {
    // A job may be started while we wait for those before.
    for (let left = underWay; left > 0; left = underWay) await Promise.all(queues.values());
  };

  return {
    get list() {
      return list();
    },
    start(start) {
      lastNumber += 1;
      underWay += 1;
      const id = `${start.kind}-${lastNumber}`;
      const entry: Entry = {
        job: {
          id,
          kind: start.kind,
          label: start.label,
          state: 'paused',
          done: 0,
          of: null,
          perSecond: 0,
          secondsLeft: null,
          importId: start.importId,
          counts: noCounts,
          failure: null,
        },
        abort: new AbortController(),
        start,
        held: null,
        brokenOff: null,
      };
      entries.set(id, entry);
      logs.begin(entry.job);
      changed();
      const lane = laneOf(start.kind);
      const before = queues.get(lane) ?? Promise.resolve();
      const ready = lane === 'rebuild' ? Promise.resolve() : before;
      const over = ready
        .then(() => run(entry))
        .then(() => {
          underWay -= 1;
          forgetOldest();
        });
      queues.set(
        lane,
        before.then(() => over),
      );
      return id;
    },
    cancel(id) {
      const entry = entries.get(id);
      if (!entry || isOver(entry)) return false;
      update(entry, { state: 'cancelling', failure: null });
      entry.abort.abort();
      return true;
    },
    get isBusy() {
      return underWay > 0;
    },
    log: (id) => logs.read(id),
    idle,
    setTrouble(failure) {
      trouble = failure;
      for (const entry of running) showWait(entry);
    },
    breakOff(failure) {
      for (const entry of running) {
        entry.brokenOff = failure;
        entry.abort.abort();
      }
    },
    async close() {
      for (const entry of entries.values()) entry.abort.abort();
      await idle();
      if (timer) clearTimeout(timer);
      say();
    },
  };
}

/** Jobs of one lane run one after another. */
function laneOf(kind: Job['kind']): Job['kind'] {
  return kind === 'verify' ? 'import' : kind;
}
