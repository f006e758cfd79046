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
  const { groups } = workspace;
  const { id, name, undoes } = frame.group;
  const before = await groups.get(id);
  // Changes are taken back from the last to the first; what takes one of them back keeps its own order.
  const inverse = applied.toReversed().flatMap((one): readonly EditDraft[] => listInverse(one));
  const affected = applied.reduce((sum, one) => sum + countAffected(one), 0);
  if (before) {
    // In a row of its own: written anew with every frame, a step of n frames would write n * n / 2 of them.
    const adds = inverse.length > 0 ? 1 : 0;
    if (adds) groups.putPart({ group: id, frame: frame.n, inverse });
    const parts = (before.parts ?? 0) + adds;
    groups.put(offer(workspace, { ...before, ...(parts > 0 && { parts }), affected: before.affected + affected }));
    return;
  }
  const names = nameStep(workspace, frame, applied);
  const at = frame.changes[0]?.at ?? '';
  groups.put(offer(workspace, { id, name, undoes, at, undoneBy: null, names, inverse, affected }));
  if (undoes !== null) await setUndone(workspace, undoes, id);
}

async function setUndone(workspace: Workspace, id: number, by: number | null): Promise<void> {
  const group = await workspace.groups.get(id);
  if (!group) return;
  workspace.groups.put(offer(workspace, { ...group, undoneBy: by }));
  // What an undo step had undone lives or not as that step does not or does. An id is always greater than
  // the one it undoes, so this ends; a journal that says otherwise is not followed.
  if (group.undoes !== null && group.undoes < id) await setUndone(workspace, group.undoes, by === null ? id : null);
}

/** Takes away what any step would do to articles and highlights that are gone for good. Reads all steps. */
export async function forgetInGroups(
  workspace: Workspace,
  articles: ReadonlySet<number>,
  highlights: ReadonlySet<number>,
): Promise<void> {
  const forget = (edits: readonly EditDraft[]): readonly EditDraft[] | null => {
    const left = edits.flatMap((edit) => forgetInEdit(edit, articles, highlights) ?? []);
    return left.length === edits.length && left.every((edit, i) => edit === edits[i]) ? null : left;
  };
  for (const { row, parts } of await workspace.groups.all()) {
    const inverse = forget(row.inverse);
    let emptied = 0;
    let isSame = inverse === null;
    for (const part of parts) {
      const left = forget(part.inverse);
      if (left === null) continue;
      isSame = false;
      if (left.length === 0) emptied++;
      workspace.groups.putPart({ ...part, inverse: left });
    }
    if (isSame) continue;
    const counted = row.parts === undefined ? {} : { parts: row.parts - emptied };
    workspace.groups.put(offer(workspace, { ...row, inverse: inverse ?? row.inverse, ...counted }));
  }
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
  { name, undoneBy, inverse, parts = 0 }: Pick<GroupRow, 'name' | 'undoneBy' | 'inverse' | 'parts'>,
  importRow: (importId: number) => ImportRow | undefined,
): boolean {
  return (
    name !== 'reading' &&
    undoneBy === null &&
    (inverse.length > 0 || parts > 0) &&
    // An import's own taking back stands in its first frame.
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
