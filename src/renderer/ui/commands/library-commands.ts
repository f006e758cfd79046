import { say } from '../messages/say';
import type { Desk } from '../state/desk';
import { tellStep } from '../step-words';
import type { Command } from './commands';
import { exportChoices } from './export-choices';
import type { Chosen } from './run-on-chosen';

/** Commands for handing over, undoing, deleting for good, and finding any of all the others. */
export function createLibraryCommands(desk: Desk, chosen: Chosen): readonly Command[] {
  const { overlay, steps, settings, platform, handles } = desk;
  const trashed = (): number => desk.library.get().counts?.trash ?? 0;
  return [
    {
      id: 'export',
      name: say('commands.export'),
      group: 'Hand over',
      keys: ['Mod+E'],
      run: () => desk.exporting.set(exportChoices(desk, chosen.ids())),
    },
    {
      id: 'print',
      name: platform.savePdf ? 'Print…' : 'Print or save as PDF…',
      group: 'Hand over',
      keys: ['Mod+P'],
      can: () => handles.reader !== undefined,
      run: () => handles.reader?.print(false),
    },
    ...(platform.savePdf
      ? [
          {
            id: 'save-pdf',
            name: 'Save as PDF…',
            group: 'Hand over' as const,
            keys: [],
            can: () => handles.reader !== undefined,
            run: () => handles.reader?.print(true),
          },
        ]
      : []),
    {
      id: 'folder-collections',
      name: say('commands.subfoldersBecomeCollections'),
      group: 'Import',
      keys: [],
      run: () => settings.update((old) => ({ ...old, folderCollections: !old.folderCollections })),
    },
    {
      id: 'watched',
      name: say('commands.watchedFolders'),
      group: 'Import',
      keys: [],
      run: () => overlay.set('watched'),
    },
    { id: 'rules', name: say('commands.importRules'), group: 'Import', keys: [], run: () => overlay.set('rules') },
    { id: 'jobs', name: say('commands.whatIsBeingDone'), group: 'Library', keys: [], run: () => overlay.set('jobs') },
    {
      id: 'empty-trash',
      name: say('commands.emptyTrash'),
      group: 'Library',
      keys: [],
      can: () => trashed() > 0,
      run: () => desk.purging.set('all'),
    },
    {
      id: 'undo',
      name: say('commands.undo'),
      label: () => {
        const step = steps.undoable.get();
        return step ? say('commands.undo2', { step: tellStep(step) }) : say('commands.undo');
      },
      group: 'Edit',
      keys: ['Mod+Z', 'U'],
      run: () => void steps.undoLast(),
    },
    {
      id: 'redo',
      name: say('commands.redo'),
      label: () => {
        const step = steps.redoable.get().at(-1);
        return step ? say('commands.redo2', { step: tellStep(step) }) : say('commands.redo');
      },
      group: 'Edit',
      keys: ['Mod+Shift+Z', 'Mod+Y'],
      can: () => steps.redoable.get().length > 0,
      run: () => void steps.redo(),
    },
    { id: 'history', name: say('commands.history'), group: 'Edit', keys: [], run: () => overlay.set('history') },
    {
      id: 'settings',
      name: say('settings.open'),
      group: 'Edit',
      keys: ['Mod+,'],
      run: () => overlay.set('settings'),
    },
    {
      id: 'palette',
      name: say('commands.findACommandA'),
      group: 'Go to',
      keys: ['Mod+K'],
      run: () => overlay.set('palette'),
    },
    {
      id: 'letter-keys',
      name: say('commands.singleLettersAsKeys'),
      group: 'View',
      keys: [],
      run: () => settings.update((old) => ({ ...old, letterKeys: !old.letterKeys })),
    },
  ];
}
