import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeName } from './safe-name';
import { nastyTexts } from './testing/make-input';

/** What every system takes: Windows is the strictest. */
function expectSafe(name: string): void {
  expect(name).not.toBe('');
  expect(name).toBe(name.normalize('NFC'));
  expect(name).not.toMatch(/[<>:"/\\|?*\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u);
  expect(name).not.toMatch(/^[.\s]|[.\s]$/u);
  expect(name).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu);
  expect(Buffer.byteLength(name)).toBeLessThanOrEqual(121);
}

describe('A file’s name made of a headline', () => {
  it.each([
    ['Council backs harbour wall', 'Council backs harbour wall'],
    ['Who pays? “We do”: a/b', 'Who pays “We do” a b'],
    ['con', '_con'],
    ['NUL.txt', '_NUL.txt'],
    ['../../etc/passwd', 'etc passwd'],
    ['.hidden', 'hidden'],
    ['trailing dots...', 'trailing dots'],
    ['e\u0301', 'é'],
    ['\u202eexe.txt', 'exe.txt'],
    ['???', 'unnamed'],
    ['', 'unnamed'],
  ])('of %j is %j', (text, name) => {
    expect(safeName(text)).toBe(name);
  });

  it.each(nastyTexts.map((text) => [text.slice(0, 40), text] as const))('is safe for %j', (_, text) => {
    expectSafe(safeName(text));
  });

  it('is safe for any text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => expectSafe(safeName(text))));
  });

  it('never cuts a character in two', () => {
    expect(safeName('👩‍👩‍👧‍👦'.repeat(50), 60)).toBe('👩‍👩‍👧‍👦'.repeat(2));
  });
});
