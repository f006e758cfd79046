import type { Command } from '../commands/commands';
import type { Chosen } from '../commands/run-on-chosen';
import { countOf } from '../format/numbers';
import type { Desk } from '../state/desk';
import { reRead } from './revise-edits';

/** The commands that put right what articles say. */
export function createReviseCommands(desk: Desk, chosen: Chosen): readonly Command[] {
  const { handles, overlay } = desk;
  const canCut = (): boolean => handles.marks?.canHighlight() ?? false;
  return [
    {
      id: 'edit-facts',
      name: 'Edit facts…',
      group: 'Articles',
      keys: ['Shift+E'],
      can: chosen.any,
      run: () => overlay.set('edit-facts'),
    },
    {
      id: 'clean-again',
      name: 'Clean again from the original',
      group: 'Articles',
      keys: [],
      can: chosen.any,
      run: () => {
        const ids = chosen.ids();
        void reRead(desk, { ids }).then((job) => {
          if (job !== null) desk.toasts.show({ text: `Cleaning ${countOf(ids.length, 'article')} again` });
        });
      },
    },
    {
      id: 'charset',
      name: 'Read with other characters…',
      group: 'Articles',
      keys: [],
      can: chosen.any,
      run: () => overlay.set('charset'),
    },
    {
      id: 'outlet-rules',
      name: 'Rules for outlets…',
      group: 'Library',
      keys: [],
      run: () => overlay.set('outlet-rules'),
    },
    {
      id: 'cut-block',
      name: 'This is furniture',
      group: 'Reading',
      keys: ['X'],
      can: canCut,
      run: () => handles.marks?.cutBlocks(),
    },
  ];
}
