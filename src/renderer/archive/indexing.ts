import { createArchiveSearch, openArchiveSearch, runMerge, type SegmentStore } from '../../search/index';
import type { ArchiveSearch, SearchDocument } from '../../search/types';
import type { AddedArticle } from './apply/workspace';
import type { ArchiveDatabase } from './database';
import { describeDocument } from './describe-rows';
import type { Holdings } from './holdings';

/** Documents read at one go, documents given to the index at one go, and how long it may work before it lets others in. */
const batchDocuments = 64;
const stepDocuments = 16;
const sliceMs = 25;
/** How long it rests between slices while frames come in, so that applying them has three quarters of the time. */
const restMs = 75;
/** Frames come in when the last one is no older than this. */
const busyMs = 400;
/** Bodies kept in memory for the index while an import runs faster than it; the rest is read again. */
const bodiesKept = 1_000;
/** Unsaved documents that are not worth saving a large index for: they are indexed again on the next start. */
const worthSaving = 200;
const smallIndex = 5_000;

/** The search index, kept in step with the articles table in the background. */
export interface Indexing {
  readonly search: ArchiveSearch;
  /** Rises whenever the index covers more. */
  readonly generation: number;
  /** Takes in what a frame added. */
  add(articles: readonly AddedArticle[]): void;
  /** Forgets articles that are gone for good, and saves an index without them soon. */
  remove(ids: readonly number[]): void;
  /** Resolves when every article held is covered. */
  settled(): Promise<void>;
  /** Saves the index now, if it changed; a failure leaves the old one. */
  save(): Promise<void>;
  close(): void;
}

export interface IndexingNeeds {
  readonly database: ArchiveDatabase;
  readonly holdings: Holdings;
  readonly files: SegmentStore;
  readonly appliedSeq: () => number;
  readonly progress: (done: number, of: number) => void;
  /** How long nothing must have happened before the index is saved. */
  readonly quietMs: number;
}

/**
 * Opens the saved index if it fits this database and this program, else begins an empty one; either
 * way the articles it lacks are then read from the database, newest first, in slices of some 25 ms
 * between which questions are answered from what is covered.
 */
export async function startIndexing(needs: IndexingNeeds): Promise<Indexing> {
  const { database, holdings, files, progress, quietMs } = needs;
  const saved = await loadSaved(needs);
  const search = saved ?? createArchiveSearch();
  const waiting = [...holdings.states.keys()].filter((id) => !search.has(id));
  const bodies = new Map<number, AddedArticle>();
  let generation = 0;
  let unsaved = waiting.length;
  /** How often articles went for good, and how often they had when the index was saved: until then it holds their words. */
  let erasures = 0;
  let erasuresSaved = 0;
  let lastAdded = 0;
  const closing = new AbortController();
  let run: Promise<void> | null = null;
  let quiet: ReturnType<typeof setTimeout> | undefined;

  const breathe = (): Promise<void> => pause(Date.now() - lastAdded < busyMs ? restMs : 0);

  function wake(): void {
    clearTimeout(quiet);
    run ??= work().finally(() => {
      run = null;
      if (closing.signal.aborted) return;
      if (waiting.length > 0) wake();
      else quiet = setTimeout(() => void save(), quietMs);
    });
  }

  async function work(): Promise<void> {
    let isLong = false;
    while (waiting.length > 0 && !closing.signal.aborted) {
      isLong ||= waiting.length > 4 * batchDocuments;
      const documents = await readDocuments(waiting.splice(-batchDocuments));
      let sliceStarted = Date.now();
      for (let at = 0; at < documents.length && !closing.signal.aborted; at += stepDocuments) {
        // One may have gone for good since it was read.
        search.add(documents.slice(at, at + stepDocuments).filter(({ id }) => holdings.states.has(id)));
        if (Date.now() - sliceStarted < sliceMs) continue;
        await breathe();
        sliceStarted = Date.now();
      }
      await merge(false);
      generation++;
      // The last word is said however little it was: a list shown meanwhile lacks what was not yet covered.
      if (isLong || waiting.length === 0) progress(search.size, holdings.states.size);
      if (waiting.length > 0) await breathe();
    }
  }

  async function readDocuments(ids: readonly number[]): Promise<SearchDocument[]> {
    const documents: SearchDocument[] = [];
    const missing: number[] = [];
    for (const id of ids) {
      const held = bodies.get(id);
      if (held) documents.push(describeDocument(held.row, held.body));
      else missing.push(id);
      bodies.delete(id);
    }
    if (missing.length === 0) return documents;
    const [rows, texts] = await Promise.all([database.articles.bulkGet(missing), database.bodies.bulkGet(missing)]);
    for (const [i, row] of rows.entries()) {
      if (row) documents.push(describeDocument(row, texts[i] ?? { id: row.id, html: '', text: '' }));
    }
    return documents;
  }

  async function merge(isErasing: boolean): Promise<void> {
    for (let job = await search.planMerge(isErasing); job; job = await search.planMerge(isErasing)) {
      if (!search.applyMerge(job, runMerge(job)) || closing.signal.aborted) return;
    }
  }

  async function save(): Promise<void> {
    if (closing.signal.aborted) return;
    const fresh = unsaved - waiting.length;
    const isWorthIt = fresh > 0 && (fresh >= worthSaving || search.size <= smallIndex);
    if (erasures === erasuresSaved && !isWorthIt) return;
    const savedDocuments = fresh;
    const erasuresNow = erasures;
    try {
      // Before an erasure is saved, its words leave the segments.
      await merge(erasures !== erasuresSaved);
      await search.save(files, needs.appliedSeq());
      unsaved -= savedDocuments;
      erasuresSaved = erasuresNow;
    } catch (error) {
      // The index can be made again at any time: a disk too full for it is no reason to stop.
      console.warn('the search index was not saved:', error);
    }
  }

  if (waiting.length > 0) wake();
  return {
    search,
    get generation() {
      return generation;
    },
    add(articles) {
      for (const article of articles) {
        waiting.push(article.row.id);
        if (bodies.size < bodiesKept) bodies.set(article.row.id, article);
      }
      unsaved += articles.length;
      lastAdded = Date.now();
      if (articles.length > 0) wake();
    },
    remove(ids) {
      if (ids.length === 0) return;
      const gone = new Set(ids);
      for (let at = waiting.length - 1; at >= 0; at--) if (gone.has(waiting[at] ?? -1)) waiting.splice(at, 1);
      for (const id of ids) bodies.delete(id);
      search.remove(ids);
      generation++;
      erasures++;
      wake();
    },
    async settled() {
      for (let current = run; current !== null; current = run) await current;
    },
    save,
    close() {
      closing.abort();
      clearTimeout(quiet);
    },
  };
}

/** The saved index as far as it is whole, or null when there is none or it is of a later state than the database. */
async function loadSaved({ holdings, files, appliedSeq }: IndexingNeeds): Promise<ArchiveSearch | null> {
  const opened = await openArchiveSearch(files);
  if (!opened || opened.appliedSeq > appliedSeq()) return null;
  // What the database does not know would be found and could not be shown.
  opened.search.remove([...opened.search.ids()].filter((id) => !holdings.states.has(id)));
  return opened.search;
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
