import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import type { NativeMenuBar } from '../../contract/control';
import { menuTemplate } from './menu-template';

const sent: string[] = [];
const line = { id: 'export', label: 'Export R&D…', key: 'Mod+E', isEnabled: false, isOn: null };
const menus: NativeMenuBar['menus'] = [
  {
    id: 'file',
    name: 'File',
    sections: [[line], [{ ...line, id: 'jobs', label: 'Jobs', key: null, isEnabled: true, isOn: true }]],
  },
  { id: 'edit', name: 'Edit', sections: [] },
  { id: 'article', name: 'Article', sections: [[{ ...line, id: 'article-up', key: 'Alt+ArrowUp' }]] },
  { id: 'view', name: 'View', sections: [] },
  { id: 'help', name: 'Help', sections: [] },
];
const bar: NativeMenuBar = {
  menus,
  shellLines: { newWindow: 'New window', undoTyping: 'Undo typing', redoTyping: 'Redo typing' },
};
const make = (platform: NodeJS.Platform, given: NativeMenuBar | null = bar): MenuItemConstructorOptions[] =>
  menuTemplate(platform, true, { send: (command) => sent.push(command), newWindow: () => undefined }, given);
const items = (platform: NodeJS.Platform, given: NativeMenuBar | null = bar): MenuItemConstructorOptions[] =>
  make(platform, given).flatMap((menu) => (Array.isArray(menu.submenu) ? menu.submenu : []));
const byId = (id: string) => items('linux').find((item) => item.id === id);

describe('the native menu', () => {
  it('has the window’s menus and lines, as the window says they are', () => {
    expect(make('linux').map(({ label }) => label)).toEqual(['&File', '&Edit', '&Article', '&View', '&Help']);
    expect(byId('export')).toMatchObject({ label: 'Export R&&D…', enabled: false, accelerator: 'CmdOrCtrl+E' });
    expect(byId('jobs')).toMatchObject({ enabled: true, type: 'checkbox', checked: true });
    expect(byId('article-up')).toMatchObject({ accelerator: 'Alt+Up' });
  });

  it('leaves keys to the window where a menu can show them without taking them', () => {
    expect(
      items('linux').filter(
        ({ accelerator, registerAccelerator, id }) => id && accelerator && registerAccelerator !== false,
      ),
    ).toEqual([]);
  });

  it('can be quit and edited with before any window has sent its list', () => {
    expect(items('linux', null).flatMap(({ role }) => role ?? [])).toEqual(
      expect.arrayContaining(['quit', 'copy', 'paste']),
    );
  });

  it('has the system’s own lines in a window of any language', () => {
    const named = ['Datei', 'Bearbeiten', 'Artikel', 'Ansicht', 'Hilfe'];
    const translated: NativeMenuBar = {
      menus: menus.map((menu, i) => ({ ...menu, name: named[i] ?? '' })),
      shellLines: { newWindow: 'Neues Fenster', undoTyping: 'Eingabe zurück', redoTyping: 'Eingabe wieder' },
    };
    expect(make('linux', translated).map(({ label, role }) => [label, role])).toEqual([
      ['&Datei', undefined],
      ['&Bearbeiten', undefined],
      ['&Artikel', undefined],
      ['&Ansicht', undefined],
      ['&Hilfe', 'help'],
    ]);
    const roles = items('linux', translated).flatMap(({ role }) => role ?? []);
    expect(roles).toEqual(['quit', 'undo', 'redo', 'cut', 'copy', 'paste', 'selectAll', 'togglefullscreen']);
    expect(items('linux', translated).flatMap(({ label }) => label ?? [])).toEqual(
      expect.arrayContaining(['Neues Fenster', 'Eingabe zurück', 'Eingabe wieder']),
    );
  });

  it('has no developer tools in a packaged program', () => {
    expect(items('darwin').some(({ role }) => role === 'toggleDevTools')).toBe(false);
  });
});
