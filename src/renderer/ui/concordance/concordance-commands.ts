import type { Command } from '../commands/commands';
import type { Desk } from '../state/desk';

/** What can be done with the lines of a concordance while they are shown. */
export function createConcordanceCommands({ handles }: Pick<Desk, 'handles'>): readonly Command[] {
  const hasChosen = (): boolean => handles.lines?.hasChosen() ?? false;
  return [
    {
      id: 'open-line',
      name: 'Open the article at this hit',
      group: 'Reading',
      keys: [],
      can: hasChosen,
      run: () => handles.lines?.open(),
    },
    {
      id: 'copy-lines',
      name: 'Copy the chosen lines with their source',
      group: 'Hand over',
      keys: [],
      can: hasChosen,
      run: () => handles.lines?.copy(),
    },
    {
      id: 'export-lines',
      name: 'Export the lines as CSV…',
      group: 'Hand over',
      keys: [],
      can: () => handles.lines !== undefined,
      run: () => handles.lines?.export(),
    },
  ];
}
