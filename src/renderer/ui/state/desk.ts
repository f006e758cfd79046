import type { ArchiveApi, ArchiveEvent } from '../../../contract/archive-api';
import type { EditDraft } from '../../../contract/change';
import type { FromMain } from '../../../contract/control';
import type { Failure } from '../../../contract/failure';
import type { OwnArticle } from '../../../contract/own-article';
import type { WatchedFolder } from '../../../contract/watched-folder';
import type { Platform } from '../../platform/platform';
import { todayOf } from '../format/dates';
import { createAnnouncer } from './announcer';
import { askThroughMain, createArchiveDoor, type Ask } from './archive-door';
import { type Connection, createConnection, nextConnection } from './connection';
import { createEdits, type Edits } from './edits';
import { createFiling, type Filing } from './filing';
import { createFilingEdits, type FilingEdits } from './filing-edits';
import { createGo } from './go-to';
import type { ExportChoice, Handles, Overlay } from './handles';
import { createHearArchive } from './hear-archive';
import { allHighlights, type HighlightsFilter } from './highlights-filter';
import type { HitPlace } from './hit-place';
import { createImports, type Imports } from './imports';
import { createIntake, type Intake } from './intake';
import { createJobs, type JobsState } from './jobs';
import { createLibrary, type LibraryState } from './library';
import { createLooks, type Looks } from './looks';
import { createMover, type Mover } from './mover';
import { createOutlets, type Outlets } from './outlets';
import { createPlace, type Place, sortOf, viewOf } from './place';
import { createRecentSearches, type RecentSearches } from './recent-searches';
import { createPreviewing, type Previewing } from './previewing';
import { createReading, type Reading } from './reading';
import { createReadingPlaces, type ReadingPlaces } from './reading-places';
import { createResults, type Results } from './results';
import { createRuleEdits, type RuleEdits } from './rule-edits';
import { createKept, type Kept } from './kept';
import { createSession, type Session } from './session';
import { createSettings, type Settings } from './settings';
import { showFailure } from './show-failure';
import { sayEndedJobs } from './say-ended-jobs';
import { sayChecked } from './say-import-ended';
import { createShowHit } from './show-hit';
import { createSteps, type Steps } from './steps';
import { createStore, type Store } from './store';
import { createToasts, type Toasts } from './toasts';
import { createTriage, type Triage } from './triage';
import { createWire, type Wire } from './wire';
import { markReadAfterAWhile } from './mark-read';
import { throttle } from './throttle';

/** Everything one window works with: a store for each subject, and the verbs that join them. */
export interface Desk extends Kept {
  readonly platform: Platform;
  /** Set in a window that was opened for one article: there is no list then. */
  readonly ownArticle: OwnArticle | null;
  readonly wire: Wire;
  readonly ask: Ask;
  readonly connection: Store<Connection>;
  readonly library: Store<LibraryState>;
  readonly place: Store<Place>;
  readonly looks: Looks;
  readonly session: Session;
  readonly results: Results;
  readonly mover: Mover;
  readonly triage: Triage;
  readonly reading: Reading;
  readonly readingPlaces: ReadingPlaces;
  /** Set while the article that comes is to be shown at its first hit, or (-1) at its last one, or at one of them. */
  readonly hitArrival: Store<1 | -1 | HitPlace | null>;
  readonly jobs: Store<JobsState>;
  readonly imports: Imports;
  readonly toasts: Toasts;
  readonly settings: Store<Settings>;
  readonly intake: Intake;
  readonly steps: Steps;
  readonly edits: Edits;
  readonly filing: Filing;
  readonly filingEdits: FilingEdits;
  readonly outlets: Outlets;
  readonly recent: RecentSearches;
  readonly ruleEdits: RuleEdits;
  readonly watched: Store<readonly WatchedFolder[]>;
  readonly previewing: Previewing;
  /** What the export sheet offers to hand over; empty when it is closed. */
  readonly exporting: Store<readonly ExportChoice[]>;
  /** What is about to be deleted forever, once that is confirmed. */
  readonly purging: Store<'all' | readonly number[] | null>;
  readonly overlay: Store<Overlay>;
  /** Which pane a narrow window shows. */
  readonly pane: Store<'library' | 'list' | 'reader'>;
  /** The last thing a screen reader should be told. */
  readonly announcement: Store<string>;
  /** What regions have lent and not yet taken back. */
  readonly handles: { readonly [R in keyof Handles]?: Handles[R] };
  /** Lends a region's handle; gives the way to take it back. */
  lend<R extends keyof Handles>(region: R, handle: Handles[R]): () => void;
  /** How often something was lent or taken back: what a command can do may differ after each. */
  readonly lendings: Store<number>;
  go(change: Partial<Place>): void;
  showImport(importId: number, what: 'articles' | 'report'): void;
  /** Opens an article that need not be in the list; the reader then goes to the highlight given. */
  showArticle(id: number, highlightId?: number): void;
  /** Opens an article at one of the hits of the search. */
  showHit(hit: HitPlace): void;
  /** The highlight the reader shows, or goes to once its article is there. */
  readonly currentHighlight: Store<number | null>;
  readonly highlightsFilter: Store<HighlightsFilter>;
  sayFailure(failure: Failure): void;
  /** The archive this window asks from now on: its own worker, or main for a guest. */
  useArchive(api: ArchiveApi | 'main'): void;
  onArchiveEvent(event: ArchiveEvent): void;
}

/** The first key is answered at once; of those typed faster than this only the last. */
const typingPauseMs = 30;

/** Makes a window's desk over a platform; nothing is asked before an archive is there. */
export function createDesk(
  platform: Platform,
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  ownArticle: OwnArticle | null = null,
): Desk {
  const wire = createWire();
  const { ask, use } = createArchiveDoor();
  const connection = createConnection();
  const recent = createRecentSearches(storage, connection);
  const library = createLibrary();
  const session = createSession(storage, ownArticle !== null);
  const place = createPlace(session.begin);
  const looks = createLooks(storage, place);
  const results = createResults(ask);
  const mover = createMover(results, () => reading.open(null, ''));
  const reading = createReading(ask);
  const jobs = createJobs();
  const imports = createImports(ask);
  const toasts = createToasts();
  const settings = createSettings(storage);
  const announcement = createStore('');
  const { hold } = createAnnouncer({ announcement, toasts, results, mover });
  const triage = createTriage({ mover, results, settings, announcement, hold });
  const lendings = createStore(0);
  const handles: { -readonly [R in keyof Desk['handles']]: Desk['handles'][R] } = {};
  const pane = createStore<'library' | 'list' | 'reader'>('list');
  /** Articles whose reading mark or star this window has just changed and already shows. */
  const marked = new Set<number>();

  const sayFailure = (failure: Failure): void => showFailure(failure, toasts);

  const onEdited = (change: EditDraft): void => {
    if (change.type !== 'read' && change.type !== 'star') return;
    const patch = change.type === 'read' ? { isRead: change.read } : { isStarred: change.starred };
    const ids = new Set(change.ids);
    for (const id of ids) marked.add(id);
    results.patch(ids, patch);
    const shown = reading.store.get().view?.article.id;
    if (shown !== undefined && ids.has(shown)) reading.patch(patch);
  };

  const overlay = createStore<Overlay>(null);
  const openHistory = (): void => overlay.set('history');
  const begun = new Date().toISOString();
  const steps = createSteps({ send: wire.send, ask, toasts, onEdited, openHistory, begun });
  const edits = createEdits(steps);
  const filing = createFiling(ask);
  const filingEdits = createFilingEdits(steps);
  const outlets = createOutlets(ask);
  const kept = createKept(ask, steps);
  const { saved } = kept;
  const ruleEdits = createRuleEdits(steps);
  const watched = createStore<readonly WatchedFolder[]>([]);
  const previewing = createPreviewing(wire.send, sayFailure);
  const intake = createIntake({
    send: wire.send,
    platform,
    onFailure: sayFailure,
    onBegun: () => {},
    folderCollections: () => settings.get().folderCollections,
    folderArrivesRead: () => settings.get().folderArrivesRead,
    previewFirst: () => settings.get().previewFirst,
    look: (from) => previewing.begin(from),
  });

  let wasByStory = settings.get().byStory;
  settings.subscribe(() => {
    const { byStory } = settings.get();
    if (byStory === wasByStory) return;
    wasByStory = byStory;
    askResults();
  });
  const askResults = (): void => {
    const now = place.get();
    const view = viewOf(now);
    if (!view || ownArticle) return;
    const { byStory } = settings.get();
    results.ask({ query: now.query, view, sort: sortOf(now), today: todayOf(new Date()), ...(byStory && { byStory }) });
  };
  const askTyped = throttle(typingPauseMs, () => {
    askResults();
    reading.seek(place.get().query);
  });

  const go = createGo({ place, looks, mover, reading, imports, session, askResults, askTyped });

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

  const currentHighlight = createStore<number | null>(null);
  const showArticle = (id: number, highlightId?: number): void => {
    mover.clear();
    currentHighlight.set(highlightId ?? null);
    if (id !== reading.store.get().id) reading.open(id, '');
    pane.set('reader');
  };

  const hitArrival = createStore<1 | -1 | HitPlace | null>(null);

  const { onArchiveEvent, refreshImports, refreshFiling } = createHearArchive({
    library,
    place,
    results,
    reading,
    imports,
    steps,
    saved,
    filing,
    outlets,
    marked,
    askResults,
  });

  const onMessage = (message: FromMain): void => {
    connection.update((old) => nextConnection(old, message));
    if (message.type === 'archive') onArchiveEvent(message.event);
    const endings = { jobs, platform, wire, toasts, announcement, showImport, sayFailure };
    if (message.type === 'jobs' && sayEndedJobs(endings, message.jobs)) refreshImports();
    if (message.type === 'faults') sayChecked(message.report, toasts);
    if (message.type === 'watched') watched.set(message.folders);
    previewing.hear(message);
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
    if (id !== null && id !== reading.store.get().id) {
      reading.open(id, place.get().query);
      recent.note(place.get().query);
    }
  });
  session.attach({ place, mover, results, library, ask });
  imports.choose(place.get().importId);
  markReadAfterAWhile(reading, edits);

  return {
    platform,
    ownArticle,
    wire,
    ask,
    connection,
    library,
    place,
    looks,
    session,
    results,
    mover,
    triage,
    reading,
    readingPlaces: createReadingPlaces(storage),
    hitArrival,
    jobs,
    imports,
    toasts,
    settings,
    intake,
    steps,
    edits,
    filing,
    filingEdits,
    outlets,
    ...kept,
    recent,
    ruleEdits,
    watched,
    previewing,
    exporting: createStore<readonly ExportChoice[]>([]),
    purging: createStore<'all' | readonly number[] | null>(null),
    overlay,
    pane,
    announcement,
    handles,
    lendings,
    lend: (region, handle) => {
      handles[region] = handle;
      lendings.update((count) => count + 1);
      return () => {
        if (handles[region] !== handle) return;
        delete handles[region];
        lendings.update((count) => count + 1);
      };
    },
    go,
    showImport,
    showArticle,
    showHit: createShowHit({ mover, hitArrival, reading, place, pane }),
    currentHighlight,
    highlightsFilter: createStore(allHighlights),
    sayFailure,
    useArchive: (api) => {
      use(api === 'main' ? askThroughMain(wire.send) : api);
      askResults();
      void imports.refresh();
      refreshFiling();
      void ask('counts').then(
        (counts) => library.update((old) => ({ ...old, counts: old.counts ?? counts })),
        // The archive says its counts itself once it is ready.
        () => undefined,
      );
    },
    onArchiveEvent,
  };
}
