import type { EditDraft, Frame } from '../../../contract/change';
import { assertNever } from '../../../contract/failure';
import type { GroupRow, ImportRow } from '../rows';
import type { Applied } from './applied';
import { forgetInEdit } from './forget-in-edit';
import { nameStep } from './step-names';
import type { Workspace } from './workspace';

/**
 * Notes an undo step, or what a further frame adds to it, with the edits that take it back, last change
 * first. A step that takes another back marks that one undone; taking such a step back marks it live again.
 */
export async function noteGroup(workspace: Workspace, frame: Frame, applied: readonly Applied[]): Promise<void> {
  const { id, name, undoes } = frame.group;
  const before = await workspace.group(id);
  // Changes are taken back from the last to the first; what takes one of them back keeps its own order.
  const inverse = applied.toReversed().flatMap((one): readonly EditDraft[] => listInverse(one));
  workspace.putGroup(
    offer(workspace, {
      id,
      name,
      undoes,
      at: before?.at ?? frame.changes[0]?.at ?? '',
      undoneBy: before?.undoneBy ?? null,
      names: before ? (before.names ?? {}) : nameStep(workspace, frame, applied),
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

/** A step without what it would do to articles and highlights that are gone for good; null when it did nothing to them. */
export function forgetInGroup(
  workspace: Workspace,
  group: GroupRow,
  articles: ReadonlySet<number>,
  highlights: ReadonlySet<number>,
): GroupRow | null {
  const inverse = group.inverse.flatMap((edit) => forgetInEdit(edit, articles, highlights) ?? []);
  const isSame = inverse.length === group.inverse.length && inverse.every((edit, i) => edit === group.inverse[i]);
  return isSame ? null : offer(workspace, { ...group, inverse });
}

function listInverse({ inverse }: Applied): readonly EditDraft[] {
  if (inverse === null) return [];
  return 'type' in inverse ? [inverse] : inverse;
}

/** Works out whether the step can be offered for undo, and whether the history lists it. */
function offer(workspace: Workspace, { open: _open, step: _step, ...group }: GroupRow): GroupRow {
  const isOffered = group.undoes === null && isTakable(group, (importId) => workspace.importRow(importId));
  return {
    ...group,
    ...(isOffered && { open: group.id }),
    ...(group.name !== 'reading' && { step: group.id }),
  };
}

/** Whether a step can be taken back. Reading is none, and what an import does is not while it runs. */
export function isTakable(
  { name, undoneBy, inverse }: Pick<GroupRow, 'name' | 'undoneBy' | 'inverse'>,
  importRow: (importId: number) => ImportRow | undefined,
): boolean {
  return (
    name !== 'reading' &&
    undoneBy === null &&
    inverse.length > 0 &&
    !inverse.some((edit) => edit.type === 'import-withdraw' && isRunning(importRow(edit.importId)))
  );
}

/** An import that runs, or was cut off, is ended by a button of its own. */
function isRunning(row: ImportRow | undefined): boolean {
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
