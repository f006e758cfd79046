import type { ImportReport, ImportSummary } from '../../../contract/archive-api';
import type { Job } from '../../../contract/control';
import type { Ask } from './archive-door';
import { createStore, type Store } from './store';

export interface ImportsState {
  readonly list: readonly ImportSummary[];
  /** The chosen import's report; null while none is chosen or it has not come yet. */
  readonly report: ImportReport | null;
}

export interface Imports {
  readonly store: Store<ImportsState>;
  /** Asks the archive again. */
  refresh(): Promise<void>;
  /** Shows the report of this import, kept up to date by `refresh`; null for none. */
  choose(importId: number | null): void;
}

/** Makes the list of imports. */
export function createImports(ask: Ask): Imports {
  const store = createStore<ImportsState>({ list: [], report: null });
  let chosen: number | null = null;
  let latest = 0;
  const refresh = async (): Promise<void> => {
    latest += 1;
    const mine = latest;
    try {
      const [list, report] = await Promise.all([
        ask('imports'),
        chosen === null ? Promise.resolve(null) : ask('importReport', chosen),
      ]);
      if (mine === latest) store.set({ list, report });
    } catch {
      // The archive cannot answer now; the connection says so elsewhere, and the old list stays.
    }
  };
  return {
    store,
    refresh,
    choose: (importId) => {
      if (importId === chosen) return;
      chosen = importId;
      store.update((old) => ({ ...old, report: null }));
      void refresh();
    },
  };
}

/**
 * Imports that were cancelled or cut off and await a decision (Continue, Keep, Undo). One that a job
 * still works on, or has only just ended, is not among them.
 */
export function unfinishedImports(list: readonly ImportSummary[], jobs: readonly Job[]): readonly ImportSummary[] {
  const atWork = new Set(
    jobs.filter((job) => job.state !== 'cancelled' && job.state !== 'failed').map((job) => job.importId),
  );
  return list.filter(
    (item) => (item.end === null || item.end === 'cancelled') && !item.isWithdrawn && !atWork.has(item.id),
  );
}
