import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import type { NativeMenu } from '../../contract/control';
import { menuTemplate } from './menu-template';

const sent: string[] = [];
const line = { id: 'export', label: 'Export R&D…', key: 'Mod+E', isEnabled: false, isOn: null };
const menus: readonly NativeMenu[] = [
  {
    name: 'File',
    sections: [[line], [{ ...line, id: 'jobs', label: 'Jobs', key: null, isEnabled: true, isOn: true }]],
  },
  { name: 'Edit', sections: [] },
  { name: 'Article', sections: [[{ ...line, id: 'article-up', key: 'Alt+ArrowUp' }]] },
  { name: 'View', sections: [] },
  { name: 'Help', sections: [] },
];
const make = (platform: NodeJS.Platform, given = menus): MenuItemConstructorOptions[] =>
  menuTemplate(platform, true, { send: (command) => sent.push(command), newWindow: () => undefined }, given);
const items = (platform: NodeJS.Platform, given = menus): MenuItemConstructorOptions[] =>
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
    expect(items('linux', []).flatMap(({ role }) => role ?? [])).toEqual(
      expect.arrayContaining(['quit', 'copy', 'paste']),
    );
  });

  it('has no developer tools in a packaged program', () => {
    expect(items('darwin').some(({ role }) => role === 'toggleDevTools')).toBe(false);
  });
});
