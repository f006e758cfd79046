import { describe, expect, it } from 'vitest';
import { type Command, commandFor } from './commands';
import { keyWords, type Pressed } from './keys';

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
