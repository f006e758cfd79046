import type { SegmentStore } from '../../search/index';
import type { ArchiveSearch } from '../../search/types';
import type { RunMerge } from './run-merges';

/** Keeps the files of a search index up with it: merges segments, and saves them soon after they changed. */
export interface IndexKeeper {
  /** The index has so many more documents: it is merged as it needs, and saved when it has been quiet for a while. */
  noteAdded(documents: number): void;
  /**
   * Resolves when nothing that was removed before is left in any file: what is left of its segments has been written
   * again, and the old files are gone. After a failure it resolves, too, and the next save tries again.
   */
  erase(): Promise<void>;
  /** Saves now whatever changed; a failure leaves what was saved before. */
  save(): Promise<void>;
  /** Resolves when nothing is written any more. */
  close(): Promise<void>;
}

export interface IndexKeeperNeeds {
  readonly search: ArchiveSearch;
  readonly files: SegmentStore;
  readonly runMerge: RunMerge;
  readonly appliedSeq: () => number;
  /** How long nothing must have been added before the index is saved. */
  readonly quietMs: number;
}

/** So many documents are saved even while more come in: to index them again takes half a second. */
const saveDocuments = 3_000;

/** Makes a keeper. Whatever fails is said in the log only: the index can be made again at any time. */
export function createIndexKeeper({ search, files, runMerge, appliedSeq, quietMs }: IndexKeeperNeeds): IndexKeeper {
  let unsaved = 0;
  let isMerging = false;
  /** Removed documents may be left in files. */
  let owesErasing = false;
  const closing = new AbortController();
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let queue: Promise<void> = Promise.resolve();

  /** One at a time: a save must not write what a merge is about to replace, nor two merges take the same segments. */
  function enqueue(work: () => Promise<void>): Promise<void> {
    queue = queue.then(async () => {
      if (closing.signal.aborted) return;
      try {
        await work();
      } catch (error) {
        console.warn('the search index was not saved:', error);
      }
    });
    return queue;
  }

  async function merge(isErasing: boolean): Promise<void> {
    for (
      let job = await search.planMerge(isErasing);
      job && !closing.signal.aborted;
      job = await search.planMerge(isErasing)
    ) {
      const merged = await runMerge(job);
      // What came meanwhile may have been merged with one of these: then another plan is made.
      if (!closing.signal.aborted) search.applyMerge(job, merged);
    }
  }

  async function write(): Promise<void> {
    clearTimeout(quiet);
    // Else its words would be written once more.
    if (owesErasing) await merge(true);
    if (closing.signal.aborted) return;
    const [saved, isErased] = [unsaved, owesErasing];
    await search.save(files, appliedSeq());
    unsaved -= saved;
    if (isErased) owesErasing = false;
  }

  return {
    noteAdded(documents) {
      unsaved += documents;
      clearTimeout(quiet);
      if (!isMerging) {
        isMerging = true;
        void enqueue(async () => {
          isMerging = false;
          await merge(false);
          if (unsaved >= saveDocuments) await write();
        });
      }
      quiet = setTimeout(() => void enqueue(write), quietMs);
    },
    erase() {
      owesErasing = true;
      return enqueue(write);
    },
    save: () => enqueue(async () => (unsaved > 0 || owesErasing ? write() : undefined)),
    async close() {
      closing.abort();
      clearTimeout(quiet);
      await queue;
    },
  };
}
