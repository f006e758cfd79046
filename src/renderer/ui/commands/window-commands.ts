import { say } from '../messages/say';
import { createSavedCommands } from '../saved-searches/saved-commands';
import type { Desk } from '../state/desk';
import type { Place } from '../state/place';
import type { Command } from './commands';
import { createMarkCommands } from '../highlights/mark-commands';
import { createReviseCommands } from '../explain/revise-commands';
import { createConcordanceCommands } from '../concordance/concordance-commands';
import { createMoreLikeCommands } from '../search/more-like';
import { createPaneCommands } from '../shell/pane-commands';
import { createTriageCommands } from '../results/triage-commands';
import { createViewCommands } from '../results/view-commands';
import { createStoryCommands } from '../stories/story-commands';
import { createDisplayCommands } from './display-commands';
import { createFilingCommands } from './filing-commands';
import { inOwnWindow } from './in-own-window';
import { createLibraryCommands } from './library-commands';
import { runOnChosen } from './run-on-chosen';
import { openInWindow } from './open-in-window';
import { createSampleCommands } from './sample-commands';
import { stepHit } from './step-hit';

/** All commands of a window. Their ids are also what a native menu sends. */
export function createCommands(desk: Desk): readonly Command[] {
  const { handles, mover, overlay, intake, platform, reading } = desk;
  const chosen = runOnChosen(desk);
  const isReading = (): boolean => reading.store.get().phase === 'ready';
  const isReaderShown = (): boolean => isReading() && handles.reader !== undefined;
  const inTrash = (): boolean => reading.store.get().view?.isTrashed ?? desk.place.get().section === 'trash';
  const visit = (section: Place['section']): void => {
    desk.go({ section, importId: null });
    desk.pane.set('list');
  };
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
    {
      id: 'import-files',
      name: say('commands.importFiles'),
      group: 'Import',
      keys: ['Mod+O'],
      run: () => bring('files'),
    },
    {
      id: 'import-folder',
      name: say('commands.importFolder'),
      group: 'Import',
      keys: ['Mod+Shift+O'],
      run: () => bring('folder'),
    },
    {
      id: 'preview-files',
      name: say('commands.lookAtFilesFirst'),
      group: 'Import',
      keys: [],
      run: () => look('files'),
    },
    { id: 'preview-folder', name: say('commands.lookAtAFolder'), group: 'Import', keys: [], run: () => look('folder') },

    {
      id: 'search',
      name: say('commands.searchArticles'),
      group: 'Go to',
      keys: ['/', 'Mod+Shift+F'],
      run: () => handles.search?.focus(),
    },
    { id: 'go-all', name: say('commands.allArticles'), group: 'Go to', keys: ['Mod+1'], run: () => visit('all') },
    { id: 'go-unread', name: say('commands.unread'), group: 'Go to', keys: ['Mod+2'], run: () => visit('unread') },
    { id: 'go-starred', name: say('commands.starred'), group: 'Go to', keys: ['Mod+3'], run: () => visit('starred') },
    { id: 'go-stories', name: say('library.stories'), group: 'Go to', keys: ['Mod+7'], run: () => visit('stories') },
    { id: 'all-outlets', name: say('library.allOutlets'), group: 'Go to', keys: [], run: () => overlay.set('outlets') },
    { id: 'go-imports', name: say('commands.imports'), group: 'Go to', keys: ['Mod+4'], run: () => visit('imports') },
    { id: 'go-trash', name: say('commands.trash'), group: 'Go to', keys: ['Mod+5'], run: () => visit('trash') },

    {
      id: 'next',
      name: say('commands.nextArticle'),
      group: 'Articles',
      keys: ['J'],
      isKeyOnly: true,
      run: () => mover.step(1, 'one'),
    },
    {
      id: 'previous',
      name: say('commands.previousArticle'),
      group: 'Articles',
      keys: ['K'],
      isKeyOnly: true,
      run: () => mover.step(-1, 'one'),
    },
    {
      id: 'read-on',
      name: say('commands.readOnThenThe'),
      group: 'Articles',
      keys: ['Space'],
      isKeyOnly: true,
      run: () => {
        if (!handles.reader?.readOn(1)) mover.step(1, 'one');
      },
    },
    {
      id: 'read-back',
      name: say('commands.readBack'),
      group: 'Articles',
      keys: ['Shift+Space'],
      isKeyOnly: true,
      run: () => void handles.reader?.readOn(-1),
    },
    {
      id: 'open-window',
      name: say('commands.openInANew'),
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
      name: say('commands.starOrTakeThe'),
      group: 'Articles',
      keys: ['S'],
      can: chosen.any,
      run: chosen.toggleStar,
    },
    {
      id: 'mark',
      name: say('commands.markAsReadOr'),
      group: 'Articles',
      keys: ['M'],
      can: chosen.any,
      run: chosen.toggleRead,
    },
    {
      id: 'trash',
      name: say('commands.moveToTrash'),
      group: 'Articles',
      keys: ['Delete', '#'],
      can: () => chosen.any() && !inTrash(),
      run: chosen.trash,
    },
    {
      id: 'restore',
      name: say('commands.takeOutOfTrash'),
      group: 'Articles',
      keys: ['R'],
      can: () => chosen.any() && inTrash(),
      run: chosen.restore,
    },
    {
      id: 'delete-forever',
      name: say('commands.deleteForever'),
      group: 'Articles',
      keys: ['Shift+Delete'],
      can: () => chosen.any() && inTrash(),
      run: () => desk.purging.set(chosen.ids()),
    },
    {
      id: 'select-all',
      name: say('commands.chooseAllArticles'),
      group: 'Edit',
      keys: ['Mod+A'],
      run: () => {
        // In the reader, "all" is the article's words.
        if (!handles.reader?.selectAll()) mover.pickAll();
      },
    },

    {
      id: 'find',
      name: say('commands.findInArticle'),
      group: 'Edit',
      keys: ['Mod+F'],
      can: isReaderShown,
      run: () => handles.reader?.openFind(),
    },
    {
      id: 'next-hit',
      name: say('commands.nextHit'),
      group: 'Reading',
      keys: ['F3'],
      can: isReaderShown,
      run: () => stepHit(desk, 1),
    },
    {
      id: 'previous-hit',
      name: say('commands.previousHit'),
      group: 'Reading',
      keys: ['Shift+F3'],
      can: isReaderShown,
      run: () => stepHit(desk, -1),
    },
    {
      id: 'clean',
      name: say('commands.showTheCleanArticle'),
      group: 'Reading',
      keys: ['C'],
      can: isReaderShown,
      run: () => handles.reader?.showTab('clean'),
    },
    {
      id: 'original',
      name: say('commands.showTheOriginal'),
      group: 'Reading',
      keys: ['O'],
      can: isReaderShown,
      run: () => handles.reader?.showTab('original'),
    },
    {
      id: 'details',
      name: say('commands.whereThisComesFrom'),
      group: 'Reading',
      keys: ['I'],
      can: isReading,
      run: () => overlay.set('details'),
    },
    {
      id: 'save-original',
      name: say('commands.saveOriginal'),
      group: 'Reading',
      keys: ['Mod+S'],
      can: isReaderShown,
      run: () => handles.reader?.saveOriginal(),
    },
    {
      id: 'type-settings',
      name: say('commands.typeSettings'),
      group: 'View',
      keys: [],
      can: () => handles.type !== undefined,
      run: () => handles.type?.open(),
    },
    {
      id: 'verify',
      name: say('commands.checkTheLibrary'),
      group: 'Library',
      keys: [],
      run: () => void desk.wire.send('verify', {}),
    },
    {
      id: 'rebuild',
      name: say('commands.fillTheArchiveAgain'),
      group: 'Library',
      keys: [],
      run: () => void desk.wire.send('rebuild', {}),
    },
    {
      id: 'reveal-library',
      name: say('commands.showTheLibraryFolder'),
      group: 'Library',
      keys: [],
      can: () => platform.can.revealFile,
      run: () => void desk.wire.send('reveal-library', {}),
    },
    {
      id: 'shortcuts',
      name: say('commands.keyboardShortcuts'),
      group: 'Help',
      keys: ['?'],
      run: () => overlay.set('shortcuts'),
    },
  ];
  const all = [
    ...list.slice(0, 3),
    ...createLibraryCommands(desk, chosen),
    ...list.slice(3),
    ...createSampleCommands(desk),
    ...createDisplayCommands(desk),
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
