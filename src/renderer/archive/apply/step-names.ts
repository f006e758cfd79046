import type { StepNames } from '../../../contract/archive-api';
import type { Change, Frame } from '../../../contract/change';
import { cleanName, cleanTag } from '../../../contract/clean-name';
import type { Applied } from './applied';
import type { Workspace } from './workspace';

/**
 * The names a step is told by: of the collection, tag or import it was about, as they were called then. From what its
 * changes say and came to, so that replaying gives the same; a step about several things has none.
 */
export function nameStep(workspace: Workspace, { changes, group }: Frame, applied: readonly Applied[]): StepNames {
  const told = changes.flatMap((change, i) => nameChange(workspace, change, applied[i]) ?? []);
  const [first] = told;
  // What an import makes for its folders is a part of it.
  if (!first || group.name === 'import') return first ?? {};
  // A move out of one collection into another is two changes.
  const left = changes.find((change) => change.type === 'collection-remove');
  if (changes.length === 2 && changes[0]?.type === 'collection-add' && left) {
    return { ...first, ...orNone('from', collectionName(workspace, left.id)) };
  }
  return told.every((one) => JSON.stringify(one) === JSON.stringify(first)) ? first : {};
}

function nameChange(workspace: Workspace, change: Change, applied: Applied | undefined): StepNames | null {
  switch (change.type) {
    case 'import-begin':
      return { name: change.label };
    case 'import-withdraw':
    case 'import-reinstate':
      return orNone('name', workspace.importRow(change.importId)?.label);
    case 'collection-make':
      return { name: cleanName(change.name) };
    case 'collection-edit': {
      const before = backOf(applied, 'collection-edit')?.name;
      const now = collectionName(workspace, change.id);
      return before === undefined ? orNone('name', now) : { name: before, ...orNone('to', now) };
    }
    case 'collection-move': {
      const name = orNone('name', collectionName(workspace, change.id));
      const before = backOf(applied, 'collection-move');
      if (!before || before.parent === (change.parent ?? null)) return name;
      return { ...name, to: change.parent === null ? '' : (collectionName(workspace, change.parent) ?? '') };
    }
    case 'collection-delete':
    case 'collection-restore':
    case 'collection-add':
    case 'collection-remove':
    case 'collection-place':
      return orNone('name', collectionName(workspace, change.id));
    case 'tag-add':
    case 'tag-remove':
    case 'tag-colour':
      return { name: cleanTag(change.tag) };
    case 'tag-rename':
      return { name: cleanTag(change.tag), to: cleanTag(change.to) };
    case 'saved-make':
      return { name: cleanName(change.name), kind: change.kind };
    case 'saved-edit': {
      const row = workspace.saved.rows.get(change.id);
      const before = backOf(applied, 'saved-edit')?.name;
      const now = row ? { name: row.name, kind: row.kind } : null;
      return now && before !== undefined ? { ...now, name: before, to: now.name } : now;
    }
    case 'saved-move':
    case 'saved-delete':
    case 'saved-restore':
    case 'saved-seen': {
      const row = workspace.saved.rows.get(change.id);
      return row ? { name: row.name, kind: row.kind } : null;
    }
    case 'note-set':
      return change.target.kind === 'collection' ? orNone('name', collectionName(workspace, change.target.id)) : null;
    default:
      return null;
  }
}

type Edit = NonNullable<ReturnType<typeof firstBack>>;

function backOf<T extends Edit['type']>(applied: Applied | undefined, type: T): Extract<Edit, { type: T }> | undefined {
  const first = applied && firstBack(applied);
  // Safe: its type was just compared.
  return first?.type === type ? (first as Extract<Edit, { type: T }>) : undefined;
}

function firstBack({ inverse }: Applied) {
  return inverse !== null && 'type' in inverse ? inverse : inverse?.[0];
}

function collectionName({ collections }: Workspace, id: number): string | undefined {
  return collections.find(id)?.name;
}

function orNone(key: keyof StepNames, name: string | undefined): StepNames {
  return name === undefined ? {} : { [key]: name };
}
