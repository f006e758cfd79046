import type { HistoryApi, HistoryStep } from '../../../contract/archive-api';
import { isTakable } from '../apply/groups';
import type { Store } from '../store';

const maxSteps = 500;

/** Answers what was done, newest first. */
export function answerHistory({ database, holdings }: Store): HistoryApi {
  return {
    async history(before, limit) {
      const steps = database.groups.where('step').below(before ?? Number.MAX_SAFE_INTEGER);
      const most = Math.min(maxSteps, Math.max(0, Math.floor(limit) || 0));
      const rows = await steps.reverse().limit(most).toArray();
      return rows.map((row): HistoryStep => ({
        group: row.id,
        name: row.name,
        affected: row.affected,
        names: row.names ?? {},
        at: row.at,
        undoneBy: row.undoneBy,
        undoes: row.undoes,
        canUndo: isTakable(row, (importId) => holdings.imports.get(importId)),
      }));
    },
  };
}
