import type { MenuItemConstructorOptions } from 'electron';
import type { NativeMenu, NativeMenuLine } from '../../contract/control';

export interface MenuActions {
  /** Sends a command to the window in front, opening one when there is none. */
  send(command: string): void;
  newWindow(): void;
}

/** What the system's own lines are added to: by the window's name for the menu. */
type Own = Readonly<Record<string, readonly MenuItemConstructorOptions[]>>;

/**
 * The native menu: the window's commands as it last sent them, with the lines that are the system's own. Without a
 * window's list there are only those. A page gets a key before its menu does, so the window's own keys decide and the menu
 * shows them; on macOS a menu's keys cannot be for show only, and fire when the page leaves them alone.
 */
export function menuTemplate(
  platform: NodeJS.Platform,
  isPackaged: boolean,
  actions: MenuActions,
  menus: readonly NativeMenu[],
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const line = ({ id, label, key, isEnabled, isOn }: NativeMenuLine): MenuItemConstructorOptions => ({
    id,
    label: label.replaceAll('&', '&&'),
    enabled: isEnabled,
    ...(isOn === null ? {} : { type: 'checkbox', checked: isOn }),
    ...(key === null ? {} : { accelerator: acceleratorOf(key), registerAccelerator: isMac }),
    click: () => actions.send(id),
  });
  const first: Own = {
    File: [{ label: 'New window', accelerator: 'CmdOrCtrl+N', click: () => actions.newWindow() }],
  };
  const last: Own = {
    File: [{ role: isMac ? 'close' : 'quit' }],
    Edit: [
      // Of a text field. Outside of one the window takes the key for its own undo.
      { role: 'undo', label: 'Undo typing' },
      { role: 'redo', label: 'Redo typing' },
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
    View: [{ role: 'togglefullscreen' }, ...(isPackaged ? [] : [{ role: 'toggleDevTools' as const }])],
  };
  const names = menus.length > 0 ? menus.map(({ name }) => name) : ['File', 'Edit', 'View'];
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    ...names.map((name): MenuItemConstructorOptions => {
      const own = menus.find((menu) => menu.name === name)?.sections ?? [];
      const sections = [first[name] ?? [], ...own.map((section) => section.map(line)), last[name] ?? []];
      return {
        label: `&${name}`,
        ...(name === 'Help' ? { role: 'help' as const } : {}),
        submenu: sections
          .filter((section) => section.length > 0)
          .flatMap((section, i) => (i === 0 ? section : [{ type: 'separator' as const }, ...section])),
      };
    }),
    ...(isMac ? [{ role: 'windowMenu' as const }] : []),
  ];
}

const named: Readonly<Record<string, string>> = {
  Mod: 'CmdOrCtrl',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
};

/** A key as Electron writes it: `Mod+Shift+F` is `CmdOrCtrl+Shift+F`. */
function acceleratorOf(key: string): string {
  return key
    .split('+')
    .map((part) => named[part] ?? part)
    .join('+');
}
