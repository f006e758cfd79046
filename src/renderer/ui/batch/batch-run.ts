import type { BatchFigures } from '../../../contract/batch';
import { batchQuery } from '../../../contract/batch-lines';
import type { BatchKind } from '../../../contract/saved';
import { todayOf } from '../format/dates';
import type { Ask } from '../state/archive-door';
import { createStore, type Store } from '../state/store';

/** A list of queries as it is run. */
export interface BatchList {
  /** Of a saved one; null for one that is not. */
  readonly id: number | null;
  readonly name: string;
  readonly kind: BatchKind;
  readonly lines: readonly string[];
  /** As in `BatchQuestion`. */
  readonly seen: number | null;
}

export interface BatchRow {
  readonly line: string;
  readonly figures: BatchFigures;
}

export interface BatchState {
  /** null: nothing was run yet. */
  readonly list: BatchList | null;
  readonly phase: 'running' | 'waiting' | 'done' | 'cancelled' | 'failed';
  /** Of the lines from the first on, as many as are done. */
  readonly rows: readonly BatchRow[];
  /** The seq that the run goes up to; null before its first answer. */
  readonly upTo: number | null;
}

export interface BatchDraft {
  readonly text: string;
  readonly kind: BatchKind;
}

/** The batch search of a window; it goes on when its sheet is closed, and what it found stays until the next one. */
export interface BatchRun {
  readonly store: Store<BatchState>;
  /** The list that is not saved, as typed. */
  readonly draft: Store<BatchDraft>;
  start(list: BatchList): Promise<void>;
  readonly cancel: () => void;
}

const nothingRun: BatchState = { list: null, phase: 'done', rows: [], upTo: null };
/** Rows are shown together, so that drawing does not hold up asking. */
const showEveryMs = 100;
const coveredWaitMs = 250;

/** Makes it with nothing run; `onDone` is told when all lines of a list were run, and up to where. */
export function createBatchRun(ask: Ask, onDone: (list: BatchList, upTo: number) => void): BatchRun {
  const store = createStore(nothingRun);
  /** The run under way; what an older one still answers is dropped. */
  let current = 0;

  return {
    store,
    draft: createStore<BatchDraft>({ text: '', kind: 'names' }),
    async start(given) {
      current += 1;
      const own = current;
      const isOver = (): boolean => own !== current;
      const today = todayOf(new Date());
      const rows: BatchRow[] = [];
      let list = given;
      let upTo: number | null = null;
      let shownMs = performance.now();
      const show = (phase: BatchState['phase']): void => {
        shownMs = performance.now();
        store.set({ list, phase, rows: [...rows], upTo });
      };
      show('running');
      try {
        if (given.id !== null) {
          // The window may not have heard yet how far the run before this one went.
          const held = (await ask('saved')).find(({ id }) => id === given.id);
          if (isOver()) return;
          list = { ...given, seen: held?.seen ?? given.seen };
        }
        while (rows.length < list.lines.length) {
          const line = list.lines[rows.length] ?? '';
          // One question at a time on purpose: whatever else the window asks comes in between.
          const figures: BatchFigures = await ask('batchFigures', {
            query: batchQuery(line, list.kind),
            seen: list.seen,
            upTo,
            today,
          });
          if (isOver()) return;
          if (figures.covered < figures.held) {
            // An index that is still being made would leave articles out without a word.
            show('waiting');
            await new Promise((resolve) => setTimeout(resolve, coveredWaitMs));
            if (isOver()) return;
            continue;
          }
          upTo ??= figures.upTo;
          rows.push({ line, figures });
          if (performance.now() - shownMs >= showEveryMs) show('running');
        }
      } catch {
        if (!isOver()) show('failed');
        return;
      }
      show('done');
      if (upTo !== null) onDone(list, upTo);
    },
    cancel: () => {
      const { phase } = store.get();
      if (phase !== 'running' && phase !== 'waiting') return;
      current += 1;
      store.update((old) => ({ ...old, phase: 'cancelled' }));
    },
  };
}
