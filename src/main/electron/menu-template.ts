import type { MenuItemConstructorOptions } from 'electron';

/** One line of a menu that sends a command to the window; ids are those of the window's own list of commands. */
type Line = readonly [label: string, id: string, accelerator?: string] | null;

const importLines: readonly Line[] = [
  ['Import Files…', 'import-files', 'CmdOrCtrl+O'],
  ['Import Folder…', 'import-folder', 'CmdOrCtrl+Shift+O'],
  ['Import the Sample Archive', 'import-samples'],
  ['Subfolders Become Collections', 'folder-collections'],
  null,
  ['Save Original…', 'save-original', 'CmdOrCtrl+S'],
  ['Export…', 'export', 'CmdOrCtrl+E'],
];
const editLines: readonly Line[] = [
  ['Undo Last Change', 'undo'],
  ['Redo Change', 'redo'],
  ['History…', 'history'],
];
const articleLines: readonly Line[] = [
  ['Star, or Take the Star Off', 'star'],
  ['Mark as Read or Unread', 'mark'],
  null,
  ['Tags…', 'tag'],
  ['Put in a Collection…', 'file-under'],
  ['Move to Collection…', 'move-under'],
  ['Take out of This Collection', 'unfile'],
  ['Move Up in the Collection', 'article-up'],
  ['Move Down in the Collection', 'article-down'],
  null,
  ['Move to Trash', 'trash'],
  ['Take out of Trash', 'restore'],
  ['Delete Forever…', 'delete-forever'],
  null,
  ['Clean Article', 'clean'],
  ['Original', 'original'],
  ['Where This Comes From', 'details'],
];
const collectionLines: readonly Line[] = [
  ['New Collection…', 'new-collection', 'CmdOrCtrl+Shift+K'],
  ['New Collection Inside…', 'new-inside'],
  null,
  ['Rename Collection…', 'rename-collection'],
  ['Describe Collection…', 'describe-collection'],
  ['Move Collection Up', 'collection-up'],
  ['Move Collection Down', 'collection-down'],
  ['Move Collection out of Its Parent', 'collection-out'],
  null,
  ['Delete Collection', 'delete-collection'],
  null,
  ['Rename Tag…', 'rename-tag'],
  ['Take the Tag off All Articles', 'remove-tag'],
];
const goLines: readonly Line[] = [
  ['Find a Command, a Collection, an Article…', 'palette', 'CmdOrCtrl+K'],
  ['Search', 'search', 'CmdOrCtrl+Shift+F'],
  ['Find in Article', 'find', 'CmdOrCtrl+F'],
  ['Next Hit', 'next-hit', 'F3'],
  ['Previous Hit', 'previous-hit', 'Shift+F3'],
  null,
  ['All Articles', 'go-all', 'CmdOrCtrl+1'],
  ['Unread', 'go-unread', 'CmdOrCtrl+2'],
  ['Starred', 'go-starred', 'CmdOrCtrl+3'],
  ['Imports', 'go-imports', 'CmdOrCtrl+4'],
  ['Trash', 'go-trash', 'CmdOrCtrl+5'],
];
const viewLines: readonly Line[] = [
  ['Larger Text', 'larger-text', 'CmdOrCtrl+='],
  ['Smaller Text', 'smaller-text', 'CmdOrCtrl+-'],
  ['Normal Text Size', 'normal-text', 'CmdOrCtrl+0'],
  null,
  ['As the System', 'theme-system'],
  ['Light', 'theme-light'],
  ['Dark', 'theme-dark'],
  null,
  ['Comfortable Rows', 'comfortable'],
  ['Compact Rows', 'compact'],
  null,
  ['Single Letters as Keys', 'letter-keys'],
];
const libraryLines: readonly Line[] = [
  ['What Is Being Done…', 'jobs'],
  ['Empty Trash…', 'empty-trash'],
  null,
  ['Check the Library', 'verify'],
  ['Fill the Archive Again from the Library', 'rebuild'],
  null,
  ['Show the Library Folder', 'reveal-library'],
];

export interface MenuActions {
  /** Sends a command to the window in front, opening one when there is none. */
  send(command: string): void;
  newWindow(): void;
}

/**
 * The native menu. A page gets a key before its menu does, so the window's own keys decide and the menu shows
 * them; on macOS a menu's keys cannot be for show only, and fire when the page leaves them alone.
 */
export function menuTemplate(
  platform: NodeJS.Platform,
  isPackaged: boolean,
  actions: MenuActions,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin';
  const lines = (list: readonly Line[]): MenuItemConstructorOptions[] =>
    list.map((line) => {
      if (line === null) return { type: 'separator' };
      const [label, id, accelerator] = line;
      return {
        id,
        label,
        ...(accelerator === undefined ? {} : { accelerator, registerAccelerator: isMac }),
        click: () => actions.send(id),
      };
    });
  return [
    ...(isMac ? [{ role: 'appMenu' as const }] : []),
    {
      label: '&File',
      submenu: [
        { label: 'New Window', accelerator: 'CmdOrCtrl+N', click: () => actions.newWindow() },
        { type: 'separator' },
        ...lines(importLines),
        { type: 'separator' },
        { role: isMac ? 'close' : 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        ...lines(editLines),
        { type: 'separator' },
        // Of a text field. Outside of one the window takes the key for its own undo.
        { role: 'undo', label: 'Undo Typing' },
        { role: 'redo', label: 'Redo Typing' },
        { type: 'separator' },
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
      ],
    },
    { label: '&Article', submenu: lines(articleLines) },
    { label: '&Collection', submenu: lines(collectionLines) },
    { label: '&Go', submenu: lines(goLines) },
    {
      label: '&View',
      submenu: [
        ...lines(viewLines),
        { type: 'separator' },
        { role: 'togglefullscreen' },
        ...(isPackaged ? [] : [{ role: 'toggleDevTools' as const }]),
      ],
    },
    { label: '&Library', submenu: lines(libraryLines) },
    ...(isMac ? [{ role: 'windowMenu' as const }] : []),
    { role: 'help', submenu: lines([['Keyboard Shortcuts', 'shortcuts']]) },
  ];
}
