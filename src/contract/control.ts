/**
 * The wire between a window and the main side: commands one way, events the other. Plain JSON,
 * numbered by `id`. In Electron it is a MessagePort, in browser mode a WebSocket pumped into one.
 */
import type { FactEdit } from './edit-facts';
import type { BlockToRestore, Explanation } from './explain';
import type { ConcordanceRequest } from './concordance';
import type { ArchiveEvent, ArchiveMethod } from './archive-api';
import type { EditDraft, GroupName, ImportSource } from './change';
import type { Failure, Refusal } from './failure';
import type { ImportChoices, LeaveOut, PreviewRow, PreviewShow, PreviewState } from './import-plan';
import type { OwnArticle } from './own-article';
import type { BatchKind } from './saved';
import type { WatchedFolder, WatchWishes } from './watched-folder';

/** What a command takes and what it gives. The one list both ends are typed by. */
export interface Commands {
  'library-info': { readonly args: Record<string, never>; readonly value: LibraryInfo };
  /** Starts an import; gives its job. Pasted text that is only a web address fails with `pasted-address`. */
  import: {
    /** `follow`: send a `files` message for every file, as the command line prints them. */
    /** `collections`: whether the subfolders of a folder become collections; they do when it is left out. */
    readonly args: {
      readonly from: ImportRequest;
      readonly follow?: boolean;
      readonly collections?: boolean;
      readonly choices?: ImportChoices;
    };
    readonly value: { readonly job: string };
  };
  /** Reads files without storing anything; `preview` messages say how far it is. An `import` of kind `preview` stores what was read. */
  preview: { readonly args: { readonly from: ImportRequest }; readonly value: { readonly preview: string } };
  /** A page of what a preview found, in the order of the files; `chosen` counts the articles that would come in. */
  'preview-rows': {
    readonly args: {
      readonly preview: string;
      readonly show: PreviewShow;
      readonly offset: number;
      /** At most 500. */
      readonly limit: number;
      readonly leaveOut: LeaveOut;
    };
    readonly value: { readonly rows: readonly PreviewRow[]; readonly total: number; readonly chosen: number };
  };
  /** Ends a preview and forgets what it read. One that is gone already is none the worse. */
  'preview-discard': { readonly args: { readonly preview: string }; readonly value: null };
  /** Has new and changed files of a folder come in by themselves; what is in it now comes in at once. */
  'watch-add': { readonly args: { readonly path: string } & WatchWishes; readonly value: null };
  'watch-change': {
    readonly args: { readonly path: string; readonly isPaused?: boolean } & Partial<WatchWishes>;
    readonly value: null;
  };
  /** What came of it stays. */
  'watch-remove': { readonly args: { readonly path: string }; readonly value: null };
  /** Looks into all watched folders now. */
  'watch-look': { readonly args: Record<string, never>; readonly value: null };
  /** After a cancel or a crash: go on with the files not finished. */
  'import-continue': { readonly args: { readonly importId: number }; readonly value: { readonly job: string } };
  /** After a cancel or a crash: leave it as it is, and do not ask again. */
  'import-keep': { readonly args: { readonly importId: number }; readonly value: null };
  /** Tries an import's refused files again. */
  'import-retry': { readonly args: { readonly importId: number }; readonly value: { readonly job: string } };
  'job-cancel': { readonly args: { readonly job: string }; readonly value: null };
  /** The last 200 lines a job wrote of itself, oldest first; kept of the last 50 jobs of this sitting. */
  'job-log': { readonly args: { readonly job: string }; readonly value: { readonly lines: readonly JobLine[] } };
  /** Journals an edit. Answers once it is on disk; the archive's event says when it is applied. */
  edit: {
    readonly args: { readonly name: GroupName; readonly changes: readonly EditDraft[]; readonly undoes: number | null };
    readonly value: { readonly group: number };
  };
  /** Reads an article's original again and tells what of it was taken out and why. */
  explain: { readonly args: { readonly id: number }; readonly value: Explanation };
  /** Cuts blocks out of an article's text, by their words, and puts others back; `group` null when that changes nothing. */
  'edit-text': {
    readonly args: {
      readonly id: number;
      readonly cut: readonly string[];
      readonly restore: readonly BlockToRestore[];
    };
    readonly value: Revising;
  };
  /** Edits facts of articles, as one undo step. */
  'edit-facts': {
    readonly args: { readonly ids: readonly number[]; readonly edits: readonly FactEdit[] };
    readonly value: Revising;
  };
  /** Cuts articles out of their originals again, by today's rules; gives its job, whose counts say what came of it. */
  're-read': {
    readonly args: {
      readonly what: { readonly ids: readonly number[] } | { readonly outlet: string };
      readonly charset: string | null;
      readonly isTrial: boolean;
    };
    readonly value: { readonly job: string };
  };
  /** The first lines of an article's text in each of these charsets; '' where it cannot be read so. */
  'preview-charsets': {
    readonly args: { readonly id: number; readonly charsets: readonly string[] };
    readonly value: readonly { readonly charset: string; readonly title: string; readonly lead: string }[];
  };
  /** Deletes articles in Trash for good: their text, originals no other article needs, and their text in the journal. */
  purge: { readonly args: { readonly ids: readonly number[] }; readonly value: { readonly purged: number } };
  /** Writes an export file; gives its job. `path` null: the shell asks where (null when dismissed), or the file is offered as a download (`export-ready`). */
  export: {
    readonly args: {
      readonly what: ExportSelection;
      readonly format: ExportFormat;
      readonly options: ExportOptions;
      readonly path: string | null;
    };
    readonly value: { readonly job: string } | null;
  };
  /** Checks every object and frame; gives its job. */
  verify: { readonly args: Record<string, never>; readonly value: { readonly job: string } };
  /** Sets the archive's database aside and fills a new one from the journal. */
  rebuild: { readonly args: Record<string, never>; readonly value: null };
  /** Writes frames the journal lost back from the archive (`archive-ahead`). */
  'restore-journal': { readonly args: Record<string, never>; readonly value: { readonly frames: number } };
  /** Shell: a file dialog, then an import. null when it was dismissed. Only where platform.can.chooseNatively. */
  'choose-import': {
    readonly args: {
      readonly what: 'files' | 'folder';
      readonly collections?: boolean;
      readonly choices?: ImportChoices;
    };
    readonly value: { readonly job: string } | null;
  };
  /** Shell: a file dialog; gives what was chosen, null when it was dismissed. Only where platform.can.chooseNatively. */
  'choose-paths': {
    readonly args: { readonly what: 'files' | 'folder' };
    readonly value: { readonly paths: readonly string[] } | null;
  };
  /** Folders and files under a path, for the chooser of a shell without a native one. null lists the usual places. */
  'list-folder': { readonly args: { readonly path: string | null }; readonly value: FolderListing };
  /** Shell: asks where, then writes the original's bytes unchanged. null when dismissed. */
  'save-original': {
    readonly args: { readonly object: string; readonly fileName: string };
    readonly value: { readonly path: string } | null;
  };
  'reveal-library': { readonly args: Record<string, never>; readonly value: null };
  /** Shell: shows the file of a finished export in the system's file manager. Only where platform.can.revealFile. */
  'reveal-export': { readonly args: { readonly job: string }; readonly value: null };
  /** Shell: opens an http, https or mailto address in the system's browser. */
  'open-link': { readonly args: { readonly url: string }; readonly value: null };
  /** A question to the archive from a window that does not host it. */
  ask: {
    readonly args: { readonly method: ArchiveMethod; readonly args: readonly unknown[] };
    readonly value: unknown;
  };
  /**
   * Opens a window, or brings one to the front: what a second start of Backfile asks of the process that owns the
   * library. `links` are to articles; a window that is open shows them, else the next one to come.
   */
  'show-window': {
    readonly args: { readonly links?: readonly string[] };
    /** `isShown`: a window could be brought to the front; `isTaken`: one was there to follow the links. */
    readonly value: { readonly isShown: boolean; readonly isTaken: boolean };
  };
  /** Asked by a window once when it starts, never by the engine page: the links that waited for one. Later ones come as `menu`. */
  'take-links': { readonly args: Record<string, never>; readonly value: { readonly links: readonly string[] } };
  /** The folder of the other library a link belongs to, if it is beside this one or in the home folder; else null. `canOpen`: `open-other` is there. */
  'find-other': {
    readonly args: { readonly link: string };
    readonly value: { readonly dir: string; readonly canOpen: boolean } | null;
  };
  /** Shell: opens the library a link belongs to, as another Backfile, at its article. */
  'open-other': { readonly args: { readonly link: string }; readonly value: null };
  /** Shell: opens an article in a window of its own, the words of `query` marked as hits. Only where the platform has no `openArticle` of its own. */
  'open-article': { readonly args: OwnArticle; readonly value: null };
  /** Shell: what the native menu shows, from the window's one list of commands; sent again whenever it changes. */
  'set-menu': { readonly args: NativeMenuBar; readonly value: null };
  /** Tries again to open what the rescue screen refused (after space was freed). */
  'try-again': { readonly args: Record<string, never>; readonly value: null };
}
export type CommandName = keyof Commands;

/** The menus of the window, in their order. */
export const menuIds = ['file', 'edit', 'go', 'article', 'collection', 'view', 'help'] as const;
export type MenuId = (typeof menuIds)[number];

/** The native menu bar as a window has it: its menus, and what the lines that are not the window's own are called. */
export interface NativeMenuBar {
  readonly menus: readonly NativeMenu[];
  readonly shellLines: { readonly newWindow: string; readonly undoTyping: string; readonly redoTyping: string };
}

/** One menu of the native menu bar; its sections stand apart. */
export interface NativeMenu {
  /** What the shell finds it by: its name is in the user's language. */
  readonly id: MenuId;
  readonly name: string;
  readonly sections: readonly (readonly NativeMenuLine[])[];
}

export interface NativeMenuLine {
  /** The command's id, which comes back as `menu`. */
  readonly id: string;
  readonly label: string;
  /** `Mod+Shift+F`, to be shown; null for none, or a key that a field needs for itself. */
  readonly key: string | null;
  readonly isEnabled: boolean;
  /** null: it is no switch. */
  readonly isOn: boolean | null;
}

/** What came of changing articles: the undo step, null when nothing changed. */
export interface Revising {
  readonly group: number | null;
  readonly changed: number;
}

export type ImportRequest =
  | ImportSource
  | { readonly kind: 'text'; readonly text: string; readonly html: string | null }
  /** What a preview has read, and what it still reads. Its files are not read again. */
  | { readonly kind: 'preview'; readonly preview: string }
  /** Files dropped on an Electron window: the preload gave main their paths and got this token for them. */
  | { readonly kind: 'dropped'; readonly token: string };

export type ExportFormat = 'markdown' | 'html' | 'jsonl' | 'csv';

export type ExportSelection =
  | { readonly kind: 'ids'; readonly ids: readonly number[] }
  | { readonly kind: 'collection'; readonly id: number }
  | { readonly kind: 'query'; readonly query: string }
  /** Every hit of a search as a line, as CSV only. */
  | {
      readonly kind: 'concordance';
      readonly request: Omit<ConcordanceRequest, 'offset' | 'limit' | 'isStopped' | 'version'>;
    }
  | BatchSelection;

/** A batch search, as CSV: its table, all that it finds, or only what is new of that. */
export interface BatchSelection {
  readonly kind: 'batch';
  readonly part: 'table' | 'hits' | 'new';
  /** As typed; what they stand for is said by `as` (see `batchQuery`). */
  readonly lines: readonly string[];
  readonly as: BatchKind;
  /** As in `BatchQuestion`. */
  readonly seen: number | null;
  readonly upTo: number | null;
}

export interface ExportOptions {
  /** The headline of the whole: a collection's name, a query. */
  readonly title: string;
  readonly withNotes: boolean;
}

export interface LibraryInfo {
  readonly name: string;
  readonly dir: string;
  readonly version: string;
  readonly shell: 'electron' | 'browser';
  readonly freeBytes: number;
  readonly usedBytes: number;
  /** Warnings to show once: a synced folder, a lock taken over. */
  readonly warnings: readonly ('synced-folder' | 'lock-taken-over' | 'journal-tail-cut')[];
}

export interface FolderListing {
  /** Absolute path, or null for the list of usual places. */
  readonly path: string | null;
  readonly parent: string | null;
  readonly entries: readonly {
    readonly name: string;
    readonly path: string;
    readonly isFolder: boolean;
    readonly bytes: number;
  }[];
  /** Entries left out because there were too many. */
  readonly more: number;
}

export interface Job {
  readonly id: string;
  readonly kind: 'import' | 'verify' | 'export' | 'rebuild' | 're-read';
  /** What it works on, as the user would call it. */
  readonly label: string;
  readonly state: 'running' | 'paused' | 'cancelling' | 'done' | 'cancelled' | 'failed';
  /** Files, objects, articles, lines of a list. `of` is null while they are being counted. */
  readonly done: number;
  readonly of: number | null;
  readonly perSecond: number;
  readonly secondsLeft: number | null;
  readonly importId: number | null;
  readonly counts: JobCounts;
  /** Why it is paused or failed. */
  readonly failure: Failure | null;
  /** Of an export: where it is written to; `path` is null when the file is offered as a download. */
  readonly place?: { readonly path: string | null; readonly fileName: string };
  /** What `done` counts, where it is not what such jobs count as a rule. */
  readonly counted?: 'lines';
}

/** A line of a job's log. */
export interface JobLine {
  /** ISO instant. */
  readonly at: string;
  readonly text: string;
}

/** One line of `backfile import --json`. */
export interface ImportLine {
  readonly file: string;
  readonly part: string | null;
  readonly outcome: 'article' | 'sighting' | 'version' | 'companion' | 'refused';
  readonly id: number | null;
  readonly failure: Refusal | null;
}

export interface VerifyReport {
  readonly ok: boolean;
  readonly objects: number;
  readonly frames: number;
  readonly articles: number;
  /** Frames of which text was deleted for ever: not faults, but no longer the bytes that were first written. */
  readonly purgedFrames?: number;
  /** One plain object for each fault; `kind` says what it is. */
  readonly faults: readonly Readonly<Record<string, string | number>>[];
}

export interface JobCounts {
  readonly files: number;
  readonly articles: number;
  readonly sightings: number;
  readonly versions: number;
  readonly companions: number;
  readonly refused: number;
}

/** From a window. */
export type ToMain = {
  [N in CommandName]: {
    readonly type: 'command';
    readonly id: number;
    readonly name: N;
    readonly args: Commands[N]['args'];
  };
}[CommandName];

/** To a window. */
export type FromMain =
  | { readonly type: 'done'; readonly id: number; readonly value: unknown }
  | { readonly type: 'refused'; readonly id: number; readonly failure: Failure }
  /** Whether this window runs the archive worker. Sent once at the start, again to a window that takes over, and again as it was when a rescue is over. */
  | { readonly type: 'role'; readonly role: 'host' | 'guest'; readonly info: LibraryInfo }
  | { readonly type: 'jobs'; readonly jobs: readonly Job[] }
  /** Only to whoever asked with `follow`; the last one of a job has `last`. */
  | { readonly type: 'files'; readonly job: string; readonly lines: readonly ImportLine[]; readonly last: boolean }
  /** How far a preview is, only to whoever asked for it; at most a few a second, the last state always. */
  | { readonly type: 'preview'; readonly preview: PreviewState }
  /** The watched folders; sent at the start too. */
  | { readonly type: 'watched'; readonly folders: readonly WatchedFolder[] }
  /** An export that is to be downloaded lies ready under this address of the page's own origin. */
  | { readonly type: 'export-ready'; readonly job: string; readonly address: string; readonly fileName: string }
  /** What `verify` found, only to whoever asked for it. */
  | { readonly type: 'faults'; readonly job: string; readonly report: VerifyReport }
  /** For guests: what the archive said to its host. */
  | { readonly type: 'archive'; readonly event: ArchiveEvent }
  /** The library cannot be opened as it is: the window shows the rescue screen. `needBytes` for `no-space`. */
  | { readonly type: 'rescue'; readonly failure: Failure; readonly needBytes: number }
  /** The id of a command of the native menu, or an article's link (article-link.ts) that was opened with Backfile. */
  | { readonly type: 'menu'; readonly command: string };
