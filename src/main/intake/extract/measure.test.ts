import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countWords } from './measure';

describe('Words', () => {
  it.each([
    ['', 0],
    ['The harbour wall', 3],
    ["don't stop: 3.5 o’clock, e.g. snake_case...", 6],
    ['«Привет», сказал он.', 3],
    ['港の防波堤', 3],
  ])('of %j are counted as a reader would', (text, words) => {
    expect(countWords(text)).toBe(words);
  });

  it('are counted the same whether a text can be looked at unit by unit or not', () => {
    const piece = fc.constantFrom('a', 'Б', '7', 'é', '́', "'", '’', '.', '·', '_', ' ', '-', '"', '\n');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('');
        // A face is no word, and has to be looked at by its code point.
        expect(countWords(text)).toBe(countWords(`${text} 🙂`));
      }),
    );
  });
});
