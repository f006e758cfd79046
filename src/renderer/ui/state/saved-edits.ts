import type { BatchKind, Saved, SavedKind } from '../../../contract/saved';
import type { View } from '../../../contract/view';
import { say } from '../messages/say';
import type { Steps } from './steps';

/** What is to be another of something kept; what is left out stays. */
export type SavedChange = Partial<Pick<Saved, 'name' | 'lines'> & { readonly kind: BatchKind; readonly view: View }>;

/** What the user does to word lists, saved searches and lists of queries. Each is one undo step. */
export interface SavedEdits {
  /** Gives the new one's id, or null when it could not be made. */
  make(kind: SavedKind, name: string, lines: readonly string[], view?: View | null): Promise<number | null>;
  /** `said` offers undo; left out, nothing is said. */
  edit(id: number, change: SavedChange, said?: string): Promise<void>;
  /** In front of another of its kind; null is last. */
  move(id: number, before: number | null): Promise<void>;
  delete(saved: Saved): Promise<void>;
  /** All that is held now counts as seen; `isSaid`: says so, with undo. */
  clear(saved: Saved, isSaid: boolean): Promise<void>;
  /** A list of queries was run: what came in up to this seq is new no more. */
  markRun(id: number, upTo: number): Promise<void>;
}

/** Makes the edits over the steps they are made of. */
export function createSavedEdits(steps: Steps): SavedEdits {
  return {
    make: (kind, name, lines, view = null) =>
      steps.make(
        'saved-make',
        [{ type: 'saved-make', kind, name, lines, view, before: null }],
        say('state.kept', { name }),
      ),
    edit: async (id, change, said) => {
      await steps.make('saved-edit', [{ type: 'saved-edit', id, ...change }], said ?? null);
    },
    move: async (id, before) => {
      await steps.make('saved-move', [{ type: 'saved-move', id, before }], null);
    },
    delete: async ({ id, name }) => {
      await steps.make('saved-delete', [{ type: 'saved-delete', id }], say('state.deleted', { name }));
    },
    clear: async ({ id, name }, isSaid) => {
      const said = isSaid ? say('state.nothingIsNewIn', { name }) : null;
      await steps.make('saved-seen', [{ type: 'saved-seen', id, upTo: null }], said);
    },
    markRun: async (id, upTo) => {
      await steps.make('saved-seen', [{ type: 'saved-seen', id, upTo }], null);
    },
  };
}
