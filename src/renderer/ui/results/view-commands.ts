import type { Command } from '../commands/commands';
import type { Desk } from '../state/desk';
import { type ListView, listViews } from '../state/looks';
import { viewOf } from '../state/place';
import { viewWords } from './view-words';

/** Commands for how the list is shown. */
export function createViewCommands(desk: Desk): readonly Command[] {
  const { looks, place, announcement } = desk;
  const can = (): boolean => viewOf(place.get()) !== null;
  const show = (view: ListView): void => {
    looks.change({ view });
    announcement.set(`Shown as ${viewWords[view].toLowerCase()}`);
  };
  return [
    ...listViews.map((view): Command => ({
      id: `view-${view}`,
      name: `Show as ${viewWords[view].toLowerCase()}`,
      group: 'View',
      keys: [],
      can,
      isOn: () => looks.now.get().view === view,
      run: () => show(view),
    })),
    {
      id: 'next-view',
      name: 'Next way to show the list',
      group: 'View',
      keys: ['Shift+V'],
      isKeyOnly: true,
      can,
      run: () => show(listViews[(listViews.indexOf(looks.now.get().view) + 1) % listViews.length] ?? 'list'),
    },
  ];
}
