import type { Command } from '../commands/commands';
import { say } from '../messages/say';
import type { Desk } from '../state/desk';
import { type ListView, listViews } from '../state/looks';
import { viewOf } from '../state/place';

/** Commands for how the list is shown. */
export function createViewCommands(desk: Desk): readonly Command[] {
  const { looks, place, announcement } = desk;
  const can = (): boolean => viewOf(place.get()) !== null;
  const show = (view: ListView): void => {
    looks.change({ view });
    announcement.set(say(`results.shownAs.${view}`));
  };
  return [
    ...listViews.map((view): Command => ({
      id: `view-${view}`,
      name: say(`results.showAs.${view}`),
      group: 'View',
      keys: [],
      can,
      isOn: () => looks.now.get().view === view,
      run: () => show(view),
    })),
    {
      id: 'next-view',
      name: say('results.nextView'),
      group: 'View',
      keys: ['Shift+V'],
      isKeyOnly: true,
      can,
      run: () => show(listViews[(listViews.indexOf(looks.now.get().view) + 1) % listViews.length] ?? 'list'),
    },
  ];
}
