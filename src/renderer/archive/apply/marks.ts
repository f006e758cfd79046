import type { Outcome } from '../../../contract/change';
import { flag } from '../rows';
import type { Workspace } from './workspace';

/** What a mark came to, with the articles it changed. */
export interface Marked {
  readonly outcome: Outcome;
  readonly changed: readonly number[];
}

/** A mark a user sets or takes off: reading, star, Trash. */
export interface Mark {
  readonly bit: typeof flag.read | typeof flag.starred | typeof flag.trashed;
  readonly isSet: boolean;
}

/**
 * Sets or takes off a mark. Articles that are not held, are withdrawn, or are marked so already are
 * passed over; when nothing is left it is a no-op.
 */
export async function applyMark(
  workspace: Workspace,
  seq: number,
  ids: readonly number[],
  { bit, isSet }: Mark,
): Promise<Marked> {
  const changed: number[] = [];
  for (const alias of ids) {
    const id = await workspace.resolve(alias);
    const state = id === undefined ? undefined : workspace.state(id);
    if (!state || state.flags & flag.withdrawn || ((state.flags & bit) !== 0) === isSet) continue;
    const own = bit === flag.read ? state.flags & ~flag.arrivedRead : state.flags;
    workspace.putState({ ...state, flags: isSet ? own | bit : own & ~bit });
    changed.push(state.id);
  }
  if (changed.length === 0) return { outcome: { seq, result: 'no-op', why: 'nothing to change' }, changed };
  return { outcome: { seq, result: 'done', affected: changed.length }, changed };
}
