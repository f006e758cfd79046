import type { ArchiveDatabase } from './database';
import type { HighlightRow } from './highlight-rows';
import { readSlices } from './read-slices';

/** Highlights in memory, for questions over all of them. Read when first asked for: most sittings never ask. */
export interface HighlightHoldings {
  /** All that are not deleted, by id. */
  all(): Promise<ReadonlyMap<number, HighlightRow>>;
  /** What is sought in a highlight: its quote and note, folded. Worked out once for each row. */
  wordsOf(row: HighlightRow): string;
  /** Takes over what a frame changed; only after its transaction has committed. */
  commit(changed: Iterable<HighlightRow>, removed: Iterable<number>): void;
}

/** Makes holdings over a database; nothing is read yet. */
export function createHighlightHoldings(database: ArchiveDatabase): HighlightHoldings {
  let rows: Promise<Map<number, HighlightRow>> | null = null;
  /** What was committed while the table was being read: some slices were read before it, some after. */
  let late: (() => void)[] | null = null;
  let loaded: Map<number, HighlightRow> | null = null;
  const words = new WeakMap<HighlightRow, string>();

  async function load(): Promise<Map<number, HighlightRow>> {
    const found = new Map<number, HighlightRow>();
    late = [];
    for await (const slice of readSlices(database.highlights, ({ id }) => id)) {
      for (const row of slice) if (!row.isDeleted) found.set(row.id, row);
    }
    loaded = found;
    for (const take of late) take();
    late = null;
    return found;
  }

  return {
    all() {
      rows ??= load().catch((error: unknown) => {
        // The next question tries again.
        rows = null;
        throw error;
      });
      return rows;
    },
    wordsOf(row) {
      const known = words.get(row) ?? foldWords(`${row.anchor.exact}\n${row.note}`);
      words.set(row, known);
      return known;
    },
    commit(changed, removed) {
      const [put, gone] = [[...changed], [...removed]];
      if (put.length === 0 && gone.length === 0) return;
      const take = (): void => {
        for (const row of put) {
          if (row.isDeleted) loaded?.delete(row.id);
          else loaded?.set(row.id, row);
        }
        for (const id of gone) loaded?.delete(id);
      };
      if (late) late.push(take);
      else take();
    },
  };
}

/** Text as words are sought in it: without accents, in lower case, spaces single. */
export function foldWords(text: string): string {
  return text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().replaceAll(/\s+/g, ' ');
}
