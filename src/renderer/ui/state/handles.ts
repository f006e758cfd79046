import type { ExportSelection } from '../../../contract/control';
import type { MarkColour } from '../../../contract/mark';

/** What is open over the window. */
export type Overlay =
  | 'shortcuts'
  | 'settings'
  | 'folders'
  | 'folders-to-watch'
  | 'watched'
  | 'rules'
  | 'details'
  | 'palette'
  | 'file-under'
  | 'move-under'
  | 'tag'
  | 'outlets'
  | 'save-search'
  | 'word-lists'
  | 'batch'
  | 'history'
  | 'jobs'
  | 'edit-facts'
  | 'charset'
  | 'outlet-rules'
  | null;

/** What the regions of the window can be told to do by a command; each lends its own while it is shown. */
export interface Handles {
  readonly search: { focus(): void };
  /** The panes beside the article, where there is room for them. */
  readonly panes: { isShown(pane: 'library' | 'results'): boolean; toggle(pane: 'library' | 'results'): void };
  readonly list: { focus(): void; hasFocus(): boolean };
  /** The lines of a concordance. */
  readonly lines: {
    hasChosen(): boolean;
    /** Opens the article of the current line at its hit. */
    open(): void;
    copy(): void;
    export(): void;
  };
  readonly reader: {
    focus(): void;
    /** Scrolls on or back by a page; false at the end and at the top. */
    readOn(by: 1 | -1): boolean;
    /** False where there is no further hit that way. */
    stepHit(by: 1 | -1): boolean;
    openFind(): void;
    showTab(tab: 'clean' | 'original' | 'versions' | 'story'): void;
    /** Selects the article's words; false when the reader has not the focus. */
    selectAll(): boolean;
    saveOriginal(): void;
    /** Prints the article, into a PDF file where `toPdf` says so and the shell can. */
    print(toPdf: boolean): void;
  };
  /** How articles are set. */
  readonly type: { open(): void };
  readonly picker: { files(): void; folder(): void };
  readonly collections: {
    focus(): void;
    /** Asks for the name of a new one, inside `parent`. */
    make(parent: number | null): void;
    rename(id: number): void;
  };
  readonly tags: { rename(tag: string): void };
  /** The saved searches on the library side. */
  readonly saved: { rename(id: number): void };
  /** The description of the collection that the list shows. */
  readonly description: { edit(): void };
  /** The note on the collection that the list shows. */
  readonly collectionNote: { write(): void };
  readonly marks: {
    /** Whether words of the article are selected that could be highlighted. */
    canHighlight(): boolean;
    highlight(colour: MarkColour): void;
    /** Copies the words selected, else the whole article, with what it takes to find them again. */
    copyQuote(): void;
    /** Cuts the blocks that the selection touches out of the article's text. */
    cutBlocks(): void;
    /** Places the reading cursor, to select with the keys. */
    startCursor(): void;
    step(by: 1 | -1): void;
    /** Opens the highlight stepped to; false when there is none. */
    openCurrent(): boolean;
    /** A note on the words selected, else on the article. */
    writeNote(): void;
  };
}

/** Something that can be exported, and what the export would be called. */
export interface ExportChoice {
  readonly label: string;
  readonly title: string;
  readonly select: () => Promise<ExportSelection>;
}
