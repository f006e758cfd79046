import type { FindKin } from '../words/find-kin';

/** The parameters of BM25+ as MiniSearch names them. */
export interface Bm25 {
  readonly k: number;
  readonly b: number;
  readonly d: number;
}

/** A term to look up, as MiniSearch's query spec is one. */
export interface Leaf {
  readonly type: 'leaf';
  readonly term: string;
  /** Also terms that begin so. */
  readonly prefix: boolean;
  /** Also terms at most so many edits away; 0 for none. */
  readonly maxDistance: number;
  /** The term is a pattern of `*` and `?`: only what it matches counts. */
  readonly isPattern?: boolean;
  /** Also terms that are another form of it, where they are meant. */
  readonly findKin?: FindKin | undefined;
  /** Fields that are asked, by number, and what a match in each counts. */
  readonly fields: readonly number[];
  readonly boosts: readonly number[];
  readonly termBoost: number;
  readonly weights: { readonly prefix: number; readonly fuzzy: number };
  readonly bm25: Bm25;
  /** Number of the term among the query's different ones. */
  readonly number: number;
}

/** Leaves that follow one another at these offsets. */
export interface Phrase {
  readonly steps: readonly { readonly leaf: Leaf; readonly offset: number }[];
}

/** Phrases in one field: a single one, or several in any order in a stretch that holds at most `within` other words. */
export interface SequenceNode {
  readonly type: 'sequence';
  readonly of: readonly Phrase[];
  readonly within: number;
}

/** A query as it is run. Only leaves and `all` score; `filter` and `not` decide. */
export type SearchNode =
  | Leaf
  | SequenceNode
  | { readonly type: 'and' | 'or' | 'andNot'; readonly of: readonly SearchNode[] }
  | { readonly type: 'not'; readonly of: SearchNode }
  | { readonly type: 'filter'; readonly test: (slot: number) => boolean }
  | { readonly type: 'all'; readonly score: number };
