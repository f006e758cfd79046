import type { FactEdit } from '../../../contract/edit-facts';
import type { BlockToRestore } from '../../../contract/explain';
import { say } from '../messages/say';
import type { Desk } from '../state/desk';

type Needed = Pick<Desk, 'wire' | 'steps' | 'sayFailure' | 'toasts' | 'announcement'>;

/** Cuts blocks out of an article's text or puts some back; true once that is applied. Says so, and offers undo. */
export async function editText(
  desk: Needed,
  id: number,
  edits: { readonly cut?: readonly string[]; readonly restore?: readonly BlockToRestore[] },
  more: readonly { readonly label: string; readonly run: () => void }[] = [],
): Promise<boolean> {
  const { cut = [], restore = [] } = edits;
  const answer = await desk.wire.send('edit-text', { id, cut, restore });
  if (!answer.ok) {
    desk.sayFailure(answer.failure);
    return false;
  }
  const { group } = answer.value;
  if (group === null) {
    desk.toasts.show({
      text: cut.length > 0 ? say('explain.thatIsAllThe') : say('explain.itIsInThe'),
    });
    return false;
  }
  const said = cut.length > 0 ? say('explain.blockCutFromThe', { count: cut.length }) : say('explain.putBackIntoThe');
  desk.steps.tellMade({ group, name: 'edit-text', affected: 1, names: {} }, said, more);
  desk.announcement.set(said);
  return true;
}

/** Edits facts of articles as one step; true once that is applied. */
export async function editArticleFacts(
  desk: Needed,
  ids: readonly number[],
  edits: readonly FactEdit[],
): Promise<boolean> {
  const answer = await desk.wire.send('edit-facts', { ids, edits });
  if (!answer.ok) {
    desk.sayFailure(answer.failure);
    return false;
  }
  const { group, changed } = answer.value;
  if (group === null) desk.toasts.show({ text: say('explain.nothingToChange') });
  else
    desk.steps.tellMade(
      { group, name: 'edit-facts', affected: changed, names: {} },
      say('explain.articleEdited', { changed }),
    );
  return true;
}

/** Begins to cut articles out of their originals again; gives the job, or null when it was refused. */
export async function reRead(
  desk: Pick<Desk, 'wire' | 'sayFailure'>,
  what: { readonly ids: readonly number[] } | { readonly outlet: string },
  how: { readonly charset?: string; readonly isTrial?: boolean } = {},
): Promise<string | null> {
  const answer = await desk.wire.send('re-read', { what, charset: how.charset ?? null, isTrial: how.isTrial ?? false });
  if (answer.ok) return answer.value.job;
  desk.sayFailure(answer.failure);
  return null;
}
