import type { EditDraft, Frame } from '../../../contract/change';
import { assertNever } from '../../../contract/failure';
import type { GroupRow } from '../rows';
import type { Applied } from './apply-change';
import type { Workspace } from './workspace';

/**
 * Notes an undo step, or what a further frame adds to it, with the edits that take it back, last change
 * first. A step that takes another back marks that one undone; taking such a step back marks it live again.
 */
export async function noteGroup(workspace: Workspace, frame: Frame, applied: readonly Applied[]): Promise<void> {
  const { id, name, undoes } = frame.group;
  const before = await workspace.group(id);
  const inverse = applied.flatMap((one): EditDraft[] => (one.inverse ? [one.inverse] : [])).reverse();
  workspace.putGroup(
    offer(workspace, {
      id,
      name,
      undoes,
      at: before?.at ?? frame.changes[0]?.at ?? '',
      undoneBy: before?.undoneBy ?? null,
      inverse: [...inverse, ...(before?.inverse ?? [])],
      affected: (before?.affected ?? 0) + applied.reduce((sum, one) => sum + countAffected(one), 0),
    }),
  );
  if (undoes !== null && !before) await setUndone(workspace, undoes, id);
}

async function setUndone(workspace: Workspace, id: number, by: number | null): Promise<void> {
  const group = await workspace.group(id);
  if (!group) return;
  workspace.putGroup(offer(workspace, { ...group, undoneBy: by }));
  // What an undo step had undone lives or not as that step does not or does. An id is always greater than
  // the one it undoes, so this ends; a journal that says otherwise is not followed.
  if (group.undoes !== null && group.undoes < id) await setUndone(workspace, group.undoes, by === null ? id : null);
}

/** Works out whether the step can be offered for undo. */
function offer(workspace: Workspace, { open: _open, ...group }: GroupRow): GroupRow {
  const isOffered =
    group.name !== 'reading' &&
    group.undoes === null &&
    group.undoneBy === null &&
    group.inverse.length > 0 &&
    !group.inverse.some((edit) => edit.type === 'import-withdraw' && isRunning(workspace, edit.importId));
  return isOffered ? { ...group, open: group.id } : group;
}

/** An import that runs, or was cut off, is ended by a button of its own. */
function isRunning(workspace: Workspace, importId: number): boolean {
  const row = workspace.importRow(importId);
  return row !== undefined && row.end === null && !row.isWithdrawn;
}

function countAffected({ outcome }: Applied): number {
  switch (outcome.result) {
    case 'article':
    case 'sighting':
    case 'version':
      return 1;
    case 'done':
      return outcome.affected;
    case 'no-op':
      return 0;
    default:
      return assertNever(outcome);
  }
}
