import type { EditDraft, GroupName } from '../../../contract/change';
import type { CommandCode, Failure } from '../../../contract/failure';
import { countOf } from '../format/numbers';
import { failureWords, undoneWords } from '../words';
import type { Ask } from './archive-door';
import type { Toasts } from './toasts';
import type { Send } from './wire';

/** What the user does to articles. Each is one undo step, acknowledged when it is on disk. */
export interface Edits {
  /** `reading` marks are never offered for undo. */
  setRead(ids: readonly number[], read: boolean): Promise<void>;
  setStarred(ids: readonly number[], starred: boolean): Promise<void>;
  /** `name` is what the message calls it: a headline, or null for several. */
  trash(ids: readonly number[], name: string | null): Promise<void>;
  restore(ids: readonly number[], name: string | null): Promise<void>;
  withdrawImport(importId: number, label: string): Promise<void>;
  reinstateImport(importId: number, label: string): Promise<void>;
  /** Takes the newest step back. */
  undoLast(): Promise<void>;
}

const inverseTries = 40;
const inverseWaitMs = 50;

/** Makes the edits; `onEdited` is told what changed as soon as it is on disk. */
export function createEdits(deps: {
  readonly send: Send;
  readonly ask: Ask;
  readonly toasts: Toasts;
  readonly onEdited: (change: EditDraft) => void;
}): Edits {
  const { send, ask, toasts, onEdited } = deps;

  const sayFailure = (failure: Failure): void => {
    const words = failureWords[failure.code];
    toasts.show({ tone: 'bad', text: words.title, more: words.text });
  };

  const edit = async (
    name: GroupName,
    changes: readonly EditDraft[],
    undoes: number | null,
  ): Promise<number | null> => {
    const answer = await send('edit', { name, changes, undoes });
    if (!answer.ok) {
      sayFailure(answer.failure);
      return null;
    }
    for (const change of changes) onEdited(change);
    return answer.value.group;
  };

  /** The inverse is there once the archive has applied the step: a moment after it is on disk. */
  const inverseOf = async (group: number): Promise<readonly EditDraft[] | null> => {
    for (let tries = 0; tries < inverseTries; tries += 1) {
      const inverse = await ask('inverse', group);
      if (inverse) return inverse;
      await new Promise((resolve) => setTimeout(resolve, inverseWaitMs));
    }
    return null;
  };

  /** The latest message that offers undo. */
  let offered: { readonly group: number; readonly toast: number } | null = null;

  const takeBack = async (group: number, said: string): Promise<void> => {
    if (offered?.group === group) toasts.close(offered.toast);
    try {
      const inverse = await inverseOf(group);
      if (!inverse) {
        toasts.show({ text: 'It is already undone' });
        return;
      }
      if ((await edit('undo', inverse, group)) !== null) toasts.show({ text: said, staysMs: 4000 });
    } catch {
      sayFailure({ code: 'archive-unavailable' satisfies CommandCode, detail: '' });
    }
  };

  const offerUndo = (text: string, group: number, said: string): void => {
    const toast = toasts.show({
      text,
      topic: 'undo',
      actions: [
        {
          label: 'Undo',
          run: () => void takeBack(group, said),
        },
      ],
    });
    offered = { group, toast };
  };

  return {
    setRead: async (ids, read) => {
      await edit('reading', [{ type: 'read', ids, read }], null);
    },
    setStarred: async (ids, starred) => {
      await edit(starred ? 'star' : 'unstar', [{ type: 'star', ids, starred }], null);
    },
    trash: async (ids, name) => {
      const group = await edit('trash', [{ type: 'article-trash', ids }], null);
      if (group === null) return;
      offerUndo(`${nameOf(ids, name)} moved to Trash`, group, undoneWords.trash(ids.length));
    },
    restore: async (ids, name) => {
      const group = await edit('restore', [{ type: 'article-restore', ids }], null);
      if (group === null) return;
      offerUndo(`${nameOf(ids, name)} taken out of Trash`, group, undoneWords.restore(ids.length));
    },
    withdrawImport: async (importId, label) => {
      const group = await edit('withdraw', [{ type: 'import-withdraw', importId }], null);
      if (group === null) return;
      offerUndo(`Took back the import “${label}”`, group, undoneWords.withdraw(1));
    },
    reinstateImport: async (importId, label) => {
      const group = await edit('withdraw', [{ type: 'import-reinstate', importId }], null);
      if (group !== null) toasts.show({ text: `Brought back the import “${label}”` });
    },
    undoLast: async () => {
      try {
        const step = await ask('lastUndoable');
        if (step) await takeBack(step.group, undoneWords[step.name](step.affected));
        else toasts.show({ text: 'Nothing to undo', staysMs: 3000 });
      } catch {
        sayFailure({ code: 'archive-unavailable', detail: '' });
      }
    },
  };
}

function nameOf(ids: readonly number[], name: string | null): string {
  if (name === null || ids.length !== 1) return countOf(ids.length, 'article');
  const short = name.length > 60 ? `${name.slice(0, 58).trimEnd()}…` : name;
  return `“${short}”`;
}
