import type { Collection, Tag } from '../../../contract/mark';
import type { Ask } from './archive-door';
import { createStore, type Store } from './store';

/** The collection or tag that commands and menus are about, when it is not the one the list shows. */
export type FilingTarget =
  | { readonly kind: 'collection'; readonly id: number }
  | { readonly kind: 'tag'; readonly tag: string }
  | null;

/** The user's collections and tags, as the archive last told them. */
export interface Filing {
  /** Parents before children, siblings in the user's order. */
  readonly collections: Store<readonly Collection[]>;
  /** By name. */
  readonly tags: Store<readonly Tag[]>;
  readonly target: Store<FilingTarget>;
  /** Asks for both again. */
  refresh(): void;
}

/** Makes the filing; it is empty until the first `refresh` is answered, and keeps what it has when one is not. */
export function createFiling(ask: Ask): Filing {
  const collections = createStore<readonly Collection[]>([]);
  const tags = createStore<readonly Tag[]>([]);
  let latest = 0;
  return {
    collections,
    tags,
    target: createStore<FilingTarget>(null),
    refresh: () => {
      latest += 1;
      const mine = latest;
      void Promise.all([ask('collections'), ask('tags')]).then(
        ([nextCollections, nextTags]) => {
          if (mine !== latest) return;
          collections.set(nextCollections);
          tags.set(nextTags);
        },
        () => undefined,
      );
    },
  };
}

/** Of each list that paths were asked of: made once, since pickers ask for the path of every collection. */
const indexes = new WeakMap<readonly Collection[], ReadonlyMap<number, Collection>>();

/** The names from the outermost collection to this one; a parent that is not there ends it. `collections` must not change. */
export function pathOf(collections: readonly Collection[], id: number): readonly string[] {
  const byId = indexes.get(collections) ?? new Map(collections.map((one) => [one.id, one]));
  indexes.set(collections, byId);
  const names: string[] = [];
  const seen = new Set<number>();
  for (let at = byId.get(id); at && !seen.has(at.id); at = at.parent === null ? undefined : byId.get(at.parent)) {
    seen.add(at.id);
    names.unshift(at.name);
  }
  return names;
}
