import type { ArchiveState } from '../../contract/port';
import { portProtocol } from '../../contract/port';
import { applyFrame, type AppliedFrame } from './apply/apply-frame';
import type { PreparedFrame } from './apply/prepare-frame';
import { readStanding, schemaVersion, type ArchiveDatabase } from './database';
import { loadHoldings, type Holdings } from './holdings';
import { startIndexing, type Indexing } from './indexing';
import type { OpenedDatabase } from './open-database';
import type { StandingRow } from './rows';
import type { RunMerge } from './run-merges';
import { openSegmentStore, segmentsInDatabase } from './segment-files';

/** One open database with all that is kept in memory of it. */
export interface Store {
  readonly database: ArchiveDatabase;
  readonly holdings: Holdings;
  readonly indexing: Indexing;
  readonly standing: StandingRow;
  /** Rises with every frame. */
  readonly generation: number;
  /** How the database was found, for the main side to judge. */
  readonly state: ArchiveState;
  apply(prepared: PreparedFrame): Promise<AppliedFrame>;
  /** Resolves when nothing is written any more. */
  close(): Promise<void>;
}

export interface StoreNeeds {
  readonly progress: (done: number, of: number) => void;
  readonly quietMs: number;
  /** Where the files of the search index are: in the private file system if it is there, or always in the database. */
  readonly indexFiles: 'private-files' | 'database';
  readonly runMerge: RunMerge;
}

/** Loads an opened database into memory and starts its search index. */
export async function openStore(opened: OpenedDatabase, needs: StoreNeeds): Promise<Store> {
  const { database } = opened;
  let standing = await readStanding(database);
  let generation = 0;
  const holdings = await loadHoldings(database);
  // A shortened database can lose rows of one table only: the least of the three is what is whole.
  const [articles, bodies] = await Promise.all([database.articles.count(), database.bodies.count()]);
  const state: ArchiveState = {
    protocol: portProtocol,
    schema: schemaVersion,
    frame: standing.frame,
    chain: standing.chain,
    appliedSeq: standing.appliedSeq,
    articles: Math.min(articles, bodies, holdings.states.size),
    articlesNoted: standing.articlesNoted,
    dataLoss: opened.dataLoss,
    isNew: opened.isNew,
  };
  const indexing = await startIndexing({
    database,
    holdings,
    files: needs.indexFiles === 'database' ? segmentsInDatabase(database) : await openSegmentStore(database),
    appliedSeq: () => standing.appliedSeq,
    progress: needs.progress,
    quietMs: needs.quietMs,
    runMerge: needs.runMerge,
  });
  return {
    database,
    holdings,
    indexing,
    state,
    get standing() {
      return standing;
    },
    get generation() {
      return generation;
    },
    async apply(prepared) {
      const applied = await applyFrame(database, holdings, prepared);
      standing = applied.standing;
      generation++;
      // What is acknowledged is found, and what is gone for good is on no disk.
      await indexing.add(applied.added);
      await indexing.revise(applied.revised);
      await indexing.erase(applied.erased);
      return applied;
    },
    async close() {
      await indexing.close();
      database.dexie.close();
    },
  };
}
