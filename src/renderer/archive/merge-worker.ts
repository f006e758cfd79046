/** The merge worker's entry: one job in, its result out, and the buffers of the result change hands. */
import { runMerge } from '../../search/index';
import type { MergedFiles, MergeJob } from '../../search/types';

/** What comes back for a job. */
export type MergeAnswer =
  | { readonly ok: true; readonly files: MergedFiles }
  | { readonly ok: false; readonly detail: string };

// In the WebWorker library `self` is typed for every kind of worker; this one is a dedicated one.
const scope = self as unknown as DedicatedWorkerGlobalScope;

// Safe: only the archive worker has the other end, and sends nothing but jobs (run-merges.ts).
scope.addEventListener('message', (event: MessageEvent<MergeJob>) => {
  try {
    const files = runMerge(event.data);
    answer({ ok: true, files }, files ? [files.segment, files.positions] : []);
  } catch (error) {
    answer({ ok: false, detail: String(error) }, []);
  }
});

function answer(message: MergeAnswer, transfer: ArrayBuffer[]): void {
  scope.postMessage(message, transfer);
}
