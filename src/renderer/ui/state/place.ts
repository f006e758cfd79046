import type { Sort, View } from '../../../contract/archive-api';
import { createStore, type Store } from './store';

/** Where the user is: which part of the library, what was typed, in which order. */
export interface Place {
  readonly section: 'all' | 'unread' | 'starred' | 'imports' | 'trash';
  /** The chosen import in the imports section, or null for their list. */
  readonly importId: number | null;
  /** As typed. */
  readonly query: string;
  /** null: by relevance when words were typed, else newest first. */
  readonly sort: Sort | null;
}

/** Makes the store of the place, at All articles. */
export function createPlace(): Store<Place> {
  return createStore<Place>({ section: 'all', importId: null, query: '', sort: null });
}

/** The view that a place lists, or null where it lists imports instead of articles. */
export function viewOf(place: Place): View | null {
  if (place.section !== 'imports') return { kind: place.section };
  return place.importId === null ? null : { kind: 'import', importId: place.importId };
}

/** The order in force when the user chose none. */
export function sortOf(place: Place): Sort {
  if (place.sort) return place.sort;
  return place.query.trim() === '' ? 'newest' : 'relevance';
}
