import type { ResultRow, SearchPage, SearchRequest } from '../../../contract/archive-api';
import type { Ask } from './archive-door';
import { createStore, type Store } from './store';

/** Rows asked for at once: about what is in sight, since each has its passage sought in the article's text before any is shown. */
export const pageRows = 25;
/** Pages kept on either side of the visible ones. */
const keptPages = 48;
const underWay = 2;
/** Lets other questions in between two looks at an answer that is still growing. */
const againMs = 60;

type Asked = Omit<SearchRequest, 'offset' | 'limit'>;

export interface ResultsState {
  /** What the rows shown answer; null before the first answer. */
  readonly asked: Asked | null;
  readonly phase: 'waiting' | 'ready' | 'failed';
  /** Rises whenever rows came or changed. */
  readonly version: number;
  readonly page: Omit<SearchPage, 'rows'>;
}

/** The result list: pages of rows loaded as they come into sight; stale answers are dropped. */
export interface Results {
  readonly state: Store<ResultsState>;
  row(index: number): ResultRow | undefined;
  /** Position of an article among the rows loaded, or -1. */
  indexOf(id: number): number;
  /** Asks something new; the rows shown stay until its answer is there. */
  ask(asked: Asked): void;
  /** Asks the same again, for the rows in sight. */
  refresh(): void;
  /** Loads what is missing between two rows. */
  ensure(first: number, last: number): void;
  /** Ids of the rows from `first` to `last`, without loading them. */
  idsBetween(first: number, last: number): Promise<readonly number[]>;
  /** Shows two rows in each other's place at once; both must be loaded, or nothing happens. */
  swap(one: number, other: number): void;
  /** Shows a change at once, before the archive says so. */
  patch(ids: ReadonlySet<number>, change: Partial<ResultRow>): void;
}

const nothing: ResultsState['page'] = {
  total: 0,
  leftOut: { undated: 0, trashed: 0, notArticles: 0 },
  notices: [],
  milliseconds: 0,
  covered: 0,
  held: 0,
};

/** Makes an empty result list over `ask`. */
export function createResults(ask: Ask): Results {
  const state = createStore<ResultsState>({ asked: null, phase: 'waiting', version: 0, page: nothing });
  let pages = new Map<number, readonly ResultRow[]>();
  /** Rises with every question; an answer to an older one is dropped. */
  let generation = 0;
  let isAsking = false;
  let wanted: readonly [number, number] = [0, 0];
  const loading = new Set<number>();
  let again: ReturnType<typeof setTimeout> | undefined;

  const request = (asked: Asked, page: number): Promise<SearchPage> =>
    ask('search', { ...asked, offset: page * pageRows, limit: pageRows });

  const show = (asked: Asked, answer: SearchPage): void => {
    const { rows: _, ...page } = answer;
    state.update((old) => ({ asked, phase: 'ready', version: old.version + 1, page }));
    // Texts are still being read for an exact word: each answer knows more.
    clearTimeout(again);
    if ((page.unread ?? 0) > 0) again = setTimeout(refresh, againMs);
  };

  const run = async (asked: Asked, numbers: readonly number[]): Promise<void> => {
    generation += 1;
    const mine = generation;
    isAsking = true;
    try {
      const answers = await Promise.all(numbers.map((page) => request(asked, page)));
      if (mine !== generation) return;
      const first = answers[0];
      if (!first) return;
      pages = new Map(answers.map((answer, at) => [numbers[at] ?? 0, answer.rows]));
      loading.clear();
      isAsking = false;
      show(asked, first);
      pump();
    } catch {
      if (mine !== generation) return;
      isAsking = false;
      state.update((old) => ({ ...old, asked, phase: 'failed' }));
    }
  };

  const load = async (asked: Asked, page: number): Promise<void> => {
    const mine = generation;
    loading.add(page);
    try {
      const answer = await request(asked, page);
      if (mine !== generation) return;
      pages.set(page, answer.rows);
      for (const kept of pages.keys()) {
        if (kept < wanted[0] - keptPages || kept > wanted[1] + keptPages) pages.delete(kept);
      }
      show(asked, answer);
    } catch {
      if (mine === generation) state.update((old) => ({ ...old, phase: 'failed' }));
    } finally {
      loading.delete(page);
      if (mine === generation) pump();
    }
  };

  /** Loads wanted pages, few at a time, so that a fast scroll asks only for where it ends. */
  function pump(): void {
    const { asked, page, phase } = state.get();
    if (!asked || isAsking || phase === 'failed') return;
    const last = Math.min(wanted[1], Math.ceil(page.total / pageRows) - 1);
    for (let number = wanted[0]; number <= last && loading.size < underWay; number += 1) {
      if (!pages.has(number) && !loading.has(number)) void load(asked, number);
    }
  }

  function refresh(): void {
    const { asked } = state.get();
    if (!asked || isAsking) return;
    const numbers: number[] = [];
    for (let number = Math.max(0, wanted[0] - 1); number <= wanted[1] + 1; number += 1) numbers.push(number);
    void run(asked, numbers);
  }

  /** Where the articles of the rows loaded stand: a choice of all is looked up at one go. */
  let places: { readonly version: number; readonly byId: ReadonlyMap<number, number> } = {
    version: -1,
    byId: new Map(),
  };

  const rowAt = (index: number): ResultRow | undefined => pages.get(Math.floor(index / pageRows))?.[index % pageRows];

  return {
    state,
    row: rowAt,
    indexOf: (id) => {
      const { version } = state.get();
      if (places.version !== version) places = { version, byId: listPlaces(pages) };
      return places.byId.get(id) ?? -1;
    },
    ask: (asked) => {
      wanted = [0, 0];
      void run(asked, [0]);
    },
    refresh,
    ensure: (first, last) => {
      wanted = [Math.floor(Math.max(0, first) / pageRows), Math.floor(Math.max(0, last) / pageRows)];
      pump();
    },
    idsBetween: async (first, last) => {
      const { asked } = state.get();
      if (!asked) return [];
      const ids = await ask('searchIds', asked);
      return ids.slice(first, last + 1);
    },
    swap: (one, other) => {
      const [first, second] = [rowAt(one), rowAt(other)];
      if (!first || !second) return;
      for (const [number, rows] of pages) {
        const trade = (row: ResultRow): ResultRow => (row === first ? second : row === second ? first : row);
        if (rows.includes(first) || rows.includes(second)) pages.set(number, rows.map(trade));
      }
      state.update((old) => ({ ...old, version: old.version + 1 }));
    },
    patch: (ids, change) => {
      for (const [number, rows] of pages) {
        if (rows.some((row) => ids.has(row.id))) {
          pages.set(
            number,
            rows.map((row) => (ids.has(row.id) ? { ...row, ...change } : row)),
          );
        }
      }
      state.update((old) => ({ ...old, version: old.version + 1 }));
    },
  };
}

function listPlaces(pages: ReadonlyMap<number, readonly ResultRow[]>): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  for (const [number, rows] of pages) for (const [at, { id }] of rows.entries()) places.set(id, number * pageRows + at);
  return places;
}

/** Whether a list shows all of one collection, in the user's own order: only there can that order be changed. */
export function isInOwnOrder({ asked }: Pick<ResultsState, 'asked'>): boolean {
  return asked?.view.kind === 'collection' && !asked.view.within && asked.sort === 'own' && asked.query.trim() === '';
}
