import { readdirSync, readFileSync } from 'node:fs';
import type { MenuItemConstructorOptions } from 'electron';
import { describe, expect, it } from 'vitest';
import { menuTemplate } from './menu-template';

const sent: string[] = [];
const items = (platform: NodeJS.Platform): MenuItemConstructorOptions[] =>
  menuTemplate(platform, true, { send: (command) => sent.push(command), newWindow: () => undefined }).flatMap((menu) =>
    Array.isArray(menu.submenu) ? menu.submenu : [],
  );
const folder = 'src/renderer/ui/commands';
const commands = readdirSync(folder)
  .filter((name) => name.endsWith('-commands.ts'))
  .map((name) => readFileSync(`${folder}/${name}`, 'utf8'))
  .join('\n');

describe('the native menu', () => {
  const ids = items('linux').flatMap(({ id }) => (id === undefined ? [] : [id]));

  it.each(ids)('offers %s, which the window knows', (id) => {
    expect(commands).toContain(`id: '${id}'`);
  });

  it('leaves keys to the window where a menu can show them without taking them', () => {
    expect(
      items('linux').filter(
        ({ accelerator, registerAccelerator, id }) => id && accelerator && registerAccelerator !== false,
      ),
    ).toEqual([]);
  });

  it('has no developer tools in a packaged program', () => {
    expect(items('darwin').some(({ role }) => role === 'toggleDevTools')).toBe(false);
  });
});
