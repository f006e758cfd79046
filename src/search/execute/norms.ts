import type { LiveIndex } from '../live-index';
import { longLength } from '../segment/segment-format';
import type { Bm25 } from './search-node';

/** What the length of a field decides of a score, by its stored length. */
export interface NormTable {
  /** The norm itself. */
  readonly norms: Float64Array;
  /** 1 / (1 + norm): what is left of `count / (count + norm)` for a term that stands there once, as most do. */
  readonly once: Float64Array;
}

/** The part of BM25+ that a field's length decides, by field and stored length; kept until the index changes. */
export class Norms {
  private key = '';
  private tables: readonly NormTable[] = [];

  constructor(private readonly index: LiveIndex) {}

  /** By field tables over stored lengths (length + 1). Those of `longLength` are not in them: see `normOf`. */
  tablesFor({ k, b }: Bm25): readonly NormTable[] {
    const { index } = this;
    const key = `${index.generation} ${k} ${b}`;
    if (key === this.key) return this.tables;
    let longest = 1;
    for (const { segment } of index.segments) longest = Math.max(longest, segment.longestStored);
    this.tables = index.averages.map((average) => {
      const norms = new Float64Array(Math.min(longest, longLength - 1) + 1);
      for (let stored = 1; stored < norms.length; stored += 1) norms[stored] = normOf(stored - 1, average, k, b);
      return { norms, once: norms.map((norm) => 1 / (1 + norm)) };
    });
    this.key = key;
    return this.tables;
  }
}

/** k(1 - b + b·length/average), of MiniSearch's `calcBM25Score`. */
export function normOf(length: number, average: number, k: number, b: number): number {
  return k * (1 - b + (b * length) / average);
}
