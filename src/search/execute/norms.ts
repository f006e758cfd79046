import type { LiveIndex } from '../live-index';
import { longLength } from '../segment/segment-format';
import type { Bm25 } from './search-node';

/** The part of BM25+ that a field's length decides, by field and stored length; kept until the index changes. */
export class Norms {
  private key = '';
  private tables: readonly Float64Array[] = [];

  constructor(private readonly index: LiveIndex) {}

  /** By field a table over stored lengths (length + 1). That of `longLength` is not in it: see `normOf`. */
  tablesFor({ k, b }: Bm25): readonly Float64Array[] {
    const { index } = this;
    const key = `${index.generation} ${k} ${b}`;
    if (key === this.key) return this.tables;
    let longest = 1;
    for (const { segment } of index.segments) longest = Math.max(longest, segment.longestStored);
    this.tables = index.averages.map((average) => {
      const table = new Float64Array(Math.min(longest, longLength - 1) + 1);
      for (let stored = 1; stored < table.length; stored += 1) table[stored] = normOf(stored - 1, average, k, b);
      return table;
    });
    this.key = key;
    return this.tables;
  }
}

/** k(1 - b + b·length/average), of MiniSearch's `calcBM25Score`. */
export function normOf(length: number, average: number, k: number, b: number): number {
  return k * (1 - b + (b * length) / average);
}
