import type { NativeMenu, NativeMenuLine } from '../../../contract/control';
import { type Command, isOn, menus, ownKeysOfFields } from '../commands/commands';
import type { Settings } from '../state/settings';

/** What the native menu shows now: every command but those that are keys only, as the window's own menu bar has them. */
export function listNativeMenus(commands: readonly Command[], settings: Settings): readonly NativeMenu[] {
  return menus.map(({ name, groups }) => ({
    name,
    sections: groups.map((group) =>
      commands
        .filter((command) => command.group === group && command.isKeyOnly !== true)
        .map((command): NativeMenuLine => ({
          id: command.id,
          label: command.label?.() ?? command.name,
          key: command.keys.find(isMenuKey) ?? null,
          isEnabled: command.can?.() ?? true,
          isOn: isOn(command, settings),
        })),
    ),
  }));
}

/** A menu must not take what is typed into a field: a letter, or the field's own undo. */
function isMenuKey(key: string): boolean {
  return /^(?:Mod\+|(?:Shift\+)?F\d|Alt\+)/.test(key) && !ownKeysOfFields.has(key);
}
