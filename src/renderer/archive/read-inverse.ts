import { Dexie } from 'dexie';
import type { EditDraft } from '../../contract/change';
import type { ArchiveDatabase } from './database';
import type { GroupPartRow, GroupRow } from './rows';

/** What later frames have added to a step, first frame first. */
export async function readGroupParts(database: ArchiveDatabase, group: GroupRow): Promise<readonly GroupPartRow[]> {
  if (!group.parts) return [];
  return database.groupParts
    .where('[group+frame]')
    .between([group.id, Dexie.minKey], [group.id, Dexie.maxKey])
    .toArray();
}

/** The edits that take a step back: of its last frame first. */
export function joinInverse(group: GroupRow, parts: readonly GroupPartRow[]): readonly EditDraft[] {
  return [...parts.toReversed().flatMap(({ inverse }) => inverse), ...group.inverse];
}
