import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carryRanges } from './align-text';

const said = (from: string, to: string, words: string): string[] => {
  const start = from.indexOf(words);
  return carryRanges([[start, start + words.length]], from, to).map(([a, b]) => to.slice(a, b));
};

describe('a hit found in the text of an article', () => {
  it.each([
    ['other white space', 'the harbour\nwall broke', '  the  harbour wall\n\nbroke', 'wall'],
    [
      'a caption in between',
      'The council voted this morning. The wall will be rebuilt by then.',
      'The council voted this morning. Photo: Ida Marsh, Coast Gazette The wall will be rebuilt by then.',
      'wall',
    ],
    [
      'a line that the page lacks',
      'Read more about the coast here. The wall will be rebuilt by then.',
      'The wall will be rebuilt by then.',
      'wall',
    ],
  ])('is marked in the page with %s', (_, from, to, words) => {
    expect(said(from, to, words)).toEqual([words]);
  });

  it('is left out when the page does not have it', () => {
    expect(said('a wall that is not there at all', 'nothing of the kind is said here', 'wall')).toEqual([]);
  });

  it('keeps its letters whatever the white space', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(word, fc.constantFrom(' ', '\n', ' \n ')), { minLength: 1 }),
        fc.nat(),
        (parts, pick) => {
          const from = parts.map(([text]) => text).join(' ');
          const to = parts.map(([text, gap]) => text + gap).join('');
          const at = pick % parts.length;
          const start = parts.slice(0, at).reduce((sum, [text]) => sum + text.length + 1, 0);
          const end = start + (parts[at]?.[0].length ?? 0);
          expect(carryRanges([[start, end]], from, to).map(([a, b]) => to.slice(a, b))).toEqual([parts[at]?.[0]]);
        },
      ),
    );
  });
});
