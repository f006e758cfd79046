import type { Change } from '../../../contract/change';
import type { NoteTarget } from '../../../contract/mark';
import { noteKey } from '../highlight-rows';
import { flag } from '../rows';
import { done, noOp, type Applied } from './applied';
import type { Workspace } from './workspace';

/** Sets the note of an article or a collection; one of nothing but white space takes it away. */
export async function applyNoteSet(
  workspace: Workspace,
  { seq, at, target: wanted, text }: Extract<Change, { type: 'note-set' }>,
): Promise<Applied> {
  const target = await resolveTarget(workspace, wanted);
  if (!target) return noOp(seq, `no ${wanted.kind} ${wanted.id}`);
  const before = (await workspace.highlights.note(target))?.text ?? '';
  const after = text.trim() === '' ? '' : text;
  if (before === after) return noOp(seq, 'nothing to change');
  workspace.highlights.putNote(target, after === '' ? null : { key: noteKey(target), target, text: after, edited: at });
  if (target.kind === 'article') flagNoted(workspace, target.id, after !== '');
  return done(seq, 1, [{ type: 'note-set', target, text: before }]);
}

async function resolveTarget(workspace: Workspace, { kind, id: wanted }: NoteTarget): Promise<NoteTarget | null> {
  if (kind === 'collection') {
    const collection = workspace.collections.find(wanted);
    return collection ? { kind, id: collection.id } : null;
  }
  const id = await workspace.resolve(wanted);
  const state = id === undefined ? undefined : workspace.state(id);
  return state && !(state.flags & flag.withdrawn) ? { kind, id: state.id } : null;
}

function flagNoted(workspace: Workspace, articleId: number, isNoted: boolean): void {
  const state = workspace.state(articleId);
  if (!state) return;
  workspace.putState({ ...state, flags: isNoted ? state.flags | flag.noted : state.flags & ~flag.noted });
}
