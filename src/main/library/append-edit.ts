import type { EditDraft, Group, GroupName } from '../../contract/change';
import { limits } from '../../contract/limits';
import type { Journal } from '../vault/types';
import type { ArchiveLink } from './link-types';

export interface Edit {
  readonly name: GroupName;
  readonly changes: readonly EditDraft[];
  readonly undoes: number | null;
}

/**
 * Journals an edit as one step, over as many frames as the limits of one ask for, and hands them to the archive.
 * Resolves once all of it is on the medium; when it cannot be written, nothing of it is.
 */
export async function appendEdit(journal: Journal, link: Pick<ArchiveLink, 'offer'>, edit: Edit): Promise<Group> {
  let group: Group | null = null;
  // Appended together, so written together and synced once.
  const appended = splitEdit(edit.changes).map((changes) => {
    const { name, undoes } = edit;
    if (group) return journal.append({ name, group, changes });
    return journal.append({
      name,
      undoes,
      changes: (firstSeq) => {
        group = { id: firstSeq, name, undoes };
        return changes;
      },
    });
  });
  const frames = await Promise.all(appended);
  for (const frame of frames) void link.offer(frame);
  const [first] = frames;
  if (!first) throw new Error('an edit without changes');
  return first.group;
}

/** Cuts a list of changes where a frame would grow past its limits. One change alone is never cut. */
function splitEdit(changes: readonly EditDraft[]): readonly (readonly EditDraft[])[] {
  const frames: EditDraft[][] = [];
  let sizeBytes = Number.POSITIVE_INFINITY;
  for (const change of changes) {
    const bytes = estimateBytes(change);
    const last = frames.at(-1);
    if (last && last.length < limits.frameChanges && sizeBytes + bytes <= limits.frameBytes) {
      last.push(change);
      sizeBytes += bytes;
    } else {
      frames.push([change]);
      sizeBytes = bytes;
    }
  }
  return frames;
}

/** About what a change takes in a frame, without making the JSON of 200,000 ids twice. */
function estimateBytes(change: EditDraft): number {
  if ('ids' in change) return 100 + change.ids.length * 8;
  if ('places' in change) return 100 + change.places.length * 40;
  return JSON.stringify(change).length;
}
