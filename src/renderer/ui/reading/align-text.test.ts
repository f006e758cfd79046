import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignTexts, carryRanges } from './align-text';

const said = (from: string, to: string, words: string, isClipped = false): (string | null)[] => {
  const start = from.indexOf(words);
  return carryRanges([[start, start + words.length]], alignTexts(from, to).there, isClipped).map((range) =>
    range ? to.slice(...range) : null,
  );
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
    expect(said('a wall that is not there at all', 'nothing of the kind is said here', 'wall')).toEqual([null]);
  });
});

describe('a highlight', () => {
  const text = 'Read more here, friends. The wall will be rebuilt by then.';
  const page = 'The wall will be  rebuilt by then. Photo: Ida Marsh';

  it('that begins in a line the page lacks is drawn over the rest of it', () => {
    expect(said(text, page, 'here, friends. The wall', true)).toEqual(['The wall']);
    expect(said(text, page, 'here, friends.', true)).toEqual([null]);
  });

  it('selected into a caption keeps to the words of the article', () => {
    const { back } = alignTexts(text, page);
    const selected = page.indexOf('then');
    expect(carryRanges([[selected, page.length]], back, true).map((range) => range && text.slice(...range))).toEqual([
      'then.',
    ]);
  });

  it('made on the page comes back to the very same words, whatever the white space', () => {
    const word = fc.stringMatching(/^[a-z]{1,8}$/);
    const gap = fc.constantFrom(' ', '\n', ' \n ');
    fc.assert(
      fc.property(fc.array(fc.tuple(word, gap), { minLength: 1 }), fc.nat(), fc.nat(), (parts, one, other) => {
        const from = parts.map(([said_]) => said_).join(' ');
        const to = parts.map(([said_, space]) => said_ + space).join('');
        const { there, back } = alignTexts(from, to);
        const [first, last] = [one % parts.length, other % parts.length].sort((a, b) => a - b) as [number, number];
        const lengthOf = (count: number): number => parts.slice(0, count).reduce((sum, [w]) => sum + w.length + 1, 0);
        const range = [lengthOf(first), lengthOf(last + 1) - 1] as const;
        const [shown] = carryRanges([range], there);
        expect(shown && to.slice(...shown).split(/\s+/)).toEqual(parts.slice(first, last + 1).map(([w]) => w));
        expect(shown && carryRanges([shown], back)).toEqual([range]);
      }),
    );
  });
});
