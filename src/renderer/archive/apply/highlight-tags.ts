import type { EditDraft } from '../../../contract/change';
import { foldName } from '../fold-name';
import type { HighlightRow } from '../highlight-rows';
import { isWithinTag } from '../tag-holdings';
import type { Workspace } from './workspace';

/** A highlight one of whose tags is renamed, before and after. */
export interface Retagged {
  readonly before: HighlightRow;
  readonly after: HighlightRow;
}

/**
 * The highlights a renaming of tags changes, by id. One that was deleted comes back as it was when it was deleted, so
 * those are left alone. `rename` gives a tag's new name, or the same.
 */
export async function listRetagged(
  { highlights }: Workspace,
  rename: (tag: string) => string,
): Promise<readonly Retagged[]> {
  return (await highlights.standing()).flatMap((before) => {
    if (before.tags.length === 0) return [];
    const tags = renameTags(before.tags, rename);
    return isSame(tags, before.tags) ? [] : [{ before, after: { ...before, tags } }];
  });
}

/** Whether a highlight has a tag, or one nested in it; by key. */
export async function isOnHighlight({ highlights }: Workspace, key: string): Promise<boolean> {
  return (await highlights.standing()).some(({ tags }) => tags.some((tag) => isWithinTag(foldName(tag), key)));
}

/** Puts the highlights as they are after it, and their articles' states, so that windows hear of it. */
export function putRetagged(workspace: Workspace, retagged: readonly Retagged[]): void {
  for (const { after } of retagged) {
    workspace.highlights.putHighlight(after);
    const state = workspace.state(after.articleId);
    if (state) workspace.putState(state);
  }
}

/** The edits that give highlights their tags back where renaming the tag back (`renameBack`) would not; null: there is no such renaming. */
export function restoreTags(
  retagged: readonly Retagged[],
  renameBack: ((tag: string) => string) | null,
): readonly EditDraft[] {
  return retagged.flatMap(({ before, after }): readonly EditDraft[] => {
    if (renameBack && isSame(renameTags(after.tags, renameBack), before.tags)) return [];
    return [{ type: 'highlight-edit', id: before.id, tags: before.tags }];
  });
}

/** Each once: two tags may have become one. */
function renameTags(tags: readonly string[], rename: (tag: string) => string): readonly string[] {
  const byKey = new Map<string, string>();
  for (const tag of tags.map(rename)) if (!byKey.has(foldName(tag))) byKey.set(foldName(tag), tag);
  return [...byKey.values()];
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((tag, i) => tag === b[i]);
}
