/** What the archive's tables hold, one interface for each. */
import type { ArticleContent, ArticleKind, IdentityKeys, Origin } from '../../contract/article';
import type { StepNames } from '../../contract/archive-api';
import type { LeftOut } from '../../contract/import-plan';
import type { EditDraft, GroupName, ImportEnd, ImportSource, RefusedPart, StoryPlace } from '../../contract/change';
import type { ImportRule } from '../../contract/import-rule';
import type { MarkColour } from '../../contract/mark';
import type { OutletRule } from '../../contract/outlet-rule';
import type { Revision } from '../../contract/revise-content';
import type { Saved } from '../../contract/saved';

/** An article without its body. Only a revision changes it. */
export interface ArticleRow extends Omit<ArticleContent, 'html' | 'text'> {
  readonly id: number;
  readonly importId: number;
  /** ISO instant. */
  readonly imported: string;
  readonly origin: Origin;
  readonly keys: IdentityKeys;
  /** The keys it came in with, once a revision has given it others: by them its file is known again. */
  readonly importedKeys?: IdentityKeys;
  /** What this article adds to the archive's digest, but for what changes (see digest.ts). */
  readonly digest: string;
}

export interface BodyRow {
  readonly id: number;
  readonly html: string;
  readonly text: string;
}

/**
 * All of an article that changes, and all that lists and identity need of it. Small on purpose: every
 * row of this table is held in memory (see holdings.ts).
 */
export interface StateRow {
  readonly id: number;
  readonly importId: number;
  readonly kind: ArticleKind;
  /** Milliseconds since 1970 of the first instant the date can mean; null undated. */
  readonly published: number | null;
  /** When its file was saved, or, that unknown, imported, in milliseconds. Orders the versions of one address. */
  readonly saved: number;
  /** Bits of `flag`. */
  readonly flags: number;
  /** 32-bit hashes of the identity keys; equal ones are checked against the rows. `address` is null for none. */
  readonly content: number;
  readonly address: number | null;
  /** Of its own original, and of the originals of its sightings. */
  readonly objects: readonly number[];
  /** How often it was saved again, and when last (ISO), imports taken back left out. */
  readonly sightings: number;
  readonly lastSighting: string | null;
  /** Id of the first version of its address, its own when it is the only one. */
  readonly lineage: number;
  /** The least id of the articles that tell its story, when that is not its own; left out otherwise. */
  readonly story?: number;
  /** What the user said of its story (see `StoryPlace`); left out for nothing. */
  readonly said?: StoryPlace['said'];
  /** Seqs of changes that journaled this very article once more; left out for none. */
  readonly repeats?: readonly number[];
  /** Highlights that are not deleted; left out for none. */
  readonly highlights?: number;
}

export const flag = {
  read: 1,
  starred: 2,
  trashed: 4,
  /** Its import was taken back and nothing else keeps it. Shown nowhere. */
  withdrawn: 8,
  /** Its import was taken back, and it stayed because the user had marked it. */
  kept: 16,
  /** Has a row in `sightings`, be its import taken back or not. */
  sighted: 32,
  /** Has a note of its own. */
  noted: 64,
  /** Was marked read as it came in, and its reading mark has not been touched since. */
  arrivedRead: 128,
} as const;

/** A further time the same article came in. */
export interface SightingRow {
  readonly seq: number;
  readonly articleId: number;
  readonly importId: number;
  readonly at: string;
  readonly origin: Origin;
  readonly saved: string | null;
  /** As in the change; none is 0. */
  readonly again?: number;
  /** Whether this sighting brought the article back from Trash. */
  readonly fromTrash: boolean;
  /** What taking its import back did to the article, so that it can be put right again; null while the import counts. */
  readonly takenBack: { readonly toTrash: boolean; readonly kept: boolean } | null;
  readonly digest: string;
}

export interface ImportRow {
  readonly id: number;
  readonly label: string;
  readonly sources: readonly ImportSource[];
  readonly begun: string;
  readonly ended: string | null;
  readonly end: ImportEnd | null;
  readonly isWithdrawn: boolean;
  readonly files: number;
  readonly articles: number;
  readonly sightings: number;
  readonly versions: number;
  readonly companions: number;
  readonly refused: number;
  /** Whether some of its sightings were of articles in Trash; left out for no. */
  readonly tookFromTrash?: true;
  /** Articles that stayed when it was taken back. */
  readonly kept: number;
  /** What the user had left out before it began; left out itself for nothing. */
  readonly leftOut?: LeftOut;
}

export interface ImportFileRow {
  readonly importId: number;
  readonly path: string;
  readonly companions: number;
  readonly refused: readonly RefusedPart[];
}

/**
 * Short signatures (similarity.ts) of articles that came in together, in order of their ids, each followed by one
 * byte for the version of the rules that made it. One row for each frame: a row for each article would cost more
 * than working the signature out.
 */
export interface SignatureRow {
  /** Id of its first article. */
  readonly first: number;
  readonly ids: readonly number[];
  readonly bytes: Uint8Array;
}

/** A collection, a deleted one too: what is filed in it stays noted. */
export interface CollectionRow {
  readonly id: number;
  readonly name: string;
  readonly description: string;
  readonly parent: number | null;
  /** Its place among those of the same parent, deleted ones among them; no two have the same. */
  readonly order: string;
  /** Deleted itself. One below a deleted one is not shown either, and is not marked here. */
  readonly isDeleted: boolean;
  readonly folder: { readonly importId: number; readonly path: string } | null;
  /** Ids of changes that would have made it again, of an import that was continued: they mean this one. */
  readonly aliases: readonly number[];
}

/** An article's place in a collection; no two there have the same order key. */
export interface FilingRow {
  readonly collectionId: number;
  readonly articleId: number;
  /** null: it was taken out. */
  readonly order: string | null;
}

/** A tag that an article has, or that has a colour. */
export interface TagRow {
  /** The name folded (see fold-name.ts). */
  readonly key: string;
  /** As it was first written. */
  readonly name: string;
  readonly colour: MarkColour | null;
}

/** What is kept to search with, a deleted one too. */
export interface SavedRow extends Saved {
  /** Its place among those of its kind, deleted ones among them; no two have the same. */
  readonly order: string;
  readonly isDeleted: boolean;
}

/** The tags of one article, by their keys, sorted; none when all were taken off, and no row when it never had one. */
export interface TaggedRow {
  readonly id: number;
  readonly keys: readonly string[];
}

export interface GroupRow {
  readonly id: number;
  readonly name: GroupName;
  readonly at: string;
  readonly undoes: number | null;
  readonly undoneBy: number | null;
  /** What takes its first frame back; the rest is in `groupParts`. */
  readonly inverse: readonly EditDraft[];
  /** How many later frames have something to take back; left out for none. */
  readonly parts?: number;
  readonly affected: number;
  /** What it was about; left out by older versions. */
  readonly names?: StepNames;
  /** The id again while the step can be offered for undo, else left out: a sparse index. */
  readonly open?: number;
  /** The id again for a step that the history lists, else left out. */
  readonly step?: number;
}

/** What takes back one further frame of a step. */
export interface GroupPartRow {
  readonly group: number;
  readonly frame: number;
  readonly inverse: readonly EditDraft[];
}

/** What an article was before a change revised or reverted it, as far as that changed it. */
export interface RevisionRow {
  /** Of the change. */
  readonly seq: number;
  readonly articleId: number;
  /** What puts it back. */
  readonly back: Revision;
}

/** An outlet rule, a deleted one too. */
export interface OutletRuleRow extends OutletRule {
  readonly isDeleted: boolean;
}

/** A frame as it was received, for a journal that lost its end. */
export interface FrameRow {
  readonly n: number;
  readonly json: string;
}

/** Where the archive stands; written in the transaction of every frame. */
export interface StandingRow {
  readonly key: 'standing';
  readonly frame: number;
  readonly chain: string;
  readonly appliedSeq: number;
  readonly articlesNoted: number;
  /** Number and characters of each frame kept in `frames`, oldest first. */
  readonly framesKept: readonly (readonly [n: number, characters: number])[];
}

/** The rules of importing; without any there may be no row. */
export interface RulesRow {
  readonly key: 'rules';
  readonly rules: readonly ImportRule[];
}

/** A file of the search index: its manifest, and its segments where the private file system is refused. */
export interface FileRow {
  readonly name: string;
  /** Of segments a Blob: Chromium keeps those in files of their own, which are deleted with the row. */
  readonly bytes: Uint8Array | Blob;
}
