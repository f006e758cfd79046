import type { Holdings } from '../holdings';
import type { StateRow } from '../rows';
import { isShown } from './stories';

/** The versions of an article's address that are shown, itself among them, oldest saved first; empty when it is alone. */
export function listVersions(holdings: Holdings, id: number): readonly StateRow[] {
  const shown = holdings
    .lineage(id)
    .map((one) => holdings.states.get(one))
    .filter((state): state is StateRow => state !== undefined && (state.id === id || isShown(state)));
  return shown.length > 1 ? shown.sort((a, b) => a.saved - b.saved || a.id - b.id) : [];
}
