import { isPressed, type Pressed } from './keys';

/** Where a command stands in menus and in the sheet of shortcuts. */
export type CommandGroup = 'Import' | 'Articles' | 'Reading' | 'Go to' | 'View' | 'Library' | 'Help';

/** Something the user can tell the window to do: one list feeds menus, keys, tooltips and the shortcut sheet. */
export interface Command {
  readonly id: string;
  readonly name: string;
  readonly group: CommandGroup;
  /** Keys, the first one shown: `Mod+F`, `Shift+F3`, `J`. Single letters work outside fields only. */
  readonly keys: readonly string[];
  /** Whether it can be done now; left out, it always can. */
  readonly can?: () => boolean;
  /** Keeps it out of menus: for steps that only make sense as keys. */
  readonly isKeyOnly?: boolean;
  readonly run: () => void;
}

/** The command that a key press means, or null. In a text field only keys with Ctrl or ⌘, and F keys, are commands. */
export function commandFor(
  commands: readonly Command[],
  pressed: Pressed,
  isInField: boolean,
  modifier: 'Ctrl' | '⌘',
): Command | null {
  for (const command of commands) {
    for (const key of command.keys) {
      if (isInField && !/^(?:Mod\+|(?:Shift\+)?F\d)/.test(key)) continue;
      // Undo and "select all" in a field are the field's own.
      if (isInField && (key === 'Mod+Z' || key === 'Mod+A')) continue;
      if (isPressed(pressed, key, modifier) && (command.can?.() ?? true)) return command;
    }
  }
  return null;
}
