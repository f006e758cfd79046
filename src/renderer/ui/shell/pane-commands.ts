import type { Command } from '../commands/commands';
import type { Desk } from '../state/desk';
import { cyclePanes } from './cycle-panes';

/** Commands for the panes: going round them by key, and hiding the two that stand before the article. */
export function createPaneCommands(desk: Desk): readonly Command[] {
  const { handles } = desk;
  return [
    { id: 'next-pane', name: 'Next pane', group: 'Go to', keys: ['F6'], run: () => cyclePanes(1) },
    { id: 'previous-pane', name: 'Previous pane', group: 'Go to', keys: ['Shift+F6'], run: () => cyclePanes(-1) },
    {
      id: 'toggle-library',
      name: 'Library',
      group: 'View',
      keys: ['Mod+B'],
      can: () => handles.panes !== undefined,
      isOn: () => handles.panes?.isShown('library') ?? true,
      run: () => handles.panes?.toggle('library'),
    },
    {
      id: 'toggle-list',
      name: 'List of articles',
      group: 'View',
      keys: ['Mod+Shift+L'],
      can: () => handles.panes !== undefined,
      isOn: () => handles.panes?.isShown('results') ?? true,
      run: () => handles.panes?.toggle('results'),
    },
  ];
}
