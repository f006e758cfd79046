import type { Frame } from '../../contract/change';
import type { Journal } from '../vault/types';

/** The journal's frames one after another, as the archive takes them. */
export interface FrameSource {
  /** Frame number `n`, which must be in the journal. A damaged one comes as an empty frame, so that the numbers go on. */
  take(n: number): Promise<Frame>;
  /** Keeps a frame just appended, so that it need not be read again; only a few are kept. */
  keep(frame: Frame): void;
  /** Lets go of kept frames up to `n`. */
  forgetTo(n: number): void;
  close(): Promise<void>;
}

/** Frames kept in memory after their append: a little over the window, since each may hold 4 MB. */
const keptFrames = 8;

/** Reads the journal in order, holding one reader open while frames are asked for one after another. */
export function createFrameSource(journal: Journal): FrameSource {
  const kept = new Map<number, Frame>();
  let reader: { iterator: AsyncIterator<Frame>; next: number; ahead: Frame | null } | null = null;

  const closeReader = async (): Promise<void> => {
    const old = reader;
    reader = null;
    await old?.iterator.return?.();
  };

  /** The first whole frame numbered `n` or more, or null at the end. */
  const readFrom = async (n: number): Promise<Frame | null> => {
    if (reader?.next !== n) {
      await closeReader();
      reader = { iterator: journal.readAfter(n - 1)[Symbol.asyncIterator](), next: n, ahead: null };
    }
    const open = reader;
    if (!open.ahead) {
      const step = await open.iterator.next();
      open.ahead = step.done === true ? null : step.value;
    }
    const found = open.ahead;
    if (found?.n === n) open.ahead = null;
    open.next = n + 1;
    return found;
  };

  return {
    async take(n) {
      const inMemory = kept.get(n);
      if (inMemory) return inMemory;
      let found = await readFrom(n);
      if (found === null) {
        // A reader that came to the end before the newest frames were written does not see them.
        await closeReader();
        found = await readFrom(n);
      }
      if (found?.n === n) return found;
      // Its chain is not known either, unless it is the last: '' then, which `chainAt` (null) does not contradict.
      const chain = (await journal.chainAt(n)) ?? '';
      return { n, chain, group: { id: 0, name: 'import', undoes: null }, changes: [] };
    },
    keep(frame) {
      if (kept.size < keptFrames) kept.set(frame.n, frame);
    },
    forgetTo(n) {
      for (const key of kept.keys()) if (key <= n) kept.delete(key);
    },
    close: closeReader,
  };
}
