import MiniSearch, { type Options, type Query, type SearchOptions, type SearchResult } from 'minisearch';
import type { LiveIndex } from '../live-index';
import { segmentAt } from '../live-index';
import type { FindKin } from '../words/find-kin';
import { IndexView } from './index-view';

/** A query of which only documents that pass a test count. */
interface TestedQuery {
  readonly queries: readonly Query[];
  readonly test: (slot: number) => boolean;
}

function isTested(query: unknown): query is TestedQuery {
  return typeof query === 'object' && query !== null && 'test' in query && typeof query.test === 'function';
}

/** What MiniSearch 7.2 has of its own and does not show: its code asks these containers, which here are views. */
interface Inside {
  _index: unknown;
  _documentIds: unknown;
  _fieldLength: unknown;
  _documentCount: number;
  _avgFieldLength: readonly number[];
  executeQuery(query: unknown, options?: SearchOptions): Map<number, unknown>;
}

/**
 * MiniSearch 7.2 over segments: its own search code, unchanged, reads terms, postings and lengths through views. Slots
 * are both its short ids and its ids. Its version is pinned, since the views stand in for its protected fields.
 */
export class ViewedMiniSearch<T> extends MiniSearch<T> {
  private readonly view: IndexView;
  private readonly lengths = new Map<number, readonly number[]>();

  constructor(
    private readonly index: LiveIndex,
    options: Options<T>,
    findKin?: FindKin,
  ) {
    super({ ...options, autoVacuum: false });
    this.view = new IndexView(index, findKin);
    const inside = ViewedMiniSearch.insideOf(this);
    inside._index = this.view;
    inside._documentIds = {
      has: (slot: number) => this.view.holds(slot),
      get: (slot: number) => slot,
      [Symbol.iterator]: () => this.view.slots(),
    };
    inside._fieldLength = { get: (slot: number) => this.lengthsOf(slot) };
    const execute = inside.executeQuery.bind(this);
    inside.executeQuery = (query, given) => {
      if (!isTested(query)) return execute(query, given);
      const results = execute({ queries: query.queries }, given);
      for (const slot of results.keys()) if (!query.test(slot)) results.delete(slot);
      return results;
    };
  }

  /** A query of which only documents that pass a test count. */
  static onlyIf(query: Query, test: (slot: number) => boolean): Query {
    const tested: TestedQuery = { queries: [query], test };
    // Only `executeQuery` above reads it, which MiniSearch calls for each part of a query.
    return tested as unknown as Query;
  }

  // TypeScript counts some of these as private to MiniSearch; the tests compare each result with a plain one.
  private static insideOf(mini: unknown): Inside {
    return mini as Inside;
  }

  /** Its results for these slots alone, with the scores they have among all. Without slots: for all documents. */
  explain(query: Query, slots: readonly number[] | null, options?: SearchOptions): SearchResult[] {
    const inside = ViewedMiniSearch.insideOf(this);
    inside._documentCount = this.index.documentCount;
    inside._avgFieldLength = this.index.averages;
    this.lengths.clear();
    this.view.restrict(slots);
    return this.search(query, options);
  }

  /** Kept while one query is explained: MiniSearch asks for them once for each term of a document. */
  private lengthsOf(slot: number): readonly number[] {
    let lengths = this.lengths.get(slot);
    if (!lengths) {
      const held = segmentAt(this.index, slot);
      lengths = held?.segment.lengths.map((_, field) => held.segment.lengthOf(slot - held.base, field) ?? 0) ?? [];
      this.lengths.set(slot, lengths);
    }
    return lengths;
  }
}
