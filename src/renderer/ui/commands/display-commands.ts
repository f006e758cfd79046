import { say } from '../messages/say';
import type { Desk } from '../state/desk';
import { readingSizes, type Settings } from '../state/settings';
import type { Command } from './commands';

/** Commands for how large, how light and how dense things are shown. */
export function createDisplayCommands({ settings }: Desk): readonly Command[] {
  const set = (change: Partial<Settings>): void => settings.update((old) => ({ ...old, ...change }));
  const resize = (by: number): void =>
    settings.update((old) => ({
      ...old,
      readingSize: by === 0 ? 0 : Math.min(readingSizes.largest, Math.max(readingSizes.smallest, old.readingSize + by)),
    }));
  return [
    {
      id: 'larger-text',
      name: say('commands.largerText'),
      group: 'View',
      keys: ['Mod+=', 'Mod++'],
      run: () => resize(1),
    },
    { id: 'smaller-text', name: say('commands.smallerText'), group: 'View', keys: ['Mod+-'], run: () => resize(-1) },
    { id: 'normal-text', name: say('commands.normalTextSize'), group: 'View', keys: ['Mod+0'], run: () => resize(0) },
    {
      id: 'theme-system',
      name: say('commands.lightOrDarkAs'),
      group: 'View',
      keys: [],
      run: () => set({ theme: 'system' }),
    },
    { id: 'theme-light', name: say('commands.light'), group: 'View', keys: [], run: () => set({ theme: 'light' }) },
    { id: 'theme-dark', name: say('commands.dark'), group: 'View', keys: [], run: () => set({ theme: 'dark' }) },
    {
      id: 'comfortable',
      name: say('commands.comfortableRows'),
      group: 'View',
      keys: [],
      run: () => set({ density: 'comfortable' }),
    },
    {
      id: 'facets',
      name: say('commands.showWhatToNarrow'),
      group: 'View',
      keys: [],
      run: () => set({ facets: !settings.get().facets }),
    },
    {
      id: 'compact',
      name: say('commands.compactRows'),
      group: 'View',
      keys: [],
      run: () => set({ density: 'compact' }),
    },
  ];
}
