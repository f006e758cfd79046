import { countListed } from '../format/count-listed';
import { formatCount } from '../format/numbers';
import type { Mover } from './mover';
import type { Results } from './results';
import type { Store } from './store';
import type { Toasts } from './toasts';

/** A list that is typed for changes with every key: what it comes to is said when it rests. */
const restMs = 600;

/**
 * Says what a screen reader should be told, all in one place, so that nothing is read out twice: messages as they
 * come, what a search found, how many are chosen. Gives `hold`: while it is held messages of steps are not read out,
 * since whoever holds it says the same in a sentence of its own; it gives the way to let go.
 */
export function createAnnouncer(deps: {
  readonly announcement: Store<string>;
  readonly toasts: Toasts;
  readonly results: Results;
  readonly mover: Mover;
}): { readonly hold: () => () => void } {
  const { announcement, toasts, results, mover } = deps;
  let held = 0;
  let lastToast = 0;
  toasts.store.subscribe(() => {
    const newest = toasts.store.get().at(-1);
    if (!newest || newest.id <= lastToast) return;
    lastToast = newest.id;
    // A message of a step offers to undo it; one of an undo does not.
    const isStep = newest.topic === 'undo' && newest.tone === 'plain' && newest.actions.length > 0;
    if (held === 0 || !isStep) announcement.set([newest.text, newest.more].filter(Boolean).join('. '));
  });

  let resting: ReturnType<typeof setTimeout> | undefined;
  let asked = results.state.get().asked;
  results.state.subscribe(() => {
    const now = results.state.get();
    if (now.asked === asked) return;
    const isSame = asked?.query === now.asked?.query && asked?.view.kind === now.asked?.view.kind;
    asked = now.asked;
    clearTimeout(resting);
    if (isSame) return;
    const kind = asked?.view.kind ?? 'all';
    resting = setTimeout(() => announcement.set(countListed(kind, results.state.get().page.total)), restMs);
  });

  let chosen = mover.selection.get().ids.size;
  mover.selection.subscribe(() => {
    const { size } = mover.selection.get().ids;
    if (size === chosen) return;
    chosen = size;
    if (size > 1) announcement.set(`${formatCount(size)} chosen`);
  });

  return {
    hold: () => {
      held += 1;
      let isHeld = true;
      return () => {
        if (isHeld) held -= 1;
        isHeld = false;
      };
    },
  };
}
