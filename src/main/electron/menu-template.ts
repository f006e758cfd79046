import type { MenuItemConstructorOptions } from 'electron';
import type { MenuId, NativeMenuBar, NativeMenuLine } from '../../contract/control';

export interface MenuActions {
  /** Sends a command to the window in front, opening one when there is none. */
  send(command: string): void;
  newWindow(): void;
}

/** What is added to a window's menus: by the menu's id. */
type Added = { readonly [K in MenuId]?: readonly MenuItemConstructorOptions[] };

/** Before any window has said what it shows. */
const noBar: NativeMenuBar = {
  menus: [
    { id: 'file', name: 'File', sections: [] },
    { id: 'edit', name: 'Edit', sections: [] },
    { id: 'view', name: 'View', sections: [] },
  ],
  shellLines: { newWindow: 'New window', undoTyping: 'Undo typing', redoTyping: 'Redo typing' },
};

/**
 * The native menu: the window's commands as it last sent them, with the lines that are the system's own. Without a
 * window's list (null) there are only those. A page gets a key before its menu does, so the window's own keys decide and the menu
 * shows them; on macOS a menu's keys cannot be for show only, and fire when the page leaves them alone.
 */
export function menuTemplate(
  platform: NodeJS.Platform,
  isPackaged: boolean,
  actions: MenuActions,
  bar: NativeMenuBar | null,
): MenuItemConstructorOptions[] {
  const { menus, shellLines } = bar ?? noBar;
  const isMac = platform === 'darwin';
  const line = ({ id, label, key, isEnabled, isOn }: NativeMenuLine): MenuItemConstructorOptions => ({
    id,
    label: label.replaceAll('&', '&&'),
    enabled: isEnabled,
    ...(isOn === null ? {} : { type: 'checkbox', checked: isOn }),
    ...(key === null ? {} : { accelerator: acceleratorOf(key), registerAccelerator: isMac }),
    click: () => actions.send(id),
  });
  const first: Added = {
    file: [{ label: shellLines.newWindow, accelerator: 'CmdOrCtrl+N', click: () => actions.newWindow() }],
  };
  const last: Added = {
    file: [{ role: isMac ? 'close' : 'quit' }],
    edit: [
      // Of a text field. Outside of one the window takes the key for its own undo.
      { role: 'undo', label: shellLines.undoTyping },
      { role: 'redo', label: shellLines.redoTyping },
      { type: 'separator' },
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
    ],
    view: [{ role: 'togglefullscreen' }, ...(isPackaged ? [] : [{ role: 'toggleDevTools' as const }])],
  };
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    ...menus.map(({ id, name, sections: own }): MenuItemConstructorOptions => {
      const sections = [first[id] ?? [], ...own.map((section) => section.map(line)), last[id] ?? []];
      return {
        label: `&${name}`,
        ...(id === 'help' ? { role: 'help' as const } : {}),
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
