import type { WalkEntry } from '../intake/types';

/** What the walk has found and nobody has taken yet. */
export interface Listing {
  /** The next entry, or null when none is listed yet (see `isComplete`). */
  take(): WalkEntry | null;
  /** Entries found so far, taken or not. */
  readonly found: number;
  /** Whether the walk is over. */
  readonly isComplete: boolean;
  /** What the walk threw, a bug; or null. */
  readonly error: unknown;
  readonly waiting: number;
}

/** Entries that may wait; each costs a few hundred bytes. A bigger folder is counted as it is read. */
const mostWaiting = 200_000;

/**
 * Runs a walk ahead of whoever takes from it, so that the number of files is known early. `onMore` is called
 * for each entry and at the end; entries that `isWanted` refuses are left out.
 */
export function createListing(
  entries: AsyncIterable<WalkEntry>,
  isWanted: (entry: WalkEntry) => boolean,
  onMore: () => void,
  signal: AbortSignal,
): Listing {
  let waiting: WalkEntry[] = [];
  let head = 0;
  let found = 0;
  let isComplete = false;
  let error: unknown = null;
  let goOn: (() => void) | null = null;

  const run = async (): Promise<void> => {
    try {
      for await (const entry of entries) {
        if (signal.aborted) break;
        if (!isWanted(entry)) continue;
        waiting.push(entry);
        found += 1;
        onMore();
        if (waiting.length - head >= mostWaiting) {
          await new Promise<void>((resolve) => {
            goOn = resolve;
          });
        }
      }
    } catch (thrown) {
      error = thrown;
    }
    isComplete = true;
    onMore();
  };
  signal.addEventListener('abort', () => goOn?.(), { once: true });
  void run();

  return {
    take() {
      const entry = waiting[head];
      if (!entry) return null;
      head += 1;
      if (head >= 1024) {
        waiting = waiting.slice(head);
        head = 0;
      }
      if (goOn && waiting.length - head < mostWaiting / 2) {
        goOn();
        goOn = null;
      }
      return entry;
    },
    get found() {
      return found;
    },
    get isComplete() {
      return isComplete;
    },
    get error() {
      return error;
    },
    get waiting() {
      return waiting.length - head;
    },
  };
}
