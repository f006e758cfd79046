import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findWords, fold } from './find-words';

const found = (text: string, words: string): string[] => findWords(fold(text), words).map(([a, b]) => text.slice(a, b));

describe('find in article', () => {
  it.each([
    ['Öl und öl', 'ol', ['Öl', 'öl']],
    ['The WALL, the wall', 'wall', ['WALL', 'wall']],
    ['caf\u0065\u0301 society', 'café', ['caf\u0065\u0301']],
    ['the ﬁre brigade', 'fire', ['ﬁre']],
    ['aaaa', 'aa', ['aa', 'aa']],
    ['nothing', '  ', []],
    ['nothing', 'wall', []],
  ])('in “%s” finds “%s”', (text, words, hits) => expect(found(text, words)).toEqual(hits));

  it('finds every word of a text in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat(), (text, a, b) => {
        const characters = Array.from(text);
        const from = a % characters.length;
        const words = characters.slice(from, from + 1 + (b % 5)).join('');
        fc.pre(fold(words.trim()).text !== '');
        expect(findWords(fold(text), words).length).toBeGreaterThan(0);
      }),
    );
  });
});
