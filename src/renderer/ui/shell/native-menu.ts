import type { NativeMenuBar, NativeMenuLine } from '../../../contract/control';
import { type Command, isOn, menus, ownKeysOfFields } from '../commands/commands';
import { say } from '../messages/say';
import type { Settings } from '../state/settings';

/** What the native menu bar shows now: every command but those that are keys only, as the window's own menu bar has them. */
export function nativeMenuBar(commands: readonly Command[], settings: Settings): NativeMenuBar {
  const shown = menus.map(({ id, name, groups }) => ({
    id,
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
  const shellLines = {
    newWindow: say('commands.shell.newWindow'),
    undoTyping: say('commands.shell.undoTyping'),
    redoTyping: say('commands.shell.redoTyping'),
  };
  return { menus: shown, shellLines };
}

/** A menu must not take what is typed into a field: a letter, or the field's own undo. */
function isMenuKey(key: string): boolean {
  return /^(?:Mod\+|(?:Shift\+)?F\d|Alt\+)/.test(key) && !ownKeysOfFields.has(key);
}
