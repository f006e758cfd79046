import type { Results } from './results';
import { noSelection, selectOne, selectRange, type Selection, stepIndex, toggleOne } from './selection';
import { createStore, type Store } from './store';

/** How a row is picked: alone, added to what is chosen (Ctrl/⌘), or as the end of a range (Shift). */
export type Pick = 'one' | 'toggle' | 'range';

/** Moves through the result list and keeps the choice in place while rows come and go. */
export interface Mover {
  readonly selection: Store<Selection>;
  pick(index: number, how: Pick): void;
  step(by: number, how: Pick): void;
  /** Runs once it is known what is chosen: at once, but for a range or a choice of all that is still being counted. */
  whenCounted(run: () => void): void;
  /** Chooses every row; the current one stays where it is. */
  pickAll(): void;
  clear(): void;
  /** Rows of these articles are about to leave the list: the next row takes their place. */
  expectLeaving(ids: readonly number[]): void;
  /** Finds the choice again after rows came or changed. */
  relocate(): void;
}

/** Makes the mover of a result list; `onEmptied` is called when the last article that was chosen has left. */
export function createMover(results: Results, onEmptied: () => void): Mover {
  const selection = createStore<Selection>(noSelection);
  const leaving = new Set<number>();
  let question = results.state.get().asked;
  let counting: Promise<void> | null = null;
  /** Takes the ids of rows for what is chosen, unless something else was chosen meanwhile. */
  const count = (first: number, last: number, isStill: (now: Selection) => boolean): void => {
    const mine = results
      .idsBetween(first, last)
      .then((ids) => {
        const now = selection.get();
        if (isStill(now)) selection.set({ ...now, ids: new Set(ids) });
      })
      // Without an answer what was chosen before stays so.
      .catch(() => undefined)
      .then(() => {
        if (counting === mine) counting = null;
      });
    counting = mine;
  };
  const total = (): number => results.state.get().page.total;

  const pick = (index: number, how: Pick): void => {
    if (index < 0 || index >= total()) return;
    const row = results.row(index);
    results.ensure(index - 20, index + 20);
    const old = selection.get();
    if (how === 'toggle' && row) selection.set(toggleOne(old, index, row.id));
    else if (how === 'range' && old.anchor >= 0) {
      const [first, last] = [Math.min(old.anchor, index), Math.max(old.anchor, index)];
      selection.set(selectRange(old, index, row?.id ?? null, [...old.ids]));
      count(first, last, (now) => now.index === index && now.anchor === old.anchor);
    } else selection.set(selectOne(index, row?.id ?? null));
  };

  return {
    selection,
    pick,
    step: (by, how) => pick(stepIndex(selection.get().index, by, total()), how),
    whenCounted: (run) => {
      if (counting) void counting.then(run);
      else run();
    },
    pickAll: () => {
      const { index } = selection.get();
      if (total() === 0) return;
      if (index < 0) pick(0, 'one');
      const { id } = selection.get();
      count(0, total() - 1, (now) => id === null || now.id === id);
    },
    clear: () => selection.set(noSelection),
    expectLeaving: (ids) => {
      for (const id of ids) leaving.add(id);
    },
    relocate: () => {
      const { asked } = results.state.get();
      const isNewQuestion = asked !== question;
      question = asked;
      const now = selection.get();
      if (now.index < 0) return;
      if (now.id === null) {
        const row = results.row(now.index);
        if (row) selection.set({ ...now, id: row.id, ids: new Set([...now.ids, row.id]) });
        return;
      }
      const at = results.indexOf(now.id);
      if (at >= 0) {
        leaving.delete(now.id);
        if (at !== now.index) selection.set({ ...now, index: at });
        return;
      }
      if (isNewQuestion) selection.set(noSelection);
      if (isNewQuestion || !leaving.delete(now.id)) return;
      leaving.clear();
      const gone = [...now.ids].filter((id) => results.indexOf(id) < 0).length;
      const next = Math.min(Math.max(0, now.anchor <= now.index ? now.index - gone + 1 : now.index), total() - 1);
      if (next < 0) {
        selection.set(noSelection);
        onEmptied();
      } else pick(next, 'one');
    },
  };
}
