import type { PurgeApi } from '../../../contract/archive-api';
import { flag } from '../rows';
import type { Store } from '../store';

/** Answers what may be deleted for ever, and which changes of the journal hold its text. */
export function answerPurge({ database, holdings }: Store): PurgeApi {
  return {
    async purgeable(wanted) {
      const unknown = wanted.filter((id) => !holdings.states.has(id));
      const aliases = new Map((await database.sightings.bulkGet(unknown)).map((row) => [row?.seq, row?.articleId]));
      const trashed = new Map<number, number[]>();
      for (const alias of wanted) {
        const state = holdings.states.get(aliases.get(alias) ?? alias);
        if (!state || !(state.flags & flag.trashed) || state.flags & flag.withdrawn) continue;
        trashed.set(state.id, [state.id, ...(state.repeats ?? [])]);
      }
      const sighted = [...trashed.keys()].filter((id) => ((holdings.states.get(id)?.flags ?? 0) & flag.sighted) !== 0);
      for (const row of await database.sightings.where('articleId').anyOf(sighted).toArray()) {
        trashed.get(row.articleId)?.push(row.seq);
      }
      return [...trashed].map(([id, adds]) => ({ id, adds }));
    },
  };
}
