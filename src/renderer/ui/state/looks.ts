import type { Sort } from '../../../contract/archive-api';
import { isElsewhere, type Place } from './place';
import { createStore, type Store } from './store';

/** The ways a list of articles is shown. */
export const listViews = ['list', 'table', 'concordance'] as const;
export type ListView = (typeof listViews)[number];

/** What a table can tell of an article. */
export const columnIds = [
  'state',
  'title',
  'outlet',
  'byline',
  'published',
  'saved',
  'imported',
  'section',
  'language',
  'words',
  'tags',
  'kind',
  'story',
  'order',
] as const;
export type ColumnId = (typeof columnIds)[number];

/** A column of a table, as wide as the user made it. */
export interface Column {
  readonly id: ColumnId;
  readonly widthPx: number;
}

/** How the articles of one place are shown. */
export interface Look {
  readonly view: ListView;
  /** In their order; never empty. */
  readonly columns: readonly Column[];
  /** The order chosen there while nothing was sought; null for none. */
  readonly sort: Sort | null;
}

/** How lists are shown, remembered for each place. */
export interface Looks {
  /** Of the place where the user is. */
  readonly now: Pick<Store<Look>, 'get' | 'subscribe'>;
  /** Remembers a change for the place where the user is. */
  change(part: Partial<Look>): void;
  /** What is remembered for a place; what was never set there is as in All articles. */
  of(place: Place): Look;
}

/** How wide a column may be. */
export const columnPx = { least: 40, most: 900 } as const;

const key = 'backfile:looks';
/** Places remembered; the one changed longest ago gives way to another. */
const mostPlaces = 500;
const normal: Look = {
  view: 'list',
  columns: [
    { id: 'state', widthPx: 60 },
    { id: 'title', widthPx: 280 },
    { id: 'outlet', widthPx: 130 },
    { id: 'byline', widthPx: 130 },
    { id: 'published', widthPx: 100 },
    { id: 'words', widthPx: 64 },
    { id: 'tags', widthPx: 140 },
  ],
  sort: null,
};

/** The columns of a table that nobody has changed. */
export const normalColumns = normal.columns;

/** Makes the looks, read from and kept in `storage`; they follow `place`. */
export function createLooks(storage: Pick<Storage, 'getItem' | 'setItem'>, place: Store<Place>): Looks {
  const kept = new Map<string, Partial<Look>>(Object.entries(parse(storage.getItem(key))));
  const of = (where: Place): Look => {
    const own = kept.get(placeKey(where));
    const general = kept.get('all');
    // A collection's own order, or that of another list, is no order for all.
    const sort = own?.sort ?? (isOrdered(where) ? null : (general?.sort ?? null));
    return { ...normal, ...general, ...own, sort };
  };
  const now = createStore(of(place.get()));
  let at = place.get();
  place.subscribe(() => {
    const next = place.get();
    if (isElsewhere(at, next)) now.set(of(next));
    at = next;
  });
  return {
    now,
    of,
    change: (part) => {
      const where = placeKey(place.get());
      const old = kept.get(where);
      kept.delete(where);
      kept.set(where, { ...old, ...part });
      for (const first of kept.keys()) {
        if (kept.size <= mostPlaces) break;
        if (first !== 'all') kept.delete(first);
      }
      storage.setItem(key, JSON.stringify(Object.fromEntries(kept)));
      now.set(of(place.get()));
    },
  };
}

/** Whether a place comes in an order of its own until the user chooses another. */
function isOrdered({ section }: Place): boolean {
  return section === 'collection';
}

function placeKey({ section, importId, collectionId, tag }: Place): string {
  if (section === 'imports') return `import:${importId ?? ''}`;
  if (section === 'collection') return `collection:${collectionId ?? ''}`;
  return section === 'tag' ? `tag:${tag ?? ''}` : section;
}

const sorts: readonly Sort[] = ['relevance', 'newest', 'oldest', 'longest', 'outlet', 'imported', 'own'];

/** What was stored may be anything: each part is checked, and what does not fit is left out. */
function parse(stored: string | null): Record<string, Partial<Look>> {
  try {
    const found: unknown = JSON.parse(stored ?? '{}');
    if (!isRecord(found)) return {};
    return Object.fromEntries(Object.entries(found).map(([place, look]) => [place, parseLook(look)]));
  } catch {
    return {};
  }
}

function parseLook(found: unknown): Partial<Look> {
  if (!isRecord(found)) return {};
  const view = listViews.find((one) => one === found.view);
  const sort = sorts.find((one) => one === found.sort);
  const columns = Array.isArray(found.columns) ? found.columns.flatMap(parseColumn) : [];
  const isOnce = new Set(columns.map(({ id }) => id)).size === columns.length;
  return { ...(view && { view }), ...(sort && { sort }), ...(columns.length > 0 && isOnce && { columns }) };
}

function parseColumn(found: unknown): readonly Column[] {
  if (!isRecord(found)) return [];
  const id = columnIds.find((one) => one === found.id);
  return id && typeof found.widthPx === 'number' ? [{ id, widthPx: toColumnPx(found.widthPx) }] : [];
}

/** A width that a column may have, in whole pixels. */
export function toColumnPx(widthPx: number): number {
  return Math.round(Math.min(columnPx.most, Math.max(columnPx.least, widthPx)));
}

function isRecord(found: unknown): found is Record<string, unknown> {
  return typeof found === 'object' && found !== null;
}
