import type { OutletRulesApi } from '../../../contract/archive-api';
import { ruleOutletOf } from '../../../contract/outlet-rule';
import { readSlices } from '../read-slices';
import { flag } from '../rows';
import type { Store } from '../store';

/** Answers what the rules of outlets are, and which articles they are about. */
export function answerOutletRules({ database, holdings }: Store): OutletRulesApi {
  return {
    async outletRules() {
      const rows = await database.outletRules.toArray();
      return rows
        .filter(({ isDeleted }) => !isDeleted)
        .map(({ id, outlet, match, isOn, made }) => ({ id, outlet, match, isOn, made }))
        .sort((a, b) => (a.outlet === b.outlet ? a.id - b.id : a.outlet < b.outlet ? -1 : 1));
    },
    async articlesOfOutlet(outlet) {
      const ids: number[] = [];
      for await (const rows of readSlices(database.articles, ({ id }) => id)) {
        for (const row of rows) {
          const flags = holdings.states.get(row.id)?.flags ?? flag.trashed;
          if (!(flags & (flag.trashed | flag.withdrawn)) && ruleOutletOf(row) === outlet) ids.push(row.id);
        }
      }
      return ids;
    },
  };
}
