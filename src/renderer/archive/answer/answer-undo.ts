import type { RecoveryApi, UndoApi } from '../../../contract/archive-api';
import type { Frame } from '../../../contract/change';
import { joinInverse, readGroupParts } from '../read-inverse';
import type { Store } from '../store';

/** Answers what can be taken back, and by which edits. */
export function answerUndo({ database }: Store): UndoApi {
  return {
    async lastUndoable() {
      const group = await database.groups.orderBy('open').last();
      if (!group) return null;
      return { group: group.id, name: group.name, affected: group.affected, names: group.names ?? {}, at: group.at };
    },
    async inverse(id) {
      const group = await database.groups.get(id);
      if (!group || group.undoneBy !== null) return null;
      // What an import tagged and filed goes, or stays on what is kept, with the import itself (see own-marks.ts).
      const inverse = joinInverse(group, await readGroupParts(database, group));
      if (group.name !== 'import') return inverse;
      return inverse.filter(({ type }) => type !== 'tag-remove' && type !== 'collection-remove');
    },
  };
}

/**
 * Answers frames that the journal lost, as they were received. Only the last ones are kept (see
 * apply-frame.ts); when the first one asked for is not among them the answer is empty, never a list with a hole.
 */
export function answerRecovery({ database }: Store): RecoveryApi {
  return {
    async framesAfter(frame) {
      const rows = await database.frames.where('n').above(frame).sortBy('n');
      if (rows[0]?.n !== frame + 1) return [];
      // Safe: written by JSON.stringify of a Frame (prepare-frame.ts).
      return rows.map(({ json }) => JSON.parse(json) as Frame);
    },
  };
}
