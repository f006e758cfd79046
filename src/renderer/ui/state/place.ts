import type { Sort, View } from '../../../contract/archive-api';
import { assertNever } from '../../../contract/failure';
import { createStore, type Store } from './store';

/** Where the user is: which part of the library, what was typed, in which order. */
export interface Place {
  readonly section:
    | 'all'
    | 'unread'
    | 'starred'
    | 'stories'
    | 'imports'
    | 'trash'
    | 'collection'
    | 'tag'
    | 'highlights';
  /** The chosen import in the imports section, or null for their list. */
  readonly importId: number | null;
  /** The collection shown in the collection section; null elsewhere. */
  readonly collectionId: number | null;
  /** Whether a collection shows what is filed below it too. */
  readonly isWithin: boolean;
  /** The tag shown in the tag section; null elsewhere. */
  readonly tag: string | null;
  /** As typed. */
  readonly query: string;
  /** null: by relevance when words were typed, else newest first. */
  readonly sort: Sort | null;
}

/** Makes the store of the place, at All articles where it does not begin elsewhere. */
export function createPlace(begin: Place | null = null): Store<Place> {
  return createStore<Place>(
    begin ?? {
      section: 'all',
      importId: null,
      collectionId: null,
      isWithin: false,
      tag: null,
      query: '',
      sort: null,
    },
  );
}

/** The view that a place lists, or null where it lists imports or highlights instead of articles. */
export function viewOf(place: Place): View | null {
  switch (place.section) {
    case 'imports':
      return place.importId === null ? null : { kind: 'import', importId: place.importId };
    case 'collection':
      return place.collectionId === null
        ? null
        : { kind: 'collection', id: place.collectionId, within: place.isWithin };
    case 'highlights':
      return null;
    case 'tag':
      return place.tag === null ? null : { kind: 'tag', tag: place.tag };
    case 'all':
    case 'unread':
    case 'starred':
    case 'stories':
    case 'trash':
      return { kind: place.section };
    default:
      return assertNever(place.section);
  }
}

/** The order in force when the user chose none; a collection has its own, until words are sought in it. */
export function sortOf(place: Place): Sort {
  if (place.sort && (place.sort !== 'own' || place.section === 'collection')) return place.sort;
  if (place.query.trim() !== '') return 'relevance';
  return place.section === 'collection' ? 'own' : 'newest';
}

/** Whether two places list different things, whatever is typed in them. */
export function isElsewhere(one: Place, other: Place): boolean {
  return (
    one.section !== other.section ||
    one.importId !== other.importId ||
    one.collectionId !== other.collectionId ||
    one.isWithin !== other.isWithin ||
    one.tag !== other.tag
  );
}
