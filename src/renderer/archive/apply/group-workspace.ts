import type { EditDraft } from '../../../contract/change';
import type { ArchiveDatabase } from '../database';
import { joinInverse, readGroupParts } from '../read-inverse';
import type { GroupPartRow, GroupRow } from '../rows';

/** One frame's view of the undo steps; see workspace.ts. */
export interface GroupWorkspace {
  get(id: number): Promise<GroupRow | undefined>;
  put(row: GroupRow): void;
  /** Notes what this frame adds to a step that an earlier one began. */
  putPart(row: GroupPartRow): void;
  /** The edits that take a step back, of its last frame first; none for a step that is not there. */
  inverse(id: number): Promise<readonly EditDraft[]>;
  /** All steps, each with what later frames have added to it. */
  all(): Promise<readonly { readonly row: GroupRow; readonly parts: readonly GroupPartRow[] }[]>;
  write(): Promise<unknown>;
}

/** Begins a frame's view of the undo steps. */
export function createGroupWorkspace(database: ArchiveDatabase): GroupWorkspace {
  const rows = new Map<number, GroupRow>();
  const parts = new Map<string, GroupPartRow>();

  async function partsOf(group: GroupRow): Promise<readonly GroupPartRow[]> {
    const byFrame = new Map((await readGroupParts(database, group)).map((part) => [part.frame, part]));
    for (const part of parts.values()) if (part.group === group.id) byFrame.set(part.frame, part);
    return [...byFrame.values()].sort((a, b) => a.frame - b.frame);
  }

  const get = async (id: number): Promise<GroupRow | undefined> => rows.get(id) ?? database.groups.get(id);

  return {
    get,
    put: (row) => rows.set(row.id, row),
    putPart: (part) => parts.set(`${part.group} ${part.frame}`, part),
    async inverse(id) {
      const row = await get(id);
      return row ? joinInverse(row, await partsOf(row)) : [];
    },
    async all() {
      const held = await database.groups.toArray();
      const found = [];
      for (const { id } of [...held, ...[...rows.values()].filter((row) => !held.some((one) => one.id === row.id))]) {
        const row = await get(id);
        if (row) found.push({ row, parts: await partsOf(row) });
      }
      return found;
    },
    write: () =>
      Promise.all([database.groups.bulkPut([...rows.values()]), database.groupParts.bulkPut([...parts.values()])]),
  };
}
