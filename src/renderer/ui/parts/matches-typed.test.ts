import { describe, expect, it } from 'vitest';
import { foldName, matchesTyped } from './matches-typed';

describe('a picker', () => {
  it.each([
    ['Harbour wall', 'wa har', true],
    ['Harbour wall', 'arbour', false],
    ['Łódź élan', 'elan', true],
    ['place/quay', 'quay', true],
    ['anything', '  ', true],
    ['Harbour', 'harbours', false],
  ])('finds “%s” by “%s”: %s', (text, typed, isFound) => {
    expect(matchesTyped(text, typed)).toBe(isFound);
  });

  it('takes names that differ in case, blanks or composition for one', () => {
    expect(foldName(' E\u0301lan ')).toBe(foldName('\u00c9LAN'));
  });
});
