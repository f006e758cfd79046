import type { ArchiveEvent, LibraryCounts } from '../../contract/archive-api';

const pauseMs = 250;
/** More changed articles than this are not named one by one. */
const idsNamed = 200;

/** Tells the windows what happened, at most a few times a second; the last word is always said. */
export interface Announcer {
  changed(seq: number, ids: readonly number[]): void;
  /** One that completes (`done` = `of`) is said at once. */
  progress(what: 'replay' | 'index' | 'rebuild', done: number, of: number): void;
  ready(wasRebuilt: boolean): void;
  stopped(code: string, detail: string): void;
  /** Forgets what was still to be said. */
  close(): void;
}

/** Makes an announcer; `counts` is asked when an event is sent. */
export function createAnnouncer(emit: (event: ArchiveEvent) => void, counts: () => LibraryCounts): Announcer {
  let seq = 0;
  let ids: Set<number> | null = new Set();
  const changes = createThrottle(() => {
    const named = ids && [...ids];
    ids = new Set();
    emit({ type: 'changed', seq, counts: counts(), ids: named });
  });
  const told = new Map<string, number>();

  return {
    changed(atSeq, changedIds) {
      seq = atSeq;
      if (ids && ids.size + changedIds.length <= idsNamed) for (const id of changedIds) ids.add(id);
      else ids = null;
      changes.ask();
    },
    progress(what, done, of) {
      const now = Date.now();
      if (done < of && now - (told.get(what) ?? 0) < pauseMs) return;
      told.set(what, now);
      emit({ type: 'progress', what, done, of });
    },
    ready: (wasRebuilt) => emit({ type: 'ready', counts: counts(), wasRebuilt }),
    stopped: (code, detail) => emit({ type: 'stopped', code, detail }),
    close: () => changes.close(),
  };
}

/** Runs at once when asked after a pause, else once when the pause is over. */
function createThrottle(run: () => void): { ask(): void; close(): void } {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let isAsked = false;
  function pause(): void {
    timer = setTimeout(() => {
      timer = null;
      if (!isAsked) return;
      isAsked = false;
      run();
      pause();
    }, pauseMs);
  }
  return {
    ask() {
      if (timer !== null) {
        isAsked = true;
        return;
      }
      run();
      pause();
    },
    close() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      isAsked = false;
    },
  };
}
