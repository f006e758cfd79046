import type { MergedFiles, MergeJob } from '../../search/types';
import type { MergeAnswer } from './merge-worker';

/** Makes one merge, elsewhere or on the spot; rejects when it cannot be made, and nothing is lost by that. */
export type RunMerge = (job: MergeJob) => Promise<MergedFiles>;

/** A worker that nobody needed for so long gives its memory back. */
const idleMs = 10_000;
/** The largest merge takes some ten seconds; one that takes this long has died without a word. */
const limitMs = 120_000;

function startWorker(): Worker {
  return new Worker(new URL('./merge-worker.ts', import.meta.url), { type: 'module', name: 'merge' });
}

/** Runs merges in a worker of their own, so that questions are answered meanwhile. One at a time. */
export function createMergeWorker(): RunMerge {
  let worker: Worker | null = null;
  let idle: ReturnType<typeof setTimeout> | undefined;

  function end(): void {
    worker?.terminate();
    worker = null;
  }

  return (job) =>
    new Promise((resolve, reject) => {
      clearTimeout(idle);
      const running = (worker ??= startWorker());
      const ending = new AbortController();
      const { signal } = ending;
      const limit = setTimeout(() => fail('it took too long'), limitMs);
      const settle = (): void => {
        clearTimeout(limit);
        ending.abort();
      };
      const fail = (why: string): void => {
        settle();
        end();
        reject(new Error(`the merge failed: ${why}`));
      };
      running.addEventListener('error', ({ message }) => fail(message), { signal });
      running.addEventListener(
        'message',
        ({ data }: MessageEvent<MergeAnswer>) => {
          if (!data.ok) return fail(data.detail);
          settle();
          idle = setTimeout(end, idleMs);
          resolve(data.files);
        },
        { signal },
      );
      // Copied: the index goes on reading its buffers.
      running.postMessage(job);
    });
}
