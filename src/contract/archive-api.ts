/**
 * What the archive worker answers. One small interface per feature; all of it reads. Writing is a
 * command to the main side (control.ts), which journals it and sends it back as a frame.
 */
import type { Article, ArticleDate, Origin } from './article';
import type { ConcordanceApi } from './concordance';
import type { Frame, GroupName, ImportEnd, ImportSource, EditDraft } from './change';
import type { RefusalCode } from './failure';
import type { BatchApi } from './batch';
import type { HeldAnswer, HeldProbe, LeftOut } from './import-plan';
import type { ImportRule, RuleCondition } from './import-rule';
import type { Facet, FacetName } from './facet';
import type { OutletRule } from './outlet-rule';
import type { CompletionApi } from './completion';
import type { Collection, Highlight, MarkColour, NoteTarget, Tag } from './mark';
import type { ResultRow, TextRange } from './result-row';
import type { SavedApi, SavedKind } from './saved';
import type { View } from './view';

export type { ResultRow, RowStory, TextRange } from './result-row';
export type { View } from './view';

/** `own`: the user's own order of a collection; elsewhere it is `newest`. */
export type Sort = 'relevance' | 'newest' | 'oldest' | 'longest' | 'outlet' | 'imported' | 'own';

export interface SearchRequest {
  /** As typed. Empty lists the view. */
  readonly query: string;
  readonly view: View;
  /** `relevance` without a word to rank by falls back to `newest`. Undated articles come last in `newest` and `oldest`. */
  readonly sort: Sort;
  readonly offset: number;
  /** At most 500. */
  readonly limit: number;
  /** The user's own day, YYYY-MM-DD, for relative dates. */
  readonly today: string;
  /** What to count over all articles found, stories or not. It takes a little longer: ask beside the first page, not with it. */
  readonly facets?: readonly FacetName[];
  /** One row for each story: the first of its articles in this order stands for it. Left out: every article has its row. */
  readonly byStory?: boolean;
}

/** A remark on the query: what could not be read as meant, and where. */
export interface QueryNotice {
  readonly code: string;
  readonly message: string;
  readonly range: TextRange;
  /** What was likely meant, to be written in the range's place. */
  readonly mend?: string;
}

export interface SearchPage {
  readonly rows: readonly ResultRow[];
  readonly total: number;
  /** Matching articles that are not in `total`, and why. */
  readonly leftOut: { readonly undated: number; readonly trashed: number; readonly notArticles: number };
  readonly notices: readonly QueryNotice[];
  readonly milliseconds: number;
  /** As many as were asked for, in that order. */
  readonly facets?: readonly Facet[];
  /** Articles the index covers now and articles held; they differ while it is being rebuilt. */
  readonly covered: number;
  readonly held: number;
  /**
   * Articles that may hold an exact word of the query and whose texts were not read in time; they count as not having
   * it. Ask again until it is 0: each time more are read.
   */
  readonly unread?: number;
}

export interface SearchApi {
  search(request: SearchRequest): Promise<SearchPage>;
  /** The ids of everything a search finds, in its order: for choosing all. */
  searchIds(request: Omit<SearchRequest, 'offset' | 'limit' | 'facets'>): Promise<readonly number[]>;
  /** Where the query's words stand in an article: ranges in `title` and in `text`. */
  hits(
    id: number,
    query: string,
  ): Promise<{ readonly title: readonly TextRange[]; readonly text: readonly TextRange[] }>;
}

/** One time the same article came in. The first is how it was first imported. */
export interface Sighting {
  readonly at: string;
  readonly importId: number;
  readonly origin: Origin;
  readonly saved: string | null;
}

export interface VersionLink {
  readonly id: number;
  readonly title: string;
  readonly saved: string | null;
  readonly imported: string;
}

export interface ArticleView {
  readonly article: Article;
  readonly isRead: boolean;
  readonly isStarred: boolean;
  readonly isTrashed: boolean;
  readonly tags: readonly string[];
  readonly collections: readonly number[];
  readonly highlights: readonly Highlight[];
  /** Markdown; '' for none. */
  readonly note: string;
  readonly sightings: readonly Sighting[];
  /** All versions of the address, this one among them, oldest saved first; empty when there is only one. */
  readonly versions: readonly VersionLink[];
  /** Articles that tell its story and are shown, itself among them, each address once; 0 when it stands alone. */
  readonly storyArticles: number;
}

export interface ArticleApi {
  /** The article, or null; a sighting's id gives the article it was a sighting of. */
  article(id: number): Promise<ArticleView | null>;
}

/** An article of a story. */
export interface StoryMember {
  readonly id: number;
  readonly title: string;
  readonly outlet: string | null;
  readonly byline: readonly string[];
  readonly published: ArticleDate | null;
  readonly saved: string | null;
  readonly imported: string;
  readonly language: string | null;
  readonly words: number;
  /** About how much of its text it shares with the article asked for, 0 to 1; null where that cannot be told. */
  readonly likeness: number | null;
}

export type StoryRule = 'longest' | 'earliest';

export interface StoryApi {
  /**
   * The articles that tell the same story as this one, itself among them, earliest published first; those in Trash are
   * left out, and so are versions of others: each address comes once, by its latest version. Empty when it stands alone.
   */
  story(id: number): Promise<readonly StoryMember[]>;
  /**
   * All articles of the stories of these, those in Trash among them: what a word on their stories is about. A list for
   * each story, in it one for each address, with its versions.
   */
  storyMates(ids: readonly number[]): Promise<readonly (readonly (readonly number[])[])[]>;
  /**
   * What a rule leaves of the stories of these articles. `rest` would go to Trash; `marked` are those that would, but
   * stay because the user has starred, filed, tagged, highlighted or noted them.
   */
  storyRest(
    ids: readonly number[],
    keep: StoryRule,
  ): Promise<{
    readonly kept: readonly number[];
    readonly rest: readonly number[];
    readonly marked: readonly number[];
  }>;
}

export interface LibraryCounts {
  /** Articles in no Trash and no withdrawn import. */
  readonly all: number;
  readonly unread: number;
  readonly starred: number;
  /** Stories that two addresses or more tell. */
  readonly stories: number;
  readonly trash: number;
  readonly imports: number;
}

export interface ImportSummary {
  readonly id: number;
  readonly label: string;
  readonly begun: string;
  readonly ended: string | null;
  /** null: it is running, or was cut off. */
  readonly end: ImportEnd | null;
  readonly isWithdrawn: boolean;
  /** Articles that stayed when it was taken back, because the user had marked them. */
  readonly kept?: number;
  readonly sources: readonly ImportSource[];
  readonly files: number;
  readonly articles: number;
  readonly sightings: number;
  readonly versions: number;
  readonly companions: number;
  readonly refused: number;
}

export interface RefusedFile {
  readonly path: string;
  readonly part: string | null;
  readonly detail: string;
}

export interface ImportReport extends ImportSummary {
  /** What the user had left out of it; left out itself for nothing. */
  readonly leftOut?: LeftOut;
  /** Articles it found in Trash and took out of there, and that are in the archive still; lowest id first. */
  readonly outOfTrash: readonly number[];
  /** Refusals grouped by reason, most first; at most 1,000 files listed for each. */
  readonly refusals: readonly {
    readonly code: RefusalCode;
    readonly count: number;
    readonly files: readonly RefusedFile[];
  }[];
}

export interface ImportsApi {
  /** Newest first. */
  imports(): Promise<readonly ImportSummary[]>;
  importReport(importId: number): Promise<ImportReport | null>;
  /** Paths an import has finished, for continuing it. */
  finishedFiles(importId: number): Promise<readonly string[]>;
  /** What each would be if it came in now; at most 200 at once. */
  held(probes: readonly HeldProbe[]): Promise<readonly HeldAnswer[]>;
  /** The rules of importing, in their order. */
  rules(): Promise<readonly ImportRule[]>;
  /** Held articles a rule's condition means, Trash left out. Reads the whole archive. */
  ruleMatches(when: RuleCondition): Promise<readonly number[]>;
}

/** What a step was about, by the names of that time; left out where it was no one thing, or was journaled by an older Backfile. */
export interface StepNames {
  /** The collection, tag or import; of a renaming, the old name. */
  readonly name?: string;
  /** The collection that articles left for it. */
  readonly from?: string;
  /** The new name; of a collection that was moved, the one it went under, '' for none. */
  readonly to?: string;
  /** Of what was kept to search with: which kind it is. */
  readonly kind?: SavedKind;
}

export interface UndoStep {
  readonly group: number;
  readonly name: GroupName;
  /** Articles it touched. */
  readonly affected: number;
  readonly names: StepNames;
  readonly at: string;
}

export interface UndoApi {
  /** The newest step that can be taken back, or null. */
  lastUndoable(): Promise<UndoStep | null>;
  /** The changes that take a group back, as stored when it was applied; null if there is no such group or it is undone. */
  inverse(group: number): Promise<readonly EditDraft[] | null>;
}

/** A step in the history: what was done, when, and whether it can be taken back. */
export interface HistoryStep extends UndoStep {
  readonly undoneBy: number | null;
  readonly undoes: number | null;
  readonly canUndo: boolean;
}

export interface HistoryApi {
  /** Newest first; reading marks are no steps. `before` is a group id to go on from. */
  history(before: number | null, limit: number): Promise<readonly HistoryStep[]>;
}

export interface CollectionsApi {
  /** All that are not deleted, parents before children, siblings in the user's order. */
  collections(): Promise<readonly Collection[]>;
  /** The collections each of these articles is filed in. */
  collectionsOf(ids: readonly number[]): Promise<readonly (readonly number[])[]>;
  /** Articles filed in a collection itself, in the user's own order, those in Trash among them. */
  filedIn(collection: number): Promise<readonly number[]>;
}

/** How many articles of a selection have a tag. */
export interface TagShare {
  readonly tag: string;
  readonly articles: number;
}

export interface TagsApi {
  /** Every tag in use or coloured, by name. */
  tags(): Promise<readonly Tag[]>;
  /** Every tag that one of these articles has itself, by name, with how many of them have it. For selections of any size. */
  tagsOf(ids: readonly number[]): Promise<readonly TagShare[]>;
}

export interface HighlightsRequest {
  readonly collection: number | null;
  readonly colours: readonly MarkColour[];
  readonly tags: readonly string[];
  /** Words to be found in the quoted text or the note. */
  readonly words: string;
  /** Articles, not highlights. */
  readonly offset: number;
  readonly limit: number;
}

export interface HighlightsPage {
  readonly articles: readonly {
    readonly id: number;
    readonly title: string;
    readonly outlet: string | null;
    readonly highlights: readonly Highlight[];
  }[];
  readonly totalArticles: number;
  readonly totalHighlights: number;
  /** Tags of all highlights outside Trash, whatever was asked for, by name. */
  readonly tags: readonly string[];
}

export interface MarksApi {
  highlights(request: HighlightsRequest): Promise<HighlightsPage>;
  note(target: NoteTarget): Promise<string>;
}

export interface OutletRulesApi {
  /** All that are not deleted, by outlet, then in the order they were made. */
  outletRules(): Promise<readonly OutletRule[]>;
  /** Articles of an outlet (see `ruleOutletOf`), in no Trash, oldest first. */
  articlesOfOutlet(outlet: string): Promise<readonly number[]>;
}

/** For exports: whole articles with all that was left on them, in the order of `ids`; at most 200 at once. */
export interface ExportApi {
  exportArticles(ids: readonly number[]): Promise<readonly ArticleView[]>;
}

export interface LibraryStats {
  readonly articles: number;
  readonly originals: number;
  readonly collections: number;
  readonly highlights: number;
  readonly seq: number;
  readonly digest: string;
}

export interface StatsApi {
  counts(): Promise<LibraryCounts>;
  /** Reads the whole archive: seconds at 100,000 articles. */
  stats(): Promise<LibraryStats>;
  /** Every original an article or sighting names, for checking. */
  originals(): Promise<readonly string[]>;
}

export interface PurgeApi {
  /**
   * Of these articles those that are in Trash, each with the seqs of every `article-add` that went into it: its own
   * and its sightings', those of imports taken back included. A sighting's seq stands for its article; each comes once.
   */
  purgeable(ids: readonly number[]): Promise<readonly { readonly id: number; readonly adds: readonly number[] }[]>;
}

export interface RecoveryApi {
  /** Frames after `frame` that the archive applied, for a journal that lost its end. */
  framesAfter(frame: number): Promise<readonly Frame[]>;
}

export type ArchiveApi = SearchApi &
  ConcordanceApi &
  ArticleApi &
  StoryApi &
  ImportsApi &
  UndoApi &
  HistoryApi &
  CollectionsApi &
  TagsApi &
  SavedApi &
  CompletionApi &
  BatchApi &
  MarksApi &
  ExportApi &
  OutletRulesApi &
  StatsApi &
  PurgeApi &
  RecoveryApi;

/** The names that may be asked over a wire. */
export const archiveMethods = [
  'search',
  'searchIds',
  'hits',
  'concordance',
  'queryLike',
  'article',
  'story',
  'storyMates',
  'storyRest',
  'imports',
  'importReport',
  'finishedFiles',
  'held',
  'rules',
  'ruleMatches',
  'lastUndoable',
  'inverse',
  'history',
  'collections',
  'collectionsOf',
  'filedIn',
  'tags',
  'tagsOf',
  'saved',
  'savedCounts',
  'complete',
  'didYouMean',
  'batchFigures',
  'highlights',
  'note',
  'exportArticles',
  'outletRules',
  'articlesOfOutlet',
  'counts',
  'stats',
  'originals',
  'purgeable',
  'framesAfter',
] as const satisfies readonly (keyof ArchiveApi)[];
export type ArchiveMethod = (typeof archiveMethods)[number];

/** What the worker tells the windows. */
export type ArchiveEvent =
  /** Something was applied: lists and counts should be asked again. At most a few a second. */
  | {
      readonly type: 'changed';
      readonly seq: number;
      readonly counts: LibraryCounts;
      readonly ids: readonly number[] | null;
    }
  | {
      readonly type: 'progress';
      readonly what: 'replay' | 'index' | 'rebuild';
      readonly done: number;
      readonly of: number;
    }
  | { readonly type: 'ready'; readonly counts: LibraryCounts; readonly wasRebuilt: boolean }
  | { readonly type: 'stopped'; readonly code: string; readonly detail: string };
