import type { ArchiveApi, ArchiveEvent } from '../../../contract/archive-api';
import type { EditDraft } from '../../../contract/change';
import type { FromMain } from '../../../contract/control';
import type { Failure } from '../../../contract/failure';
import type { MarkColour } from '../../../contract/mark';
import type { Platform } from '../../platform/platform';
import { todayOf } from '../format/dates';
import { failureWords } from '../words';
import { askThroughMain, createArchiveDoor, type Ask } from './archive-door';
import { type Connection, createConnection, nextConnection } from './connection';
import { createEdits, type Edits } from './edits';
import { createImports, type Imports } from './imports';
import { createIntake, type Intake } from './intake';
import { createJobs, endedJobs, type JobsState } from './jobs';
import { createLibrary, type LibraryState, nextLibrary } from './library';
import { createMover, type Mover } from './mover';
import { createPlace, type Place, sortOf, viewOf } from './place';
import { createReading, type Reading } from './reading';
import { createResults, type Results } from './results';
import { createSettings, type Settings } from './settings';
import { sayChecked, sayImportEnded } from './say-import-ended';
import { createStore, type Store } from './store';
import { createToasts, type Toasts } from './toasts';
import { createWire, type Wire } from './wire';
import { markReadAfterAWhile } from './mark-read';
import { throttle } from './throttle';

/** What is open over the window. */
export type Overlay = 'shortcuts' | 'folders' | 'details' | null;

/** What the regions of the window can be told to do by a command; each lends its own while it is shown. */
export interface Handles {
  readonly search: { focus(): void };
  readonly list: { focus(): void };
  readonly reader: {
    focus(): void;
    /** Scrolls on by a page; false at the end. */
    readOn(): boolean;
    stepHit(by: 1 | -1): void;
    openFind(): void;
    showTab(tab: 'clean' | 'original'): void;
    /** Selects the article's words; false when the reader has not the focus. */
    selectAll(): boolean;
    saveOriginal(): void;
  };
  readonly picker: { files(): void; folder(): void };
  readonly marks: {
    /** Whether words of the article are selected that could be highlighted. */
    canHighlight(): boolean;
    highlight(colour: MarkColour): void;
    copyQuote(): void;
    /** Places the reading cursor, to select with the keys. */
    startCursor(): void;
    step(by: 1 | -1): void;
    /** Opens the highlight stepped to; false when there is none. */
    openCurrent(): boolean;
    /** A note on the words selected, else on the article. */
    writeNote(): void;
  };
}

/** Everything one window works with: a store for each subject, and the verbs that join them. */
export interface Desk {
  readonly platform: Platform;
  readonly wire: Wire;
  readonly ask: Ask;
  readonly connection: Store<Connection>;
  readonly library: Store<LibraryState>;
  readonly place: Store<Place>;
  readonly results: Results;
  readonly mover: Mover;
  readonly reading: Reading;
  readonly jobs: Store<JobsState>;
  readonly imports: Imports;
  readonly toasts: Toasts;
  readonly settings: Store<Settings>;
  readonly intake: Intake;
  readonly edits: Edits;
  readonly overlay: Store<Overlay>;
  /** Which pane a narrow window shows. */
  readonly pane: Store<'library' | 'list' | 'reader'>;
  /** The last thing a screen reader should be told. */
  readonly announcement: Store<string>;
  /** What regions have lent and not yet taken back. */
  readonly handles: { readonly [R in keyof Handles]?: Handles[R] };
  /** Lends a region's handle; gives the way to take it back. */
  lend<R extends keyof Handles>(region: R, handle: Handles[R]): () => void;
  go(change: Partial<Place>): void;
  showImport(importId: number, what: 'articles' | 'report'): void;
  /** Opens an article that need not be in the list; the reader then goes to the highlight given. */
  showArticle(id: number, highlightId?: number): void;
  /** The highlight the reader is to go to once its article is there. */
  readonly wantedHighlight: Store<number | null>;
  sayFailure(failure: Failure): void;
  /** The archive this window asks from now on: its own worker, or main for a guest. */
  useArchive(api: ArchiveApi | 'main'): void;
  onArchiveEvent(event: ArchiveEvent): void;
}

/** Codes that answer the user and tell of nothing that went wrong. */
const answers: ReadonlySet<string> = new Set(['pasted-address', 'nothing-to-import']);
const typingPauseMs = 80;
const refreshPauseMs = 600;

/** Makes a window's desk over a platform; nothing is asked before an archive is there. */
export function createDesk(platform: Platform, storage: Pick<Storage, 'getItem' | 'setItem'>): Desk {
  const wire = createWire();
  const { ask, use } = createArchiveDoor();
  const connection = createConnection();
  const library = createLibrary();
  const place = createPlace();
  const results = createResults(ask);
  const mover = createMover(results, () => reading.open(null, ''));
  const reading = createReading(ask);
  const jobs = createJobs();
  const imports = createImports(ask);
  const toasts = createToasts();
  const settings = createSettings(storage);
  const announcement = createStore('');
  const handles: { -readonly [R in keyof Desk['handles']]: Desk['handles'][R] } = {};
  const pane = createStore<'library' | 'list' | 'reader'>('list');
  /** Articles whose reading mark or star this window has just changed and already shows. */
  const marked = new Set<number>();

  const sayFailure = (failure: Failure): void => {
    if (failure.code === 'cancelled') return;
    const words = failureWords[failure.code];
    const tone = answers.has(failure.code) ? 'plain' : 'bad';
    toasts.show({ tone, text: words.title, more: words.text, staysMs: 12_000 });
  };

  const onEdited = (change: EditDraft): void => {
    if (change.type !== 'read' && change.type !== 'star') return;
    const patch = change.type === 'read' ? { isRead: change.read } : { isStarred: change.starred };
    const ids = new Set(change.ids);
    for (const id of ids) marked.add(id);
    results.patch(ids, patch);
    const shown = reading.store.get().view?.article.id;
    if (shown !== undefined && ids.has(shown)) reading.patch(patch);
  };

  const edits = createEdits({ send: wire.send, ask, toasts, onEdited });
  const intake = createIntake({ send: wire.send, platform, onFailure: sayFailure, onBegun: () => {} });

  const askResults = (): void => {
    const now = place.get();
    const view = viewOf(now);
    if (view) results.ask({ query: now.query, view, sort: sortOf(now), today: todayOf(new Date()) });
  };
  let typing: ReturnType<typeof setTimeout> | undefined;

  const go = (change: Partial<Place>): void => {
    const old = place.get();
    const next = { ...old, ...change };
    if (change.section && change.section !== old.section && change.importId === undefined) next.importId = null;
    // An import is shown whole: words left over from elsewhere would hide most of it.
    if (next.section === 'imports' && next.importId !== old.importId && change.query === undefined) next.query = '';
    place.set(next);
    clearTimeout(typing);
    if (next.section !== old.section || next.importId !== old.importId) {
      mover.clear();
      reading.open(null, '');
      imports.choose(next.section === 'imports' ? next.importId : null);
      askResults();
    } else if (next.query !== old.query) {
      typing = setTimeout(() => {
        askResults();
        reading.seek(next.query);
      }, typingPauseMs);
    } else if (next.sort !== old.sort) askResults();
  };

  /** Set while the next answer should open its first article. */
  let isFirstWanted = false;
  const showImport = (importId: number, what: 'articles' | 'report'): void => {
    isFirstWanted = what === 'articles';
    go({ section: 'imports', importId, query: '' });
    if (what === 'report') {
      mover.clear();
      reading.open(null, '');
      pane.set('reader');
    }
  };

  const wantedHighlight = createStore<number | null>(null);
  const showArticle = (id: number, highlightId?: number): void => {
    mover.clear();
    wantedHighlight.set(highlightId ?? null);
    if (id !== reading.store.get().id) reading.open(id, '');
    pane.set('reader');
  };

  const refreshList = throttle(refreshPauseMs, () => results.refresh());
  const refreshImports = throttle(refreshPauseMs, () => void imports.refresh());

  const onArchiveEvent = (event: ArchiveEvent): void => {
    library.update((old) => nextLibrary(old, event));
    if (event.type === 'ready') {
      askResults();
      void imports.refresh();
    }
    // What was sought before the index was whole may be found now.
    if (event.type === 'progress' && event.what === 'index' && place.get().query !== '') refreshList();
    if (event.type !== 'changed') return;
    // Marks are shown already, and a row marked read stays in Unread until the user moves on.
    const isOnlyMarks = event.ids !== null && event.ids.every((id) => marked.has(id));
    marked.clear();
    if (!isOnlyMarks) {
      refreshList();
      refreshImports();
    }
    const shown = reading.store.get().id;
    if (shown !== null && !isOnlyMarks && event.ids?.includes(shown)) reading.refresh();
  };

  const onMessage = (message: FromMain): void => {
    connection.update((old) => nextConnection(old, message));
    if (message.type === 'archive') onArchiveEvent(message.event);
    if (message.type === 'jobs') {
      const ended = endedJobs(jobs.get().jobs, message.jobs);
      jobs.set({ isKnown: true, jobs: message.jobs });
      for (const job of ended) {
        if (job.kind === 'import') sayImportEnded(job, { toasts, showImport, announce: announcement.set });
      }
      if (ended.length > 0) refreshImports();
    }
    if (message.type === 'faults') sayChecked(message.report, toasts);
  };
  wire.listen(onMessage);

  results.state.subscribe(() => {
    mover.relocate();
    if (isFirstWanted && results.state.get().asked?.view.kind === 'import' && results.row(0)) {
      isFirstWanted = false;
      mover.pick(0, 'one');
    }
  });
  mover.selection.subscribe(() => {
    const { id } = mover.selection.get();
    if (id !== null && id !== reading.store.get().id) reading.open(id, place.get().query);
  });
  markReadAfterAWhile(reading, edits);

  return {
    platform,
    wire,
    ask,
    connection,
    library,
    place,
    results,
    mover,
    reading,
    jobs,
    imports,
    toasts,
    settings,
    intake,
    edits,
    overlay: createStore<Overlay>(null),
    pane,
    announcement,
    handles,
    lend: (region, handle) => {
      handles[region] = handle;
      return () => {
        if (handles[region] === handle) delete handles[region];
      };
    },
    go,
    showImport,
    showArticle,
    wantedHighlight,
    sayFailure,
    useArchive: (api) => {
      use(api === 'main' ? askThroughMain(wire.send) : api);
      askResults();
      void imports.refresh();
      void ask('counts').then(
        (counts) => library.update((old) => ({ ...old, counts: old.counts ?? counts })),
        // The archive says its counts itself once it is ready.
        () => undefined,
      );
    },
    onArchiveEvent,
  };
}
