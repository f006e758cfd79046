import { Worker } from 'node:worker_threads';
import type { RefusalCode } from '../../contract/failure';
import { describeError } from './refuse';

/** How a run ended that did not end well. */
export interface Death {
  readonly code: Extract<RefusalCode, 'too-slow' | 'crashed'>;
  readonly detail: string;
}

export interface PoolOptions {
  readonly workerPath: string;
  readonly size: number;
  /** Time a worker may take between one message and the next. */
  readonly budgetMs: number;
  readonly heapMegabytes: number;
}

/** Messages a pool itself looks at; all others are the caller's. */
interface PoolMessage {
  readonly type: string;
}

export interface Pool<Job, Message extends PoolMessage> {
  /**
   * Gives a job to the next free worker. Resolves with null when the worker said `done`, with how it died
   * otherwise. `onMessage` gets what it says in between, in order.
   */
  run(job: Job, onMessage: (message: Message) => void, signal?: AbortSignal): Promise<Death | null>;
  close(): Promise<void>;
}

interface Run<Job, Message> {
  readonly job: Job;
  readonly onMessage: (message: Message) => void;
  readonly settle: (death: Death | null) => void;
  readonly reject: (error: Error) => void;
}

interface Slot<Job, Message> {
  readonly worker: Worker;
  isReady: boolean;
  run: Run<Job, Message> | null;
  timer: NodeJS.Timeout | undefined;
}

/** A worker that has not loaded by then never will; loading is not counted against a file. */
const startMs = 60_000;

/**
 * Workers that can be killed. A worker begins with `ready`, then takes one job at a time and ends it with
 * `done`; one that is silent for longer than the budget, or dies, costs its own job only: the next job
 * gets a fresh one. Workers start when they are needed, and idle ones do not keep the process alive.
 */
export function createPool<Job, Message extends PoolMessage>(options: PoolOptions): Pool<Job, Message> {
  const slots = new Set<Slot<Job, Message>>();
  const queue: Run<Job, Message>[] = [];
  let isClosed = false;

  function startWorker(): Slot<Job, Message> {
    const worker = new Worker(options.workerPath, {
      // The parent's flags may not suit a worker (vitest's, Electron's).
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: options.heapMegabytes },
    });
    const slot: Slot<Job, Message> = { worker, isReady: false, run: null, timer: undefined };
    slots.add(slot);
    worker.on('message', (message: Message) => hear(slot, message));
    worker.on('error', (error: unknown) => end(slot, { code: 'crashed', detail: describeError(error) }));
    worker.on('exit', (code) => end(slot, { code: 'crashed', detail: `the worker ended with code ${code}` }));
    return slot;
  }

  function hear(slot: Slot<Job, Message>, message: Message): void {
    if (!slots.has(slot)) return;
    if (message.type === 'ready') {
      slot.isReady = true;
      if (slot.run !== null) begin(slot, slot.run);
    } else if (message.type === 'done') {
      clearTimeout(slot.timer);
      const run = slot.run;
      slot.run = null;
      slot.worker.unref();
      run?.settle(null);
      giveOut();
    } else {
      watch(slot, options.budgetMs);
      slot.run?.onMessage(message);
    }
  }

  function begin(slot: Slot<Job, Message>, run: Run<Job, Message>): void {
    watch(slot, options.budgetMs);
    slot.worker.postMessage(run.job);
  }

  function watch(slot: Slot<Job, Message>, budgetMs: number): void {
    clearTimeout(slot.timer);
    slot.timer = setTimeout(
      () => end(slot, { code: 'too-slow', detail: `no answer for ${Math.round(budgetMs / 100) / 10} s` }),
      budgetMs,
    );
  }

  function end(slot: Slot<Job, Message>, death: Death): void {
    if (!slots.delete(slot)) return;
    clearTimeout(slot.timer);
    void slot.worker.terminate();
    slot.run?.settle(death);
    giveOut();
  }

  function giveOut(): void {
    while (queue.length > 0) {
      const idle = [...slots].find((slot) => slot.run === null);
      if (idle === undefined && slots.size >= options.size) return;
      const run = queue.shift();
      if (run === undefined) return;
      const slot = idle ?? startWorker();
      slot.run = run;
      slot.worker.ref();
      if (slot.isReady) begin(slot, run);
      else watch(slot, startMs);
    }
  }

  function abort(run: Run<Job, Message>): void {
    const waiting = queue.indexOf(run);
    if (waiting >= 0) queue.splice(waiting, 1);
    run.reject(abortError());
    const slot = [...slots].find((candidate) => candidate.run === run);
    if (slot !== undefined) end(slot, { code: 'crashed', detail: 'aborted' });
  }

  return {
    run(job, onMessage, signal) {
      if (isClosed || signal?.aborted === true) return Promise.reject(abortError());
      return new Promise((resolve, reject) => {
        const onAbort = (): void => abort(run);
        const run: Run<Job, Message> = {
          job,
          onMessage,
          settle(death) {
            signal?.removeEventListener('abort', onAbort);
            resolve(death);
          },
          reject,
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        queue.push(run);
        giveOut();
      });
    },
    async close() {
      isClosed = true;
      for (const run of queue.splice(0)) run.reject(abortError());
      const workers = [...slots].map((slot) => {
        slot.run?.reject(abortError());
        clearTimeout(slot.timer);
        return slot.worker;
      });
      slots.clear();
      await Promise.all(workers.map((worker) => worker.terminate()));
    },
  };
}

function abortError(): Error {
  return Object.assign(new Error('the reading was aborted'), { name: 'AbortError' });
}
