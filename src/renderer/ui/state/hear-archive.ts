import type { ArchiveEvent } from '../../../contract/archive-api';
import type { Filing } from './filing';
import type { Imports } from './imports';
import { type LibraryState, nextLibrary } from './library';
import type { Outlets } from './outlets';
import type { Place } from './place';
import type { Reading } from './reading';
import type { Results } from './results';
import type { SavedThings } from './saved';
import type { Steps } from './steps';
import type { Store } from './store';
import { throttle } from './throttle';

const refreshPauseMs = 600;
/** Counting runs every saved search: while an import runs, no more often than this. */
const countPauseMs = 2_000;

/**
 * Makes what hears the archive: whatever it says has changed is asked for again, no more often than the eye follows.
 * `marked` are articles whose reading mark or star this window has just changed and already shows.
 */
export function createHearArchive(deps: {
  readonly library: Store<LibraryState>;
  readonly place: Store<Place>;
  readonly results: Results;
  readonly reading: Reading;
  readonly imports: Imports;
  readonly steps: Steps;
  readonly saved: SavedThings;
  readonly filing: Filing;
  readonly outlets: Outlets;
  readonly marked: Set<number>;
  readonly askResults: () => void;
}): {
  readonly onArchiveEvent: (event: ArchiveEvent) => void;
  readonly refreshImports: () => void;
  readonly refreshFiling: () => void;
} {
  const { library, place, results, reading, imports, steps, saved, filing, outlets, marked } = deps;
  const refreshList = throttle(refreshPauseMs, () => results.refresh());
  const refreshImports = throttle(refreshPauseMs, () => void imports.refresh());
  const refreshUndo = throttle(refreshPauseMs, () => steps.refresh());
  const refreshSaved = throttle(countPauseMs, () => saved.refresh());
  const refreshOutlets = throttle(refreshPauseMs, () => outlets.refresh());
  const refreshFiling = throttle(refreshPauseMs, () => {
    filing.refresh();
    refreshOutlets();
    refreshSaved();
  });
  const refreshReading = throttle(refreshPauseMs, () => reading.refresh());

  const onArchiveEvent = (event: ArchiveEvent): void => {
    library.update((old) => nextLibrary(old, event));
    if (event.type === 'ready') {
      deps.askResults();
      void imports.refresh();
      refreshFiling();
    }
    // What was sought before the index was whole may be found now.
    if (event.type === 'progress' && event.what === 'index') {
      if (place.get().query !== '') refreshList();
      refreshSaved();
      refreshOutlets();
    }
    if (event.type !== 'changed') return;
    refreshUndo();
    // Marks are shown already, and a row marked read stays in Unread until the user moves on.
    const isOnlyMarks = event.ids !== null && event.ids.length > 0 && event.ids.every((id) => marked.has(id));
    marked.clear();
    if (!isOnlyMarks) {
      refreshList();
      refreshImports();
      refreshFiling();
    }
    const shown = reading.store.get().id;
    // Too many to be named: the article shown may be among them.
    if (shown !== null && !isOnlyMarks && (event.ids?.includes(shown) ?? true)) refreshReading();
  };
  return { onArchiveEvent, refreshImports, refreshFiling };
}
