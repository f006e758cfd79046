import { assertNever } from '../../../contract/failure';
import type { Change, EditDraft, Outcome } from '../../../contract/change';
import { flag } from '../rows';
import { applyArticleAdd } from './article-add';
import { applyImportBegin, applyImportEnd, applyImportFile } from './imports';
import { applyMark, type Mark } from './marks';
import type { PreparedFrame } from './prepare-frame';
import { applyReinstate, applyWithdraw } from './withdraw';
import type { Workspace } from './workspace';

/** What a change came to, and the edit that takes it back; null where there is nothing to take back. */
export interface Applied {
  readonly outcome: Outcome;
  readonly inverse: EditDraft | null;
}

/** Applies one change to the workspace. Total: a change that does not fit is a no-op. */
export async function applyChange(workspace: Workspace, change: Change, prepared: PreparedFrame): Promise<Applied> {
  const { seq } = change;
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
    case 'import-withdraw': {
      const outcome = await applyWithdraw(workspace, seq, change.importId);
      return { outcome, inverse: takeBack(outcome, { type: 'import-reinstate', importId: change.importId }) };
    }
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
    case 'purged':
      return { outcome: { seq, result: 'no-op', why: 'its text was deleted for ever' }, inverse: null };
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
