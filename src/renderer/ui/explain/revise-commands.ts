import { ruleOutletOf } from '../../../contract/outlet-rule';
import type { Command } from '../commands/commands';
import type { Chosen } from '../commands/run-on-chosen';
import { say } from '../messages/say';
import type { Desk } from '../state/desk';
import { reRead } from './revise-edits';

/** The commands that put right what articles say. */
export function createReviseCommands(desk: Desk, chosen: Chosen): readonly Command[] {
  const { handles, overlay } = desk;
  const canCut = (): boolean => handles.marks?.canHighlight() ?? false;
  return [
    {
      id: 'edit-facts',
      name: say('explain.editFacts'),
      group: 'Articles',
      keys: ['Shift+E'],
      can: chosen.any,
      run: () => overlay.set('edit-facts'),
    },
    {
      id: 'clean-again',
      name: say('explain.cleanAgainFromThe'),
      group: 'Articles',
      keys: [],
      can: chosen.any,
      run: () => {
        const ids = chosen.ids();
        void reRead(desk, { ids }).then((job) => {
          if (job !== null) desk.toasts.show({ text: say('explain.cleaningArticleAgain', { count: ids.length }) });
        });
      },
    },
    {
      id: 'clean-outlet',
      name: say('explain.cleanOutletAgain'),
      group: 'Articles',
      keys: [],
      can: () => {
        const { view } = desk.reading.store.get();
        return view !== null && ruleOutletOf(view.article) !== null;
      },
      // Its sheet counts first what would change, shows how far it is and can be cancelled.
      run: () => overlay.set('outlet-rules'),
    },
    {
      id: 'charset',
      name: say('explain.readWithOtherCharacters2'),
      group: 'Articles',
      keys: [],
      can: chosen.any,
      run: () => overlay.set('charset'),
    },
    {
      id: 'outlet-rules',
      name: say('explain.rulesForOutlets2'),
      group: 'Library',
      keys: [],
      run: () => overlay.set('outlet-rules'),
    },
    {
      id: 'cut-block',
      name: say('explain.thisIsFurniture'),
      group: 'Reading',
      keys: ['X'],
      can: canCut,
      run: () => handles.marks?.cutBlocks(),
    },
  ];
}
