import type { NoteTarget } from '../../../contract/mark';
import type { ArchiveDatabase } from '../database';
import type { HighlightHoldings } from '../highlight-holdings';
import { noteKey, type HighlightRow, type NoteRow } from '../highlight-rows';

/** One frame's view of highlights and notes; see workspace.ts. */
export interface HighlightWorkspace {
  /** Reads highlights at one go; asking for them one by one gives the same, slower. */
  preload(ids: readonly number[]): Promise<void>;
  highlight(id: number): Promise<HighlightRow | undefined>;
  putHighlight(row: HighlightRow): void;
  /** All of an article, deleted ones too. */
  highlightsOf(articleId: number): Promise<readonly HighlightRow[]>;
  /** All that are not deleted, by id. Reads the whole table when it was never asked for. */
  standing(): Promise<readonly HighlightRow[]>;
  /** Takes a highlight away so that nothing brings it back. */
  eraseHighlight(id: number): void;
  note(target: NoteTarget): Promise<NoteRow | undefined>;
  /** Sets or, with null, takes away. */
  putNote(target: NoteTarget, row: NoteRow | null): void;
  write(): Promise<void>;
  commit(): void;
}

/** Begins a frame's view of highlights and notes. */
export function createHighlightWorkspace(database: ArchiveDatabase, holdings: HighlightHoldings): HighlightWorkspace {
  const read = new Map<number, HighlightRow>();
  const highlights = new Map<number, HighlightRow>();
  const erased = new Set<number>();
  const notes = new Map<string, NoteRow | null>();

  return {
    async preload(ids) {
      for (const row of await database.highlights.bulkGet([...ids])) if (row) read.set(row.id, row);
    },
    async highlight(id) {
      if (erased.has(id)) return undefined;
      return highlights.get(id) ?? read.get(id) ?? database.highlights.get(id);
    },
    putHighlight: (row) => highlights.set(row.id, row),
    async highlightsOf(articleId) {
      const held = await database.highlights.where('articleId').equals(articleId).toArray();
      const own = [...highlights.values()].filter((row) => row.articleId === articleId);
      const byId = new Map([...held, ...own].map((row) => [row.id, row] as const));
      return [...byId.values()].filter(({ id }) => !erased.has(id)).sort((a, b) => a.id - b.id);
    },
    async standing() {
      const byId = new Map([...(await holdings.all()), ...highlights]);
      return [...byId.values()]
        .filter(({ id, isDeleted }) => !isDeleted && !erased.has(id))
        .sort((a, b) => a.id - b.id);
    },
    eraseHighlight: (id) => erased.add(id),
    async note(target) {
      const key = noteKey(target);
      const own = notes.get(key);
      return own === undefined ? database.notes.get(key) : (own ?? undefined);
    },
    putNote: (target, row) => notes.set(noteKey(target), row),
    async write() {
      const kept = [...highlights.values()].filter(({ id }) => !erased.has(id));
      const taken = [...notes].flatMap(([key, row]) => (row ? [] : [key]));
      await Promise.all([
        database.highlights.bulkPut(kept),
        database.highlights.bulkDelete([...erased]),
        database.notes.bulkPut([...notes.values()].filter((row) => row !== null)),
        database.notes.bulkDelete(taken),
      ]);
    },
    commit: () => holdings.commit(highlights.values(), erased),
  };
}
