import { ArchiveColumns, archiveColumns, listColumns } from './archive-columns';
import { needsPlaces } from './build-search-node';
import { compileQuery } from './compile-query';
import { countHolding } from './count-holding';
import { Executor } from './execute/executor';
import { createSequenceTest } from './execute/sequence-test';
import { createExplain } from './explain/explain-hits';
import { completeTerm, nearTerms } from './find-terms';
import { foldTerm } from './fold-term';
import { mergeSegments } from './merge/merge-segments';
import { planMerge } from './merge/plan-merge';
import { archiveFields } from './mini-options';
import { nothing, runSearch } from './run-search';
import { SegmentIndex, toInput } from './segment-index';
import { loadPositions, openStored, saveStored } from './store/stored-index';
import type { SegmentStore } from './store/segment-store';
import type { ArchiveSearch, MergedFiles, MergeJob, NoteLost, OpenedArchive } from './types';
import { createFindKin } from './words/find-kin';
import { cutArchiveField } from './words/cut-archive-field';

const schema = { fields: archiveFields.length, columns: archiveColumns } as const;

/** An empty index. */
export function createArchiveSearch(noteLost?: NoteLost): ArchiveSearch {
  return assemble(new SegmentIndex(schema, cutArchiveField), null, noteLost);
}

/**
 * The index that was saved in a store: searchable at once, positions are read when a phrase is asked. Null when there
 * is none that can be read; then, and for what `lost` counts, whoever holds the documents adds them again.
 */
export async function openArchiveSearch(store: SegmentStore, noteLost?: NoteLost): Promise<OpenedArchive | null> {
  const index = new SegmentIndex(schema, cutArchiveField);
  const opened = await openStored(index, store);
  return opened && { search: assemble(index, store, noteLost), ...opened };
}

/** Merges a job's segments: a pure function of its buffers, some 30,000 documents a second. Throws when one is damaged. */
export function runMerge(job: MergeJob): MergedFiles {
  return mergeSegments(job.inputs, schema);
}

function assemble(index: SegmentIndex, openedFrom: SegmentStore | null, noteLost?: NoteLost): ArchiveSearch {
  let store = openedFrom;
  const columns = new ArchiveColumns(index);
  columns.sync();
  const positionsByName = (name: string) => index.segments.find((kept) => kept.name === name)?.positions ?? null;
  const executor = new Executor(
    index,
    createSequenceTest(index, ({ name }) => positionsByName(name)),
  );
  const findKin = createFindKin(archiveColumns.languageAt);
  const explain = createExplain(index, executor, findKin);

  function remove(ids: readonly number[]): void {
    for (const id of ids) {
      const slot = columns.remove(id);
      if (slot !== undefined) index.remove(slot);
    }
  }

  /** Until every segment has them: a save may let them go, and an addition bring a new one, while others are read. */
  async function readPositions(): Promise<void> {
    while (index.segments.some(({ positions }) => !positions)) {
      takeIn(await loadPositions(index, store, [...index.segments]));
    }
  }

  /** Follows the index after segments were dropped, in which these were. */
  function takeIn(dropped: readonly number[]): void {
    columns.sync();
    if (dropped.length > 0) noteLost?.(dropped);
  }

  return {
    get size() {
      return columns.live;
    },
    get segments() {
      return index.segments.length;
    },
    add(documents) {
      // Of one id twice in a batch the last one stays.
      const byId = new Map(documents.map((document) => [document.id, document]));
      remove([...byId.keys()]);
      const fresh = documents.filter((document) => byId.get(document.id) === document);
      index.add(
        fresh.map(({ id, fields, columns: values }) => ({
          fields: archiveFields.map((name) => fields[name]),
          columns: listColumns(id, values),
        })),
      );
      columns.sync();
    },
    remove,
    ids: () => columns.liveIds(),
    countHolding: (word) => countHolding(index, word),
    has: (id) => columns.slotOf(id) !== undefined,
    completeTerm: (beginning, most) => completeTerm(index, foldTerm(beginning), most),
    nearTerms: (word, field, most) => nearTerms(index, word, field, most),
    async search(input) {
      if (input.isStale?.()) return nothing;
      if (needsPlaces(compileQuery(input.tree))) {
        await readPositions();
        if (input.isStale?.()) return nothing;
      }
      return runSearch({ executor, columns, explain, findKin }, input);
    },
    async save(into, appliedSeq) {
      if (store !== into) await readPositions();
      await saveStored(index, into, appliedSeq);
      store = into;
    },
    async planMerge(isErasing = false) {
      for (;;) {
        const run = planMerge(index.segments, isErasing);
        if (!run) return null;
        const merged = index.segments.slice(run.from, run.to);
        if (merged.every(({ positions }) => positions)) {
          return { names: merged.map(({ name }) => name), inputs: merged.map(toInput) };
        }
        takeIn(await loadPositions(index, store, merged));
      }
    },
    applyMerge(job, files) {
      const isDone = index.applyMerge(job.names, job.inputs, files);
      if (isDone) columns.sync();
      return isDone;
    },
  };
}
