import type { ArchiveEvent, LibraryCounts } from '../../../contract/archive-api';
import { createStore, type Store } from './store';

/** What the archive says of itself. */
export interface LibraryState {
  /** null until the archive first spoke. */
  readonly counts: LibraryCounts | null;
  readonly isReady: boolean;
  readonly progress: {
    readonly what: 'replay' | 'index' | 'rebuild';
    readonly done: number;
    readonly of: number;
  } | null;
  readonly stopped: { readonly code: string; readonly detail: string } | null;
  readonly wasRebuilt: boolean;
}

/** Makes the store of the archive's state. */
export function createLibrary(): Store<LibraryState> {
  return createStore<LibraryState>({
    counts: null,
    isReady: false,
    progress: null,
    stopped: null,
    wasRebuilt: false,
  });
}

/** What an archive event makes of the state. */
export function nextLibrary(old: LibraryState, event: ArchiveEvent): LibraryState {
  switch (event.type) {
    case 'changed':
      return { ...old, counts: event.counts };
    case 'progress':
      return { ...old, progress: event.done >= event.of ? null : event };
    case 'ready':
      return { counts: event.counts, isReady: true, progress: null, stopped: null, wasRebuilt: event.wasRebuilt };
    case 'stopped':
      return { ...old, stopped: { code: event.code, detail: event.detail } };
    default:
      return old;
  }
}
