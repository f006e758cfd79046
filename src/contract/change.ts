/**
 * Everything that can happen to an archive. The journal is a list of these; replaying it gives the
 * archive. Plain JSON only.
 */
import type { ArticleContent, IdentityKeys, Origin } from './article';
import type { Refusal } from './failure';
import type { ImportChoices } from './import-plan';
import type { ImportRule } from './import-rule';
import type { Anchor, MarkColour, NoteTarget } from './mark';
import type { OutletRuleDraft } from './outlet-rule';
import type { Revision } from './revise-content';
import type { SavedKind } from './saved';
import type { View } from './view';

/** One part of a file that was not taken in. */
export interface RefusedPart {
  /** Member inside a zip, or null for the file itself. */
  readonly part: string | null;
  readonly refusal: Refusal;
}

/** What an import did with one source file; written after all its articles, so a file without one was not finished. */
export interface ImportedFile {
  readonly path: string;
  readonly bytes: number;
  readonly modifiedMs: number;
  /** Articles (and sightings, versions) that came out of it. */
  readonly articles: number;
  readonly refused: readonly RefusedPart[];
  /** Set for a file that belongs to a saved page or to the system: counted, not refused. */
  readonly companion: 'saved-page' | 'system' | null;
  /** Companions found inside it (members of a zip); none when left out. */
  readonly innerCompanions?: number;
}

/** What the user asked to import, kept so that it can be continued and tried again. */
export type ImportSource =
  | { readonly kind: 'paths'; readonly paths: readonly string[] }
  /** Files that the page streamed to us; `spool` names their folder inside the library. */
  | { readonly kind: 'uploaded'; readonly spool: string; readonly names: readonly string[] }
  | { readonly kind: 'pasted'; readonly spool: string }
  | { readonly kind: 'samples' }
  /** Files that were new or had changed in a watched folder; `paths` are absolute. */
  | { readonly kind: 'watched'; readonly folder: string; readonly paths: readonly string[] }
  /** The refused files of an earlier import. */
  | { readonly kind: 'retry'; readonly importId: number };

export type ImportEnd = 'done' | 'cancelled' | 'kept';

/** A change before it has a place in the journal. */
export type ChangeDraft =
  | {
      readonly type: 'import-begin';
      readonly label: string;
      readonly sources: readonly ImportSource[];
      /** Whether subfolders become collections; left out: they do not. */
      readonly collections?: boolean;
      readonly choices?: ImportChoices;
    }
  | {
      readonly type: 'article-add';
      readonly importId: number;
      readonly content: ArticleContent;
      readonly origin: Origin;
      readonly keys: IdentityKeys;
      /**
       * Of sightings an export brings back that have the very same origin: which of them it is, from 1. Left out,
       * one of the same origin in the same import is a repetition of what was journaled before.
       */
      readonly again?: number;
      /** Whether it is marked read as it comes in, so that no reading of the user's is told by it; left out, it is not. */
      readonly arrivesRead?: true;
    }
  | { readonly type: 'import-file'; readonly importId: number; readonly file: ImportedFile }
  | { readonly type: 'import-end'; readonly importId: number; readonly end: ImportEnd }
  /** Takes an import back: its articles leave, but for those the user has since marked. */
  | { readonly type: 'import-withdraw'; readonly importId: number }
  | { readonly type: 'import-reinstate'; readonly importId: number }
  | { readonly type: 'article-trash'; readonly ids: readonly number[] }
  | { readonly type: 'article-restore'; readonly ids: readonly number[] }
  | { readonly type: 'read'; readonly ids: readonly number[]; readonly read: boolean }
  | { readonly type: 'star'; readonly ids: readonly number[]; readonly starred: boolean }
  /**
   * Removes text, original and journal text for good; only of articles in Trash. `ids` stay as stubs, so that no id shifts.
   * `files`: of their `article-add`s those whose file's name goes too, since nothing else came out of it.
   */
  | { readonly type: 'article-purge'; readonly ids: readonly number[]; readonly files?: readonly number[] }
  /** A collection's id is the seq of the change that made it. `before` is the sibling it goes in front of; null is last. */
  | {
      readonly type: 'collection-make';
      readonly name: string;
      readonly parent: number | null;
      readonly before: number | null;
      /** The import whose subfolder it stands for, and that folder's path, so that continuing the import finds it again. */
      readonly folder: { readonly importId: number; readonly path: string } | null;
    }
  | { readonly type: 'collection-edit'; readonly id: number; readonly name?: string; readonly description?: string }
  | {
      readonly type: 'collection-move';
      readonly id: number;
      readonly parent: number | null;
      readonly before: number | null;
    }
  /** Takes it and all below it away; what is filed in them stays noted, so that restoring brings it back. */
  | { readonly type: 'collection-delete'; readonly id: number }
  | { readonly type: 'collection-restore'; readonly id: number }
  /** Files articles, in the order given, in front of article `before` or last. Ones filed there already are moved. */
  | {
      readonly type: 'collection-add';
      readonly id: number;
      readonly ids: readonly number[];
      readonly before: number | null;
    }
  | { readonly type: 'collection-remove'; readonly id: number; readonly ids: readonly number[] }
  /** Puts articles back at exact places (an inverse): `[article, order key]`. */
  | { readonly type: 'collection-place'; readonly id: number; readonly places: readonly (readonly [number, string])[] }
  /** Tags are named by their text; `/` nests. Compared after NFC, trimming and case folding; the first spelling is kept. */
  | { readonly type: 'tag-add'; readonly tag: string; readonly ids: readonly number[] }
  | { readonly type: 'tag-remove'; readonly tag: string; readonly ids: readonly number[] }
  /** Renames a tag and those nested in it; where the new name is there already, the two become one. */
  | { readonly type: 'tag-rename'; readonly tag: string; readonly to: string }
  | { readonly type: 'tag-colour'; readonly tag: string; readonly colour: MarkColour | null }
  /** A highlight's id is the seq of the change that made it. */
  | {
      readonly type: 'highlight-add';
      readonly articleId: number;
      readonly anchor: Anchor;
      readonly colour: MarkColour;
      /** Markdown; '' for none. */
      readonly note: string;
      readonly tags: readonly string[];
    }
  | {
      readonly type: 'highlight-edit';
      readonly id: number;
      readonly colour?: MarkColour;
      readonly note?: string;
      readonly tags?: readonly string[];
    }
  | { readonly type: 'highlight-delete'; readonly id: number }
  | { readonly type: 'highlight-restore'; readonly id: number }
  /** The one note of an article or a collection, in Markdown; '' takes it away. */
  | { readonly type: 'note-set'; readonly target: NoteTarget; readonly text: string }
  /** Says that these articles tell one story, however unlike their texts are. All of theirs go along. */
  | { readonly type: 'story-merge'; readonly ids: readonly number[] }
  /** Says that the lists tell different stories: what comes in later never joins them again. An article named twice stays where it was named first. */
  | { readonly type: 'story-part'; readonly parts: readonly (readonly number[])[] }
  /** Puts articles back where they were (an inverse). */
  | { readonly type: 'story-place'; readonly places: readonly StoryPlace[] }
  /** Keeps something to search with (saved.ts), in front of another one of its kind or last. All that is held then is seen. */
  | {
      readonly type: 'saved-make';
      readonly kind: SavedKind;
      readonly name: string;
      readonly lines: readonly string[];
      readonly view: View | null;
      readonly before: number | null;
    }
  | {
      readonly type: 'saved-edit';
      readonly id: number;
      readonly name?: string;
      /** Between `batch` and `names` only: whether the lines of a list are queries or phrases. */
      readonly kind?: SavedKind;
      readonly lines?: readonly string[];
      readonly view?: View;
    }
  | { readonly type: 'saved-move'; readonly id: number; readonly before: number | null }
  | { readonly type: 'saved-delete'; readonly id: number }
  | { readonly type: 'saved-restore'; readonly id: number }
  /** Says that the articles up to a seq are seen; null: all that came in before this change. */
  | { readonly type: 'saved-seen'; readonly id: number; readonly upTo: number | null }
  /** The rules of importing, all of them, in their order. */
  | { readonly type: 'rules-set'; readonly rules: readonly ImportRule[] }
  /** Changes what an article says: by hand, or cut out of its original anew. Holds the result, so applying it reads no original. */
  | ({ readonly type: 'article-revise'; readonly id: number } & Revision)
  /** Puts an article back to how it was before the revision (or reversion) of seq `of`, as far as that had changed it. */
  | { readonly type: 'article-revert'; readonly id: number; readonly of: number }
  /** An outlet rule's id is the seq of the change that made it. */
  | { readonly type: 'outlet-rule-make'; readonly rule: OutletRuleDraft }
  | { readonly type: 'outlet-rule-edit'; readonly id: number; readonly rule: OutletRuleDraft }
  | { readonly type: 'outlet-rule-delete'; readonly id: number }
  | { readonly type: 'outlet-rule-restore'; readonly id: number };

/** Where an article stands among the stories. */
export interface StoryPlace {
  readonly id: number;
  /** The least id of the story's articles when it was grouped; its own id when it stands alone. */
  readonly story: number;
  /** What the user said of it: `[token, side]`. One token, other sides: told apart; one token, one side: said to be the same. */
  readonly said: readonly (readonly [token: number, side: number])[];
}

/**
 * What a purge leaves in the journal in the place of a change that held text of the purged article: never
 * drafted, and applied as nothing but its seq.
 */
export interface PurgedChange {
  readonly type: 'purged';
}

/** A change in its place. `seq` rises by one over the whole journal, from 1. */
export type Change = (ChangeDraft | PurgedChange) & {
  readonly seq: number;
  /** ISO instant of journaling. */
  readonly at: string;
  /** Set when a purge has taken a file's name out of it, so that its frame's chain was made of what it said before. */
  readonly struck?: true;
};

/** Changes the user may make from a window. */
export type EditDraft = Extract<
  ChangeDraft,
  {
    type:
      | 'article-trash'
      | 'article-restore'
      | 'read'
      | 'star'
      | 'import-withdraw'
      | 'import-reinstate'
      | `collection-${string}`
      | `tag-${string}`
      | `highlight-${string}`
      | 'note-set'
      | `story-${string}`
      | 'rules-set'
      | 'article-revert'
      | `outlet-rule-${string}`
      | `saved-${string}`;
  }
>;

/** An undo step: its name and, when it takes another back, which. */
export interface Group {
  /** The seq of its first change. An import's frames all share one group. */
  readonly id: number;
  readonly name: GroupName;
  readonly undoes: number | null;
}

/** What an undo step is called on screen; the words are in the window. `reading` is never offered for undo. */
export type GroupName =
  | 'import'
  | 'trash'
  | 'restore'
  | 'star'
  | 'unstar'
  | 'reading'
  | 'read-all'
  | 'withdraw'
  | 'undo'
  | 'purge'
  | 'collection-make'
  | 'collection-edit'
  | 'collection-move'
  | 'collection-delete'
  | 'file'
  | 'unfile'
  | 'reorder'
  | 'tag'
  | 'untag'
  | 'tag-rename'
  | 'tag-colour'
  | 'highlight'
  | 'highlight-edit'
  | 'highlight-delete'
  | 'note'
  | 'story-merge'
  | 'not-same'
  | 'story-split'
  | 'keep-longest'
  | 'keep-earliest'
  | 'rules'
  | 'rule-run'
  | 'edit-facts'
  | 'edit-text'
  | 're-read'
  | 'charset'
  | 'outlet-rule'
  | 'saved-make'
  | 'saved-edit'
  | 'saved-move'
  | 'saved-delete'
  | 'saved-seen';

/** The unit that is journaled with one fsync and applied in one transaction. */
export interface Frame {
  /** Rises by one from 1. */
  readonly n: number;
  /** SHA-256, hex, over the chain before and this frame's payload: equal chains mean equal journals up to here. */
  readonly chain: string;
  readonly group: Group;
  readonly changes: readonly Change[];
}

/** What applying one change came to. The archive is total: a change that no longer fits is `no-op`. */
export type Outcome =
  /** A new article; whether it tells the story of one held is in the archive (`ResultRow.story`). */
  | { readonly seq: number; readonly result: 'article'; readonly id: number }
  /** Already held: same bytes, or same headline, body and address. `since` is when it was first imported. */
  | {
      readonly seq: number;
      readonly result: 'sighting';
      readonly id: number;
      readonly since: string;
      /** Whether finding it again brought it back from Trash or from a withdrawn import. */
      readonly restored: boolean;
    }
  /** Same address, other text with much in common with article `of`. */
  | { readonly seq: number; readonly result: 'version'; readonly id: number; readonly of: number }
  /** `kept`, of an import taken back: articles that stayed because the user had marked them. */
  | { readonly seq: number; readonly result: 'done'; readonly affected: number; readonly kept?: number }
  | { readonly seq: number; readonly result: 'no-op'; readonly why: string };
