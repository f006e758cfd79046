import { describe, expect, it } from 'vitest';
import { readCursorKey } from './reading-cursor';

const none = { ctrlKey: false, metaKey: false, altKey: false, shiftKey: false };

describe('with the reading cursor', () => {
  it.each([
    ['ArrowRight', {}, 'right', 'character', false],
    ['ArrowRight', { shiftKey: true }, 'right', 'character', true],
    ['ArrowLeft', { ctrlKey: true }, 'left', 'word', false],
    ['ArrowLeft', { altKey: true, shiftKey: true }, 'left', 'word', true],
    ['ArrowDown', {}, 'forward', 'line', false],
    ['ArrowUp', { ctrlKey: true, shiftKey: true }, 'backward', 'paragraph', true],
    ['ArrowDown', { altKey: true }, 'forward', 'sentence', false],
    ['ArrowUp', { altKey: true, shiftKey: true }, 'backward', 'sentence', true],
    [')', { shiftKey: true }, 'forward', 'sentence', false],
    ['{', { ctrlKey: true, altKey: true }, 'backward', 'paragraph', false],
    ['End', { shiftKey: true }, 'forward', 'lineboundary', true],
    ['w', {}, 'forward', 'word', true],
    ['W', { shiftKey: true }, 'backward', 'word', true],
    ['s', {}, 'forward', 'sentence', true],
    ['p', {}, 'forward', 'paragraph', true],
  ])('%s with %o goes %s by a %s, selecting: %s', (key, held, direction, by, isSelecting) => {
    expect(readCursorKey({ ...none, ...held, key })).toEqual({ direction, by, isSelecting });
  });

  it.each([
    ['a letter with Ctrl', 's', { ctrlKey: true }],
    ['another letter', 'j', {}],
    ['a key of the window', 'F3', {}],
    ['an arrow with ⌘', 'ArrowLeft', { metaKey: true }],
  ])('%s is left to the window', (_, key, held) => {
    expect(readCursorKey({ ...none, ...held, key })).toBeNull();
  });
});
