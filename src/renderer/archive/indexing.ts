import { createArchiveSearch, openArchiveSearch, type SegmentStore } from '../../search/index';
import type { ArchiveSearch, NoteLost } from '../../search/types';
import type { AddedArticle } from './apply/workspace';
import { breathe } from './breathe';
import type { ArchiveDatabase } from './database';
import { describeDocument } from './describe-rows';
import type { Holdings } from './holdings';
import { createIndexKeeper } from './index-keeper';
import type { RunMerge } from './run-merges';

/** Documents read at one go, documents given to the index at one go, and how long it may work before it lets others in. */
const batchDocuments = 128;
const stepDocuments = 32;
const sliceMs = 12;
/** More articles than this that are not covered yet take so long that it is said how far it is. */
const longDocuments = 512;

/** The search index, kept in step with the articles table. */
export interface Indexing {
  readonly search: ArchiveSearch;
  /** Rises whenever the index covers more, or less. */
  readonly generation: number;
  /** Rises whenever articles that were held say something else. */
  readonly revisions: number;
  /** Takes in what a frame added; searchable when this resolves. Between slices of some 12 ms questions are answered. */
  add(articles: readonly AddedArticle[]): Promise<void>;
  /** Takes in articles that say something else now, in the place of what they said; found by that when it resolves. */
  revise(articles: readonly AddedArticle[]): Promise<void>;
  /** Forgets articles that are gone for good: not found from now on, and out of all files when this resolves. */
  erase(ids: readonly number[]): Promise<void>;
  /** Resolves when every article held is covered, and the files are in order. */
  settled(): Promise<void>;
  /** Saves the index now, if it changed; a failure leaves the old one. */
  save(): Promise<void>;
  /** Resolves when nothing is written any more. */
  close(): Promise<void>;
}

export interface IndexingNeeds {
  readonly database: ArchiveDatabase;
  readonly holdings: Holdings;
  readonly files: SegmentStore;
  readonly runMerge: RunMerge;
  readonly appliedSeq: () => number;
  readonly progress: (done: number, of: number) => void;
  /** How long nothing must have happened before the index is saved. */
  readonly quietMs: number;
}

/**
 * Opens the saved index as far as it is whole and fits this database and this program, else begins an empty one; the
 * articles it lacks are then read from the database, newest first, in slices between which questions are answered from
 * what is covered.
 */
export async function startIndexing(needs: IndexingNeeds): Promise<Indexing> {
  const { database, holdings, progress } = needs;
  /** What was in files that turned out to be damaged is put into the index again. */
  let recover: NoteLost | null = null;
  const { search, isTidy } = await openSaved(needs, (lost) => recover?.(lost));
  const keeper = createIndexKeeper({ ...needs, search });
  const waiting = [...holdings.states.keys()].filter((id) => !search.has(id));
  const isLong = waiting.length > longDocuments;
  let generation = 0;
  let revisions = 0;
  const closing = new AbortController();

  /** Gives articles to the index, a few at a time. */
  async function take(articles: readonly AddedArticle[]): Promise<void> {
    let sliceStarted = Date.now();
    for (let at = 0; at < articles.length && !closing.signal.aborted; at += stepDocuments) {
      // One may have gone for good since it was read, or have been revised and taken in as it is now.
      const present = articles
        .slice(at, at + stepDocuments)
        .filter(({ row }) => holdings.states.has(row.id) && !search.has(row.id));
      search.add(present.map(({ row, body }) => describeDocument(row, body)));
      generation++;
      keeper.noteAdded(present.length);
      if (Date.now() - sliceStarted < sliceMs) continue;
      await breathe();
      sliceStarted = Date.now();
    }
  }

  /** Covers what the saved index lacks. */
  async function catchUp(): Promise<void> {
    while (waiting.length > 0 && !closing.signal.aborted) {
      await take(await readArticles(database, waiting.splice(-batchDocuments)));
      // The last word is said however little it was: a list shown meanwhile lacks what was not yet covered.
      if (isLong || waiting.length === 0) progress(search.size, holdings.states.size);
      await breathe();
    }
  }

  /** What a program that was ended at its work left in files may be what was deleted for good. */
  async function tidy(): Promise<void> {
    if (!isTidy || (await search.planMerge(true)) !== null) await keeper.erase();
  }

  let catchingUp = catchUp();
  recover = (lost) => {
    generation++;
    waiting.push(...lost.filter((id) => holdings.states.has(id)));
    catchingUp = catchingUp.then(catchUp).catch((error: unknown) => {
      if (!closing.signal.aborted) console.error('the search index is not complete:', error);
    });
  };

  const start = catchingUp
    .then(() => (closing.signal.aborted ? undefined : tidy()))
    .catch((error: unknown) => {
      if (!closing.signal.aborted) console.error('the search index is not complete:', error);
    });

  return {
    search,
    get generation() {
      return generation;
    },
    get revisions() {
      return revisions;
    },
    add: take,
    async revise(articles) {
      if (articles.length === 0) return;
      search.remove(articles.map(({ row }) => row.id));
      revisions++;
      await take(articles);
    },
    async erase(ids) {
      if (ids.length === 0) return;
      const gone = new Set(ids);
      for (let at = waiting.length - 1; at >= 0; at--) if (gone.has(waiting[at] ?? -1)) waiting.splice(at, 1);
      search.remove(ids);
      generation++;
      await keeper.erase();
    },
    async settled() {
      await start;
      await catchingUp;
    },
    save: () => keeper.save(),
    async close() {
      closing.abort();
      await keeper.close();
    },
  };
}

interface OpenedIndex {
  readonly search: ArchiveSearch;
  /** Whether its files are those of the index and of nothing else. */
  readonly isTidy: boolean;
}

/** The saved index as far as it is whole; an empty one where there is none, or it is of a later state than the database. */
async function openSaved(
  { database, holdings, files, appliedSeq }: IndexingNeeds,
  noteLost: NoteLost,
): Promise<OpenedIndex> {
  const names = await files.list();
  const opened = await openArchiveSearch(files, noteLost);
  if (!opened || opened.appliedSeq > appliedSeq())
    return { search: createArchiveSearch(noteLost), isTidy: names.length === 0 };
  const { search } = opened;
  // Each segment has two files.
  const isTidy = names.length === 2 * search.segments;
  // What the database does not know would be found and could not be shown.
  search.remove([...search.ids()].filter((id) => !holdings.states.has(id)));
  // What was revised since it was saved is in it as it was before.
  const revised = await database.revisions.where('seq').above(opened.appliedSeq).toArray();
  search.remove(revised.map(({ articleId }) => articleId));
  return { search, isTidy };
}

async function readArticles(database: ArchiveDatabase, ids: number[]): Promise<AddedArticle[]> {
  const [rows, bodies] = await Promise.all([database.articles.bulkGet(ids), database.bodies.bulkGet(ids)]);
  return rows.flatMap((row, i) => (row ? [{ row, body: bodies[i] ?? { id: row.id, html: '', text: '' } }] : []));
}
