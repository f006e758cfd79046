import type { SearchRequest } from '../../../contract/archive-api';
import type { ConcordanceLine, ConcordanceOrder, ConcordancePage } from '../../../contract/concordance';
import type { Ask } from '../state/archive-door';
import { createStore, type Store } from '../state/store';

/** Lines asked for at once, and pages kept on either side of those in sight. */
const pageLines = 100;
const keptPages = 6;
/** How often it is asked how far a build is. */
const pollMs = 250;
/** Lines asked for at once when many are copied. */
const copiedAtOnce = 500;

/** What is sought: as the list of results asks for it. */
export type SoughtLines = Omit<SearchRequest, 'offset' | 'limit' | 'facets'>;

export interface ConcordanceState {
  readonly phase: 'waiting' | 'ready' | 'failed';
  /** Rises whenever lines came or changed. */
  readonly version: number;
  /** null before the first answer. */
  readonly page: Omit<ConcordancePage, 'lines'> | null;
}

/** The lines of a concordance: pages of them are loaded as they come into sight, and asked again while more are found. */
export interface ConcordanceLines {
  readonly state: Store<ConcordanceState>;
  line(index: number): ConcordanceLine | undefined;
  /** Asks something new, or the same in another order. */
  ask(sought: SoughtLines, order: ConcordanceOrder): void;
  /** Asks the same again: the archive has changed. */
  refresh(): void;
  /** Loads what is missing between two lines. */
  ensure(first: number, last: number): void;
  /** Stops looking for more, or goes on. */
  readonly setStopped: (isStopped: boolean) => void;
  /** The lines from `first` to `last`, without keeping them; fewer when the archive does not answer. */
  between(first: number, last: number): Promise<readonly ConcordanceLine[]>;
  close(): void;
}

/** Makes the lines of nothing yet. */
export function createConcordanceLines(ask: Ask): ConcordanceLines {
  const state = createStore<ConcordanceState>({ phase: 'waiting', version: 0, page: null });
  let question: { readonly sought: SoughtLines; readonly order: ConcordanceOrder } | null = null;
  const pages = new Map<number, readonly ConcordanceLine[]>();
  /** Rises with every question; an answer to an older one is dropped. */
  let generation = 0;
  /** Of what build, in which order, the pages are. */
  let stamp = '';
  let wanted: readonly [number, number] = [0, 0];
  let isBusy = false;
  let isDue = false;
  let isStopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isWhole = (number: number, total: number): boolean =>
    (pages.get(number)?.length ?? -1) >= Math.min(pageLines, total - number * pageLines);

  /** The page to be asked for next, or null while all that is wanted is there. */
  const nextPage = (): number | null => {
    const { page } = state.get();
    const last = Math.max(0, Math.ceil((page?.total ?? 0) / pageLines) - 1);
    const first = Math.min(wanted[0], last);
    if (isDue || !page) return first;
    for (let number = first; number <= Math.min(wanted[1], last); number += 1) {
      if (page.total > 0 && !isWhole(number, page.total)) return number;
    }
    return null;
  };

  const take = (number: number, { lines, ...page }: ConcordancePage): void => {
    // Of one that is being built the lines only become more.
    const now = `${page.version} ${page.order}`;
    if (now !== stamp) pages.clear();
    stamp = now;
    pages.set(number, lines);
    for (const kept of pages.keys()) {
      if (kept < wanted[0] - keptPages || kept > wanted[1] + keptPages) pages.delete(kept);
    }
    state.update((old) => ({ phase: 'ready', version: old.version + 1, page }));
  };

  const pump = async (): Promise<void> => {
    const number = nextPage();
    if (!question || isBusy || number === null) return;
    clearTimeout(timer);
    const mine = generation;
    isBusy = true;
    isDue = false;
    const { sought, order } = question;
    try {
      const request = { ...sought, order, offset: number * pageLines, limit: pageLines };
      const page = await ask('concordance', { ...request, ...(isStopped && { isStopped }) });
      if (mine === generation) take(number, page);
    } catch {
      if (mine === generation) state.update((old) => ({ ...old, phase: 'failed' }));
    }
    isBusy = false;
    const { phase, page } = state.get();
    if (mine === generation && phase === 'failed') return;
    if (page?.state === 'building' || page?.isStale) {
      timer = setTimeout(() => {
        isDue = true;
        void pump();
      }, pollMs);
    }
    void pump();
  };

  const askAnew = (): void => {
    generation += 1;
    isDue = true;
    clearTimeout(timer);
    void pump();
  };

  return {
    state,
    line: (index) => pages.get(Math.floor(index / pageLines))?.[index % pageLines],
    ask: (sought, order) => {
      const isOther = question?.sought !== sought;
      question = { sought, order };
      if (isOther) isStopped = false;
      wanted = [0, 0];
      askAnew();
    },
    refresh: askAnew,
    ensure: (first, last) => {
      wanted = [Math.floor(Math.max(0, first) / pageLines), Math.floor(Math.max(0, last) / pageLines)];
      void pump();
    },
    setStopped: (next) => {
      isStopped = next;
      askAnew();
    },
    between: async (first, last) => {
      if (!question) return [];
      const { sought, order } = question;
      const { page } = state.get();
      const found: ConcordanceLine[] = [];
      while (found.length <= last - first) {
        const offset = first + found.length;
        const limit = Math.min(copiedAtOnce, last + 1 - offset);
        const version = page ? { version: page.version } : {};
        const request = { ...sought, order, offset, limit, ...version, ...(isStopped && { isStopped }) };
        const { lines } = await ask('concordance', request);
        if (lines.length === 0) break;
        found.push(...lines);
      }
      return found;
    },
    close: () => {
      generation += 1;
      question = null;
      clearTimeout(timer);
    },
  };
}
