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
      name: 'Export…',
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
      name: 'Subfolders become collections',
      group: 'Import',
      keys: [],
      run: () => settings.update((old) => ({ ...old, folderCollections: !old.folderCollections })),
    },
    { id: 'watched', name: 'Watched folders…', group: 'Import', keys: [], run: () => overlay.set('watched') },
    { id: 'rules', name: 'Import rules…', group: 'Import', keys: [], run: () => overlay.set('rules') },
    { id: 'jobs', name: 'What is being done…', group: 'Library', keys: [], run: () => overlay.set('jobs') },
    {
      id: 'empty-trash',
      name: 'Empty Trash…',
      group: 'Library',
      keys: [],
      can: () => trashed() > 0,
      run: () => desk.purging.set('all'),
    },
    {
      id: 'undo',
      name: 'Undo',
      label: () => {
        const step = steps.undoable.get();
        return step ? `Undo: ${tellStep(step)}` : 'Undo';
      },
      group: 'Edit',
      keys: ['Mod+Z', 'U'],
      run: () => void steps.undoLast(),
    },
    {
      id: 'redo',
      name: 'Redo',
      label: () => {
        const step = steps.redoable.get().at(-1);
        return step ? `Redo: ${tellStep(step)}` : 'Redo';
      },
      group: 'Edit',
      keys: ['Mod+Shift+Z', 'Mod+Y'],
      can: () => steps.redoable.get().length > 0,
      run: () => void steps.redo(),
    },
    { id: 'history', name: 'History…', group: 'Edit', keys: [], run: () => overlay.set('history') },
    {
      id: 'palette',
      name: 'Find a command, a collection, an article…',
      group: 'Go to',
      keys: ['Mod+K'],
      run: () => overlay.set('palette'),
    },
    {
      id: 'letter-keys',
      name: 'Single letters as keys',
      group: 'View',
      keys: [],
      run: () => settings.update((old) => ({ ...old, letterKeys: !old.letterKeys })),
    },
  ];
}
