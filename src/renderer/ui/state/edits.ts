import { countOf } from '../format/numbers';
import { say } from '../messages/say';
import type { Steps } from './steps';

/** What the user does to articles. Each is one undo step, acknowledged when it is on disk. */
export interface Edits {
  /** `reading` marks are never offered for undo. */
  setRead(ids: readonly number[], read: boolean): Promise<void>;
  /** The same for a whole list, as a step that can be taken back. */
  setAllRead(ids: readonly number[], said: string): Promise<void>;
  setStarred(ids: readonly number[], starred: boolean): Promise<void>;
  /** `name` is what the message calls it: a headline, or null for several. */
  trash(ids: readonly number[], name: string | null): Promise<void>;
  restore(ids: readonly number[], name: string | null): Promise<void>;
  withdrawImport(importId: number, label: string): Promise<void>;
  /** Takes all imports of the sample archive back as one step; what was read or marked since stays. */
  removeSamples(importIds: readonly number[]): Promise<void>;
  reinstateImport(importId: number, label: string): Promise<void>;
  /** Takes the newest step of this sitting back. */
  undoLast(): Promise<void>;
}

/** Makes the edits over the steps they are made of. */
export function createEdits(steps: Steps): Edits {
  return {
    setRead: async (ids, read) => {
      await steps.make('reading', [{ type: 'read', ids, read }], null);
    },
    setAllRead: async (ids, said) => {
      await steps.make('read-all', [{ type: 'read', ids, read: true }], said);
    },
    setStarred: async (ids, starred) => {
      await steps.make(starred ? 'star' : 'unstar', [{ type: 'star', ids, starred }], null);
    },
    trash: async (ids, name) => {
      await steps.make(
        'trash',
        [{ type: 'article-trash', ids }],
        say('state.movedToTrash', { ids: nameArticles(ids, name) }),
      );
    },
    restore: async (ids, name) => {
      await steps.make(
        'restore',
        [{ type: 'article-restore', ids }],
        say('state.takenOutOfTrash', { ids: nameArticles(ids, name) }),
      );
    },
    withdrawImport: async (importId, label) => {
      await steps.make('withdraw', [{ type: 'import-withdraw', importId }], say('state.tookBackTheImport', { label }));
    },
    removeSamples: async (importIds) => {
      const changes = importIds.map((importId) => ({ type: 'import-withdraw', importId }) as const);
      await steps.make('withdraw', changes, say('state.removedTheSampleArchive'));
    },
    reinstateImport: async (importId, label) => {
      await steps.make(
        'withdraw',
        [{ type: 'import-reinstate', importId }],
        say('state.broughtBackTheImport', { label }),
      );
    },
    undoLast: steps.undoLast,
  };
}

/** What a message calls articles: the headline of one, the number of several. */
function nameArticles(ids: readonly number[], name: string | null): string {
  if (name === null || ids.length !== 1) return countOf(ids.length, 'article');
  const short = name.length > 60 ? `${name.slice(0, 58).trimEnd()}…` : name;
  return `“${short}”`;
}
