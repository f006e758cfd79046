import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanName, cleanTag } from './clean-name';

describe('the name of a tag or a collection', () => {
  it.each([
    ['  Harbour   wall ', 'Harbour wall'],
    ['one\ttwo\nthree', 'one two three'],
    ['\u202Egnp.exe', 'gnp.exe'],
    ['\u200E\u200F\u2066\u2069', ''],
    ['a\u200Bb\u00ADc\uFEFF', 'abc'],
    ['nul\0l\u0007', 'null'],
    ['Cafe\u0301', 'Café'],
    ['می\u200Cخواهم', 'می\u200Cخواهم'],
    ['\uD800half', 'half'],
    ['👩\u200D🔬 science', '👩\u200D🔬 science'],
    ['\u200D', ''],
  ])('%j is kept as %j', (given, kept) => expect(cleanName(given)).toBe(kept));

  it.each([
    ['a/b', 'a/b'],
    [' a / b ', 'a/b'],
    ['//a///b/', 'a/b'],
    ['a/\u202E/b', 'a/b'],
    ['/\u200F/', ''],
  ])('as a tag, %j is kept as %j', (given, kept) => expect(cleanTag(given)).toBe(kept));

  it('is not changed by being cleaned twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(cleanName(cleanName(name))).toBe(cleanName(name));
        expect(cleanTag(cleanTag(name))).toBe(cleanTag(name));
      }),
    );
  });
});
