import type { ArchiveDatabase } from './database';
import type { TagRow } from './rows';

/** Every tag and who has it, in memory. Changed only by `commit`. */
export interface TagHoldings {
  /** By key. */
  readonly rows: ReadonlyMap<string, TagRow>;
  /** An article's tags by their keys, sorted. */
  keysOf(articleId: number): readonly string[];
  /** Articles with exactly this tag, in Trash and all. */
  members(key: string): ReadonlySet<number>;
  /** Articles with this tag or one nested in it. */
  membersWithin(key: string): ReadonlySet<number>;
  /** `null` takes a tag away. */
  commit(
    rows: Iterable<readonly [string, TagRow | null]>,
    tagged: Iterable<readonly [number, readonly string[]]>,
  ): void;
}

const nobody: ReadonlySet<number> = new Set();
const noKeys: readonly string[] = [];

/** Reads all tags of a database. */
export async function loadTagHoldings(database: ArchiveDatabase): Promise<TagHoldings> {
  const [rows, tagged] = await Promise.all([database.tags.toArray(), database.tagged.toArray()]);
  const holdings = createTagHoldings();
  holdings.commit(
    rows.map((row) => [row.key, row] as const),
    tagged.map(({ id, keys }) => [id, keys] as const),
  );
  return holdings;
}

/** Whether a tag is another one or nested in it; both by key. */
export function isWithinTag(key: string, above: string): boolean {
  return key === above || key.startsWith(`${above}/`);
}

function createTagHoldings(): TagHoldings {
  const rows = new Map<string, TagRow>();
  const tagged = new Map<number, readonly string[]>();
  const members = new Map<string, Set<number>>();

  return {
    rows,
    keysOf: (articleId) => tagged.get(articleId) ?? noKeys,
    members: (key) => members.get(key) ?? nobody,
    membersWithin(key) {
      const sets = [...members].filter(([one]) => isWithinTag(one, key)).map(([, ids]) => ids);
      if (sets.length < 2) return sets[0] ?? nobody;
      const all = new Set<number>();
      for (const ids of sets) for (const id of ids) all.add(id);
      return all;
    },
    commit(changedRows, changedTagged) {
      for (const [key, row] of changedRows) {
        if (row) rows.set(key, row);
        else rows.delete(key);
      }
      for (const [id, keys] of changedTagged) {
        for (const key of tagged.get(id) ?? noKeys) if (!keys.includes(key)) members.get(key)?.delete(id);
        for (const key of keys) {
          const known = members.get(key);
          if (known) known.add(id);
          else members.set(key, new Set([id]));
        }
        if (keys.length > 0) tagged.set(id, keys);
        else tagged.delete(id);
      }
    },
  };
}
