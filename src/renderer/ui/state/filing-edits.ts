import type { EditDraft } from '../../../contract/change';
import type { Collection, MarkColour } from '../../../contract/mark';
import { say } from '../messages/say';
import type { Steps } from './steps';

/** What the user does to collections and tags. Each is one undo step. */
export interface FilingEdits {
  /** Gives the new collection's id, or null when it could not be made. */
  makeCollection(name: string, parent: number | null): Promise<number | null>;
  renameCollection(id: number, name: string): Promise<void>;
  describeCollection(id: number, description: string): Promise<void>;
  /** `before` is the sibling it goes in front of; null is last. */
  moveCollection(id: number, parent: number | null, before: number | null): Promise<void>;
  deleteCollection(collection: Collection): Promise<void>;
  /** Files articles last; `from` is the collection they leave in the same step. */
  file(
    ids: readonly number[],
    into: { readonly id: number; readonly name: string },
    from?: number | null,
  ): Promise<void>;
  unfile(ids: readonly number[], from: { readonly id: number; readonly name: string }): Promise<void>;
  /** Puts articles of a collection in front of another of its articles; null is last. */
  reorder(id: number, ids: readonly number[], before: number | null): Promise<void>;
  tag(ids: readonly number[], tag: string): Promise<void>;
  untag(ids: readonly number[], tag: string): Promise<void>;
  renameTag(tag: string, to: string, isMerge: boolean): Promise<void>;
  colourTag(tag: string, colour: MarkColour | null): Promise<void>;
}

/** Makes the filing edits over the steps they are made of. */
export function createFilingEdits(steps: Steps): FilingEdits {
  return {
    makeCollection: (name, parent) =>
      steps.make(
        'collection-make',
        [{ type: 'collection-make', name, parent, before: null, folder: null }],
        say('state.collectionMade', { name }),
      ),
    renameCollection: async (id, name) => {
      await steps.make(
        'collection-edit',
        [{ type: 'collection-edit', id, name }],
        say('state.collectionRenamedTo', { name }),
      );
    },
    describeCollection: async (id, description) => {
      await steps.make('collection-edit', [{ type: 'collection-edit', id, description }], say('state.descriptionKept'));
    },
    moveCollection: async (id, parent, before) => {
      await steps.make('collection-move', [{ type: 'collection-move', id, parent, before }], null);
    },
    deleteCollection: async ({ id, name }) => {
      const said = `Collection “${name}” deleted; its articles stay in the library`;
      await steps.make('collection-delete', [{ type: 'collection-delete', id }], said);
    },
    file: async (ids, into, from = null) => {
      const changes: EditDraft[] = [{ type: 'collection-add', id: into.id, ids, before: null }];
      if (from !== null && from !== into.id) changes.push({ type: 'collection-remove', id: from, ids });
      const verb = changes.length > 1 ? say('state.movedTo') : say('state.putIn');
      await steps.make('file', changes, say('state.article', { count: ids.length, verb, name: into.name }));
    },
    unfile: async (ids, from) => {
      const said = say('state.articleTakenOutOf', { count: ids.length, name: from.name });
      await steps.make('unfile', [{ type: 'collection-remove', id: from.id, ids }], said);
    },
    reorder: async (id, ids, before) => {
      await steps.make('reorder', [{ type: 'collection-add', id, ids, before }], null);
    },
    tag: async (ids, tag) => {
      await steps.make('tag', [{ type: 'tag-add', tag, ids }], say('state.articleTagged', { count: ids.length, tag }));
    },
    untag: async (ids, tag) => {
      const said = say('state.tagTakenOffArticle', { tag, count: ids.length });
      await steps.make('untag', [{ type: 'tag-remove', tag, ids }], said);
    },
    renameTag: async (tag, to, isMerge) => {
      const said = isMerge ? say('state.tagsAndAreOne', { tag, to }) : say('state.tagRenamedTo', { tag, to });
      await steps.make('tag-rename', [{ type: 'tag-rename', tag, to }], said);
    },
    colourTag: async (tag, colour) => {
      await steps.make('tag-colour', [{ type: 'tag-colour', tag, colour }], null);
    },
  };
}
