import type { WalkEntry } from '../intake/types';
import { createListing } from './listing';

export interface ReadInOrderOptions<T> {
  readonly entries: AsyncIterable<WalkEntry>;
  readonly isWanted: (entry: WalkEntry) => boolean;
  /** Reads one entry; how many are under way is `parallel`. Rejections end the reading. */
  read(entry: WalkEntry): Promise<T>;
  readonly parallel: number;
  /** Told how many entries were found so far, and whether that is all. */
  onFound(found: number, isComplete: boolean): void;
  readonly signal: AbortSignal;
}

/** Results that may wait for a slower one before them: files, and bytes of their sources. */
const mostAhead = 64;
const mostAheadBytes = 64 * 1024 * 1024;

interface Slot<T> {
  result: { readonly value: T } | { readonly error: unknown } | null;
  readonly bytes: number;
}

/**
 * Reads entries several at a time and gives the results in the order of the walk, so that the same folder
 * always makes the same archive. Ends early, without an error, when the signal is aborted.
 */
export async function* readInOrder<T>(options: ReadInOrderOptions<T>): AsyncGenerator<T> {
  const { signal } = options;
  const slots: Slot<T>[] = [];
  let reading = 0;
  let aheadBytes = 0;
  let wake: (() => void) | null = null;

  const startMore = (): void => {
    while (
      !signal.aborted &&
      reading < options.parallel &&
      slots.length < mostAhead &&
      (aheadBytes < mostAheadBytes || slots.length === 0)
    ) {
      const entry = listing.take();
      if (!entry) return;
      const slot: Slot<T> = { result: null, bytes: entry.kind === 'file' ? entry.bytes : 0 };
      slots.push(slot);
      reading += 1;
      aheadBytes += slot.bytes;
      options
        .read(entry)
        .then(
          (value) => {
            slot.result = { value };
          },
          (error: unknown) => {
            slot.result = { error };
          },
        )
        .finally(() => {
          reading -= 1;
          startMore();
          wake?.();
        });
    }
  };

  const listing = createListing(
    options.entries,
    options.isWanted,
    () => {
      options.onFound(listing.found, listing.isComplete);
      startMore();
      wake?.();
    },
    signal,
  );
  signal.addEventListener('abort', () => wake?.(), { once: true });

  while (!signal.aborted) {
    startMore();
    const first = slots[0];
    if (first?.result) {
      slots.shift();
      aheadBytes -= first.bytes;
      if ('error' in first.result) throw first.result.error;
      yield first.result.value;
      continue;
    }
    if (!first && listing.isComplete && listing.waiting === 0) {
      if (listing.error !== null) throw listing.error;
      return;
    }
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
}
