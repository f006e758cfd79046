import { describe, expect, it } from 'vitest';
import { createFakePlatform } from '../../platform/fake';
import { createDesk } from '../state/desk';
import { type Command, commandFor } from './commands';
import { keyWords, type Pressed } from './keys';
import { createCommands } from './window-commands';

const press = (key: string, held: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});
const command = (id: string, keys: readonly string[], can = true): Command => ({
  id,
  name: id,
  group: 'Articles',
  keys,
  can: () => can,
  run: () => undefined,
});
const commands = [
  command('star', ['S']),
  command('save', ['Mod+S']),
  command('search', ['/']),
  command('sheet', ['?']),
  command('back', ['Shift+F3']),
  command('on', ['F3', 'N']),
  command('never', ['X'], false),
  command('undo', ['Mod+Z']),
];

describe('a key', () => {
  it.each([
    [press('s'), false, 'star'],
    [press('S', { shiftKey: true }), false, null],
    [press('s', { ctrlKey: true }), false, 'save'],
    [press('s', { metaKey: true }), false, null],
    [press('?', { shiftKey: true }), false, 'sheet'],
    [press('/', { shiftKey: true }), false, 'search'],
    [press('F3', { shiftKey: true }), false, 'back'],
    [press('F3'), true, 'on'],
    [press('n'), true, null],
    [press('s'), true, null],
    [press('s', { ctrlKey: true }), true, 'save'],
    [press('z', { ctrlKey: true }), true, null],
    [press('x'), false, null],
  ])('%o, in a field: %s, means %s', (pressed, isInField, id) => {
    expect(commandFor(commands, pressed, isInField, 'Ctrl')?.id ?? null).toBe(id);
  });

  it('is ⌘ instead of Ctrl on a Mac', () => {
    expect(commandFor(commands, press('s', { metaKey: true }), false, '⌘')?.id).toBe('save');
    expect([keyWords('Mod+Shift+F', '⌘'), keyWords('Mod+Shift+F', 'Ctrl'), keyWords('Space', 'Ctrl')]).toEqual([
      '⌘Shift+F',
      'Ctrl+Shift+F',
      'Space',
    ]);
  });
});

describe('the window’s keys', () => {
  const platform = createFakePlatform();
  const desk = createDesk(platform, { getItem: () => null, setItem: () => undefined });
  const all = createCommands(desk);
  const keys = [...new Set(all.flatMap((one) => one.keys))];

  it.each(keys)('%s belongs to one command, or to several of which only one can be done', (key) => {
    const takers = all.filter((one) => one.keys.includes(key));
    expect(takers.filter((one) => !one.can).length).toBeLessThanOrEqual(takers.length > 1 ? 0 : 1);
  });

  it('names no command twice', () => {
    const ids = all.map(({ id }) => id);
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
  });

  it('lets no single character be a command where letters are switched off or typed to search a tree', () => {
    expect(commandFor(commands, press('s'), false, 'Ctrl', false)).toBeNull();
    expect(commandFor(commands, press('?', { shiftKey: true }), false, 'Ctrl', false)).toBeNull();
    expect(commandFor(commands, press('s', { ctrlKey: true }), false, 'Ctrl', false)?.id).toBe('save');
    expect(commandFor(commands, press('F3'), false, 'Ctrl', false)?.id).toBe('on');
  });
});
