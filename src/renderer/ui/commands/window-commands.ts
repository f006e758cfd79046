import { createSavedCommands } from '../saved-searches/saved-commands';
import type { Desk } from '../state/desk';
import type { Place } from '../state/place';
import { readingSizes, type Settings } from '../state/settings';
import type { Command } from './commands';
import { createMarkCommands } from '../highlights/mark-commands';
import { createReviseCommands } from '../explain/revise-commands';
import { createConcordanceCommands } from '../concordance/concordance-commands';
import { createMoreLikeCommands } from '../search/more-like';
import { createPaneCommands } from '../shell/pane-commands';
import { createTriageCommands } from '../results/triage-commands';
import { createViewCommands } from '../results/view-commands';
import { createStoryCommands } from '../stories/story-commands';
import { createFilingCommands } from './filing-commands';
import { inOwnWindow } from './in-own-window';
import { createLibraryCommands } from './library-commands';
import { runOnChosen } from './run-on-chosen';
import { openInWindow } from './open-in-window';
import { stepHit } from './step-hit';

/** All commands of a window. Their ids are also what a native menu sends. */
export function createCommands(desk: Desk): readonly Command[] {
  const { handles, mover, settings, overlay, intake, platform, reading } = desk;
  const chosen = runOnChosen(desk);
  const isReading = (): boolean => reading.store.get().phase === 'ready';
  const isReaderShown = (): boolean => isReading() && handles.reader !== undefined;
  const inTrash = (): boolean => reading.store.get().view?.isTrashed ?? desk.place.get().section === 'trash';
  const visit = (section: Place['section']): void => {
    desk.go({ section, importId: null });
    desk.pane.set('list');
  };
  const set = (change: Partial<Settings>): void => settings.update((old) => ({ ...old, ...change }));
  const resize = (by: number): void =>
    settings.update((old) => ({
      ...old,
      readingSize: by === 0 ? 0 : Math.min(readingSizes.largest, Math.max(readingSizes.smallest, old.readingSize + by)),
    }));
  const bring = (what: 'files' | 'folder', isLookedAt = false): void => {
    intake.lookNext(isLookedAt);
    if (platform.can.chooseNatively) void intake.choose(what);
    else if (what === 'files') handles.picker?.files();
    else overlay.set('folders');
  };
  const look = (what: 'files' | 'folder'): void => {
    bring(what, true);
  };

  const list: readonly Command[] = [
    { id: 'import-files', name: 'Import files…', group: 'Import', keys: ['Mod+O'], run: () => bring('files') },
    { id: 'import-folder', name: 'Import folder…', group: 'Import', keys: ['Mod+Shift+O'], run: () => bring('folder') },
    { id: 'preview-files', name: 'Look at files first…', group: 'Import', keys: [], run: () => look('files') },
    { id: 'preview-folder', name: 'Look at a folder first…', group: 'Import', keys: [], run: () => look('folder') },
    {
      id: 'import-samples',
      name: 'Import the sample archive',
      group: 'Import',
      keys: [],
      run: () => void intake.samples(),
    },

    {
      id: 'search',
      name: 'Search articles',
      group: 'Go to',
      keys: ['/', 'Mod+Shift+F'],
      run: () => handles.search?.focus(),
    },
    { id: 'go-all', name: 'All articles', group: 'Go to', keys: ['Mod+1'], run: () => visit('all') },
    { id: 'go-unread', name: 'Unread', group: 'Go to', keys: ['Mod+2'], run: () => visit('unread') },
    { id: 'go-starred', name: 'Starred', group: 'Go to', keys: ['Mod+3'], run: () => visit('starred') },
    { id: 'go-imports', name: 'Imports', group: 'Go to', keys: ['Mod+4'], run: () => visit('imports') },
    { id: 'go-trash', name: 'Trash', group: 'Go to', keys: ['Mod+5'], run: () => visit('trash') },

    {
      id: 'next',
      name: 'Next article',
      group: 'Articles',
      keys: ['J'],
      isKeyOnly: true,
      run: () => mover.step(1, 'one'),
    },
    {
      id: 'previous',
      name: 'Previous article',
      group: 'Articles',
      keys: ['K'],
      isKeyOnly: true,
      run: () => mover.step(-1, 'one'),
    },
    {
      id: 'read-on',
      name: 'Read on, then the next article',
      group: 'Articles',
      keys: ['Space'],
      isKeyOnly: true,
      run: () => {
        if (!handles.reader?.readOn(1)) mover.step(1, 'one');
      },
    },
    {
      id: 'read-back',
      name: 'Read back',
      group: 'Articles',
      keys: ['Shift+Space'],
      isKeyOnly: true,
      run: () => void handles.reader?.readOn(-1),
    },
    {
      id: 'open-window',
      name: 'Open in a new window',
      group: 'Articles',
      keys: ['Mod+Enter'],
      can: () => !desk.ownArticle && chosen.lead() !== null,
      run: () => {
        const id = chosen.lead();
        if (id !== null) openInWindow(desk, { id, query: desk.place.get().query });
      },
    },
    {
      id: 'star',
      name: 'Star, or take the star off',
      group: 'Articles',
      keys: ['S'],
      can: chosen.any,
      run: chosen.toggleStar,
    },
    {
      id: 'mark',
      name: 'Mark as read or unread',
      group: 'Articles',
      keys: ['M'],
      can: chosen.any,
      run: chosen.toggleRead,
    },
    {
      id: 'trash',
      name: 'Move to Trash',
      group: 'Articles',
      keys: ['Delete', '#'],
      can: () => chosen.any() && !inTrash(),
      run: chosen.trash,
    },
    {
      id: 'restore',
      name: 'Take out of Trash',
      group: 'Articles',
      keys: ['R'],
      can: () => chosen.any() && inTrash(),
      run: chosen.restore,
    },
    {
      id: 'delete-forever',
      name: 'Delete forever…',
      group: 'Articles',
      keys: ['Shift+Delete'],
      can: () => chosen.any() && inTrash(),
      run: () => desk.purging.set(chosen.ids()),
    },
    {
      id: 'select-all',
      name: 'Choose all articles',
      group: 'Edit',
      keys: ['Mod+A'],
      run: () => {
        // In the reader, "all" is the article's words.
        if (!handles.reader?.selectAll()) mover.pickAll();
      },
    },

    {
      id: 'find',
      name: 'Find in article',
      group: 'Edit',
      keys: ['Mod+F'],
      can: isReaderShown,
      run: () => handles.reader?.openFind(),
    },
    {
      id: 'next-hit',
      name: 'Next hit',
      group: 'Reading',
      keys: ['F3'],
      can: isReaderShown,
      run: () => stepHit(desk, 1),
    },
    {
      id: 'previous-hit',
      name: 'Previous hit',
      group: 'Reading',
      keys: ['Shift+F3'],
      can: isReaderShown,
      run: () => stepHit(desk, -1),
    },
    {
      id: 'clean',
      name: 'Show the clean article',
      group: 'Reading',
      keys: ['C'],
      can: isReaderShown,
      run: () => handles.reader?.showTab('clean'),
    },
    {
      id: 'original',
      name: 'Show the original',
      group: 'Reading',
      keys: ['O'],
      can: isReaderShown,
      run: () => handles.reader?.showTab('original'),
    },
    {
      id: 'details',
      name: 'Where this comes from',
      group: 'Reading',
      keys: ['I'],
      can: isReading,
      run: () => overlay.set('details'),
    },
    {
      id: 'save-original',
      name: 'Save original…',
      group: 'Reading',
      keys: ['Mod+S'],
      can: isReaderShown,
      run: () => handles.reader?.saveOriginal(),
    },
    {
      id: 'type-settings',
      name: 'Type settings…',
      group: 'View',
      keys: [],
      can: () => handles.type !== undefined,
      run: () => handles.type?.open(),
    },
    { id: 'larger-text', name: 'Larger text', group: 'View', keys: ['Mod+=', 'Mod++'], run: () => resize(1) },
    { id: 'smaller-text', name: 'Smaller text', group: 'View', keys: ['Mod+-'], run: () => resize(-1) },
    { id: 'normal-text', name: 'Normal text size', group: 'View', keys: ['Mod+0'], run: () => resize(0) },
    {
      id: 'theme-system',
      name: 'Light or dark as the system',
      group: 'View',
      keys: [],
      run: () => set({ theme: 'system' }),
    },
    { id: 'theme-light', name: 'Light', group: 'View', keys: [], run: () => set({ theme: 'light' }) },
    { id: 'theme-dark', name: 'Dark', group: 'View', keys: [], run: () => set({ theme: 'dark' }) },
    {
      id: 'comfortable',
      name: 'Comfortable rows',
      group: 'View',
      keys: [],
      run: () => set({ density: 'comfortable' }),
    },
    {
      id: 'facets',
      name: 'Show what to narrow by',
      group: 'View',
      keys: [],
      run: () => set({ facets: !settings.get().facets }),
    },
    { id: 'compact', name: 'Compact rows', group: 'View', keys: [], run: () => set({ density: 'compact' }) },

    {
      id: 'verify',
      name: 'Check the library',
      group: 'Library',
      keys: [],
      run: () => void desk.wire.send('verify', {}),
    },
    {
      id: 'rebuild',
      name: 'Fill the archive again from the library',
      group: 'Library',
      keys: [],
      run: () => void desk.wire.send('rebuild', {}),
    },
    {
      id: 'reveal-library',
      name: 'Show the library folder',
      group: 'Library',
      keys: [],
      can: () => platform.can.revealFile,
      run: () => void desk.wire.send('reveal-library', {}),
    },
    { id: 'shortcuts', name: 'Keyboard shortcuts', group: 'Help', keys: ['?'], run: () => overlay.set('shortcuts') },
  ];
  const all = [
    ...list.slice(0, 3),
    ...createLibraryCommands(desk, chosen),
    ...list.slice(3),
    ...createPaneCommands(desk),
    ...createTriageCommands(desk),
    ...createViewCommands(desk),
    ...createConcordanceCommands(desk),
    ...createMoreLikeCommands(desk, chosen),
    ...createSavedCommands(desk),
    ...createFilingCommands(desk, chosen),
    ...createMarkCommands(desk),
    ...createReviseCommands(desk, chosen),
    ...createStoryCommands(desk, chosen),
  ];
  const counted = all.map((command) =>
    // What is done to a choice of all waits until all are known, however soon the key comes.
    command.isKeyOnly === true ? command : { ...command, run: () => mover.whenCounted(command.run) },
  );
  return desk.ownArticle ? counted.map(inOwnWindow) : counted;
}
