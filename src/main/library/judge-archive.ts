import { portProtocol, type ArchiveState } from '../../contract/port';
import type { Failure } from '../../contract/failure';
import type { JournalEnd, LedgerEntry } from '../vault/types';

/** What to tell a worker that said how it found its database. */
export type Verdict =
  | { readonly do: 'go-on' }
  /** Set the database aside and fill a new one from the journal. */
  | { readonly do: 'start-over'; readonly why: string }
  /** Write nothing: someone must decide. */
  | { readonly do: 'stop'; readonly failure: Failure };

export interface ArchiveFacts {
  readonly state: ArchiveState;
  readonly end: JournalEnd;
  /** The journal's chain after frame `state.frame`; null when it lies in damage or was never written. */
  readonly chainThere: string | null;
  /** What the ledger last wrote down about the archive. */
  readonly noted: LedgerEntry['archive'];
}

/**
 * Compares the archive's database with the record (DESIGN.md, section 5). The journal wins over the database,
 * but for one case: a database that is ahead holds what the journal lost, so nothing is touched.
 */
export function judgeArchive({ state, end, chainThere, noted }: ArchiveFacts): Verdict {
  if (state.protocol !== portProtocol) {
    return stop('internal', `the archive speaks protocol ${state.protocol}, not ${portProtocol}`);
  }
  if (state.isNew && state.frame === 0) return { do: 'go-on' };
  if (state.frame > end.frame) {
    return stop('archive-ahead', `the archive holds ${state.frame} frames, the journal ${end.frame}`);
  }
  // Chromium's flag; it says "total" or names the loss. Nothing that remains can be trusted.
  if (state.dataLoss !== '' && state.dataLoss !== 'none') return startOver(`the browser lost data: ${state.dataLoss}`);
  if (state.articles !== state.articlesNoted) {
    return startOver(`${state.articles} articles found where ${state.articlesNoted} were written down`);
  }
  if (noted && noted.frame === state.frame && noted.articles !== state.articles) {
    return startOver(`${state.articles} articles found where the ledger says ${noted.articles}`);
  }
  if (state.frame === 0) return { do: 'go-on' };
  // An unknown chain is no other chain: there the journal is damaged, and the archive holds what it lost.
  if (chainThere !== null && state.chain !== chainThere) return startOver('it was filled from another journal');
  if (state.frame === end.frame && state.appliedSeq !== end.seq) {
    return startOver(`change ${state.appliedSeq} is its last one, but the journal ends with ${end.seq}`);
  }
  return { do: 'go-on' };
}

const startOver = (why: string): Verdict => ({ do: 'start-over', why });
const stop = (code: Failure['code'], detail: string): Verdict => ({ do: 'stop', failure: { code, detail } });
