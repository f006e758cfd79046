import type { MenuId } from '../../../contract/control';
import { say } from '../messages/say';
import type { Settings } from '../state/settings';
import { isPressed, type Pressed } from './keys';

/** Where a command stands in menus and in the sheet of shortcuts. */
export type CommandGroup =
  | 'Import'
  | 'Hand over'
  | 'Library'
  | 'Edit'
  | 'Go to'
  | 'Searches'
  | 'Articles'
  | 'Filing'
  | 'Reading'
  | 'Stories'
  | 'Collections'
  | 'Tags'
  | 'View'
  | 'Help';

/** What a group is called. */
export function groupName(group: CommandGroup): string {
  return say(`commands.group.${group}`);
}

/** The menus of the window and the groups in each, in their order. */
export const menus: readonly {
  readonly id: MenuId;
  readonly name: string;
  readonly groups: readonly CommandGroup[];
}[] = [
  { id: 'file', name: say('commands.menu.file'), groups: ['Import', 'Hand over', 'Library'] },
  { id: 'edit', name: say('commands.menu.edit'), groups: ['Edit'] },
  { id: 'go', name: say('commands.menu.go'), groups: ['Go to', 'Searches'] },
  { id: 'article', name: say('commands.menu.article'), groups: ['Articles', 'Filing', 'Reading', 'Stories'] },
  { id: 'collection', name: say('commands.menu.collection'), groups: ['Collections', 'Tags'] },
  { id: 'view', name: say('commands.menu.view'), groups: ['View'] },
  { id: 'help', name: say('commands.menu.help'), groups: ['Help'] },
];

/** Something the user can tell the window to do: one list feeds menus, keys, tooltips and the shortcut sheet. */
export interface Command {
  readonly id: string;
  readonly name: string;
  /** What it is called now, where that says more than `name`: "Undo: Tag 3 articles". */
  readonly label?: () => string;
  readonly group: CommandGroup;
  /** Keys, the first one shown: `Mod+F`, `Shift+F3`, `J`. Single letters work outside fields only. */
  readonly keys: readonly string[];
  /** Whether it can be done now; left out, it always can. */
  readonly can?: () => boolean;
  /** Of a command that switches something: whether that is on now. */
  readonly isOn?: () => boolean;
  /** Keeps it out of menus: for steps that only make sense as keys. */
  readonly isKeyOnly?: boolean;
  readonly run: () => void;
}

/** Undo, redo, "select all" and "done" in a field are the field's own. */
export const ownKeysOfFields: ReadonlySet<string> = new Set(['Mod+Z', 'Mod+Shift+Z', 'Mod+Y', 'Mod+A', 'Mod+Enter']);

/**
 * The command that a key press means, or null. In a text field only keys with Ctrl or ⌘, and F keys, are commands;
 * without `letters` (switched off, or in a list that is searched by typing) no single character is.
 */
export function commandFor(
  commands: readonly Command[],
  pressed: Pressed,
  isInField: boolean,
  modifier: 'Ctrl' | '⌘',
  letters = true,
): Command | null {
  for (const command of commands) {
    for (const key of command.keys) {
      if (isInField && !/^(?:Mod\+|(?:Shift\+)?F\d)/.test(key)) continue;
      if (isInField && ownKeysOfFields.has(key)) continue;
      if (!letters && /^(?:Shift\+)?.$/.test(key)) continue;
      if (isPressed(pressed, key, modifier) && (command.can?.() ?? true)) return command;
    }
  }
  return null;
}

/** Whether a command that switches something is on now; null for one that is no switch. */
export function isOn({ id, isOn: is }: Pick<Command, 'id' | 'isOn'>, settings: Settings): boolean | null {
  if (is) return is();
  if (id === 'letter-keys') return settings.letterKeys;
  if (id === 'folder-collections') return settings.folderCollections;
  if (id === 'by-story') return settings.byStory;
  if (id === 'facets') return settings.facets;
  if (id.startsWith('theme-')) return id === `theme-${settings.theme}`;
  return id === 'comfortable' || id === 'compact' ? id === settings.density : null;
}
