import { assertNever } from '../../../contract/failure';
import type { Change, EditDraft, Outcome } from '../../../contract/change';
import { flag } from '../rows';
import type { Applied } from './applied';
import { applyArticleAdd } from './article-add';
import { applyCollectionDelete, applyCollectionEdit, applyCollectionMake, applyCollectionMove } from './collections';
import { applyCollectionAdd, applyCollectionPlace, applyCollectionRemove } from './filings';
import { applyHighlightAdd, applyHighlightEdit, applyHighlightPresence } from './highlights';
import { applyImportBegin, applyImportEnd, applyImportFile } from './imports';
import { applyMark, type Mark } from './marks';
import { applyNoteSet } from './notes';
import { applyOutletRuleEdit, applyOutletRuleMake, applyOutletRulePresence } from './outlet-rules';
import type { PreparedFrame } from './prepare-frame';
import { applyPurge } from './purge';
import { applySavedDelete, applySavedEdit, applySavedMake, applySavedMove, applySavedSeen } from './saved';
import { applyRulesSet } from './rules';
import { applyStoryMerge, applyStoryPart, applyStoryPlace } from './stories';
import { applyRevert, applyRevise } from './revisions';
import { applyTagColour, applyTagging, applyTagRename } from './tags';
import { applyReinstate, applyWithdraw } from './withdraw';
import type { Workspace } from './workspace';

export type { Applied } from './applied';

/** Applies one change to the workspace. Total: a change that does not fit is a no-op. */
export async function applyChange(workspace: Workspace, change: Change, prepared: PreparedFrame): Promise<Applied> {
  const { seq } = change;
  const { group } = prepared.frame;
  const importId = group.name === 'import' ? group.id : null;
  switch (change.type) {
    case 'import-begin':
      return { outcome: applyImportBegin(workspace, change), inverse: { type: 'import-withdraw', importId: seq } };
    case 'article-add': {
      const add = prepared.adds.get(seq);
      if (!add) throw new Error(`article ${seq} was not prepared`);
      return { outcome: await applyArticleAdd(workspace, change, add), inverse: null };
    }
    case 'import-file':
      return { outcome: applyImportFile(workspace, change), inverse: null };
    case 'import-end':
      return { outcome: applyImportEnd(workspace, change), inverse: null };
    case 'import-withdraw':
      return applyWithdraw(workspace, seq, change.importId);
    case 'import-reinstate': {
      const outcome = await applyReinstate(workspace, seq, change.importId);
      return { outcome, inverse: takeBack(outcome, { type: 'import-withdraw', importId: change.importId }) };
    }
    case 'article-trash':
      return mark({ bit: flag.trashed, isSet: true }, (ids) => ({ type: 'article-restore', ids }));
    case 'article-restore':
      return mark({ bit: flag.trashed, isSet: false }, (ids) => ({ type: 'article-trash', ids }));
    case 'read':
      return mark({ bit: flag.read, isSet: change.read }, (ids) => ({ type: 'read', ids, read: !change.read }));
    case 'star':
      return mark({ bit: flag.starred, isSet: change.starred }, (ids) => ({
        type: 'star',
        ids,
        starred: !change.starred,
      }));
    case 'article-purge':
      return applyPurge(workspace, change);
    case 'collection-make':
      return applyCollectionMake(workspace, change, importId);
    case 'collection-edit':
      return applyCollectionEdit(workspace, change);
    case 'collection-move':
      return applyCollectionMove(workspace, change);
    case 'collection-delete':
    case 'collection-restore':
      return applyCollectionDelete(workspace, change);
    case 'collection-add':
      return applyCollectionAdd(workspace, change, importId);
    case 'collection-remove':
      return applyCollectionRemove(workspace, change);
    case 'collection-place':
      return applyCollectionPlace(workspace, change);
    case 'tag-add':
    case 'tag-remove':
      return applyTagging(workspace, change);
    case 'tag-rename':
      return applyTagRename(workspace, change);
    case 'tag-colour':
      return applyTagColour(workspace, change);
    case 'purged':
      return { outcome: { seq, result: 'no-op', why: 'its text was deleted for ever' }, inverse: null };
    case 'highlight-add':
      return applyHighlightAdd(workspace, change);
    case 'highlight-edit':
      return applyHighlightEdit(workspace, change);
    case 'highlight-delete':
      return applyHighlightPresence(workspace, seq, change.id, true);
    case 'highlight-restore':
      return applyHighlightPresence(workspace, seq, change.id, false);
    case 'saved-make':
      return applySavedMake(workspace, change);
    case 'saved-edit':
      return applySavedEdit(workspace, change);
    case 'saved-move':
      return applySavedMove(workspace, change);
    case 'saved-delete':
    case 'saved-restore':
      return applySavedDelete(workspace, change);
    case 'saved-seen':
      return applySavedSeen(workspace, change);
    case 'note-set':
      return applyNoteSet(workspace, change);
    case 'story-merge':
      return applyStoryMerge(workspace, change);
    case 'story-part':
      return applyStoryPart(workspace, change);
    case 'story-place':
      return applyStoryPlace(workspace, change);
    case 'rules-set':
      return applyRulesSet(workspace, change);
    case 'article-revise':
      return applyRevise(workspace, change);
    case 'article-revert':
      return applyRevert(workspace, change);
    case 'outlet-rule-make':
      return applyOutletRuleMake(workspace, change);
    case 'outlet-rule-edit':
      return applyOutletRuleEdit(workspace, change);
    case 'outlet-rule-delete':
    case 'outlet-rule-restore':
      return applyOutletRulePresence(workspace, change);
    default:
      return assertNever(change);
  }

  async function mark(which: Mark, invert: (ids: readonly number[]) => EditDraft): Promise<Applied> {
    const ids = 'ids' in change ? change.ids : [];
    const { outcome, changed } = await applyMark(workspace, seq, ids, which);
    return { outcome, inverse: takeBack(outcome, invert(changed)) };
  }
}

function takeBack(outcome: Outcome, inverse: EditDraft): EditDraft | null {
  return outcome.result === 'done' ? inverse : null;
}
