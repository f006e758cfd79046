import type { ArchiveDatabase } from '../database';
import { isWithinTag, type TagHoldings } from '../tag-holdings';
import type { TagRow } from '../rows';

/** One frame's view of the tags (see workspace.ts). */
export interface TagWorkspace {
  row(key: string): TagRow | undefined;
  putRow(row: TagRow): void;
  /** A tag and those nested in it that have a row, shallow ones first. */
  rowsWithin(key: string): readonly TagRow[];
  /** Any of those, which is found sooner. */
  anyWithin(key: string): TagRow | undefined;
  keysOf(articleId: number): readonly string[];
  membersOf(key: string): readonly number[];
  /** Gives an article a tag, or takes it off; false when it had it so already. */
  set(articleId: number, key: string, isTagged: boolean): boolean;
  /** Takes the row of a tag away that nobody has and that has no colour. */
  tidy(key: string): void;
  /** Takes every tag off an article that is going for good. */
  purge(articleId: number): void;
  write(): Promise<unknown>;
  commit(): void;
  /** Articles whose tags changed. */
  changed(): Iterable<number>;
}

/** Begins a frame's view of the tags. */
export function createTagWorkspace(database: ArchiveDatabase, holdings: TagHoldings): TagWorkspace {
  const rows = new Map<string, TagRow | null>();
  const tagged = new Map<number, readonly string[]>();
  /** How many more, or fewer, have a tag than the holdings say. */
  const more = new Map<string, number>();

  const keysOf = (id: number): readonly string[] => tagged.get(id) ?? holdings.keysOf(id);

  function row(key: string): TagRow | undefined {
    const own = rows.get(key);
    return own === undefined ? holdings.rows.get(key) : (own ?? undefined);
  }

  function tidy(key: string): void {
    const known = row(key);
    if (known?.colour === null && holdings.members(key).size + (more.get(key) ?? 0) === 0) rows.set(key, null);
  }

  function set(articleId: number, key: string, isTagged: boolean): boolean {
    const before = keysOf(articleId);
    if (before.includes(key) === isTagged) return false;
    tagged.set(articleId, isTagged ? [...before, key].sort() : before.filter((one) => one !== key));
    more.set(key, (more.get(key) ?? 0) + (isTagged ? 1 : -1));
    return true;
  }

  return {
    row,
    putRow: (one) => rows.set(one.key, one),
    rowsWithin(key) {
      const keys = new Set([...holdings.rows.keys(), ...rows.keys()]);
      return [...keys]
        .filter((one) => isWithinTag(one, key))
        .sort()
        .flatMap((one) => row(one) ?? []);
    },
    anyWithin(key) {
      const own = row(key);
      if (own) return own;
      for (const one of rows.values()) if (one && isWithinTag(one.key, key)) return one;
      for (const one of holdings.rows.keys()) {
        const found = isWithinTag(one, key) ? row(one) : undefined;
        if (found) return found;
      }
      return undefined;
    },
    keysOf,
    membersOf(key) {
      const ids = [...holdings.members(key)].filter((id) => keysOf(id).includes(key));
      for (const [id, keys] of tagged) if (keys.includes(key) && !holdings.members(key).has(id)) ids.push(id);
      return ids.sort((a, b) => a - b);
    },
    set,
    tidy,
    purge(articleId) {
      for (const key of keysOf(articleId)) {
        set(articleId, key, false);
        tidy(key);
      }
    },
    write() {
      const gone = [...rows].filter(([, one]) => one === null).map(([key]) => key);
      return Promise.all([
        database.tags.bulkPut([...rows.values()].filter((one) => one !== null)),
        database.tags.bulkDelete(gone),
        // Never deleted: in a large database Chromium takes ten times as long to delete a row as to write it.
        database.tagged.bulkPut(Array.from(tagged, ([id, keys]) => ({ id, keys }))),
      ]);
    },
    commit: () => holdings.commit(rows, tagged),
    changed: () => tagged.keys(),
  };
}
