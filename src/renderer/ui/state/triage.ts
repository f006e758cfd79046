import { formatCount } from '../format/numbers';
import type { Mover } from './mover';
import type { Results } from './results';
import type { Settings } from './settings';
import type { Store } from './store';

/** Going through a list article by article: what was done is said once, with which one is next. */
export interface Triage {
  /** Rows that are about to leave were dealt with: the next one takes their place, and that is said. */
  left(said: string): void;
  /**
   * The article chosen was dealt with and stays: goes on to the next one, where the list had the focus (`isFromList`),
   * one article was chosen and the user has not switched that off. `isTold`: a message says it already.
   */
  stayed(said: string, isFromList: boolean, isTold: boolean): void;
}

/** An archive that has not said by then what came of a step is not waited for. */
const waitMs = 3_000;
const mostLetters = 80;

/** Makes the triage of a list; `hold` keeps the messages of its steps from being read out as well (see announcer.ts). */
export function createTriage(deps: {
  readonly mover: Mover;
  readonly results: Results;
  readonly settings: Store<Settings>;
  readonly announcement: Store<string>;
  readonly hold: () => () => void;
}): Triage {
  const { mover, results, settings, announcement } = deps;

  const tell = (said: string): void => {
    const { index } = mover.selection.get();
    const row = results.row(index);
    const { total } = results.state.get().page;
    announcement.set(
      row
        ? `${said}. “${shorten(row.title)}” is next, ${formatCount(index + 1)} of ${formatCount(total)}`
        : `${said}. Nothing is left here`,
    );
  };

  /** Says it once another article than `before` is the current one. */
  const tellNext = (said: string, before: number | null): void => {
    const letGo = deps.hold();
    const end = (): void => {
      clearTimeout(timer);
      stop();
      // The message of the step may come a moment later.
      setTimeout(letGo, waitMs);
    };
    const look = (): void => {
      const now = mover.selection.get();
      // Gone on to a row that is still being loaded.
      if (now.id === before || (now.index >= 0 && now.id === null)) return;
      end();
      tell(said);
    };
    const stop = mover.selection.subscribe(look);
    const timer = setTimeout(() => {
      end();
      announcement.set(said);
    }, waitMs);
    look();
  };

  return {
    left: (said) => tellNext(said, mover.selection.get().id),
    stayed: (said, isFromList, isTold) => {
      const { ids, index, id } = mover.selection.get();
      const { total } = results.state.get().page;
      const canGoOn = settings.get().goOn && isFromList && ids.size === 1;
      if (canGoOn && index >= 0 && index < total - 1) {
        mover.step(1, 'one');
        tellNext(said, id);
      } else if (canGoOn) announcement.set(`${said}. This is the last of ${formatCount(total)}`);
      else if (!isTold) announcement.set(said);
    },
  };
}

function shorten(title: string): string {
  return title.length > mostLetters ? `${title.slice(0, mostLetters - 1).trimEnd()}…` : title;
}
