import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareTexts } from './compare-texts';
import { saysWhatChanged } from './says-what-changed';

const one = 'The harbour wall will be raised by two metres, the council said.';
const two = 'Work begins in March and will take a year.';
const three = 'The ferry company had asked for a delay until the summer timetable.';
const compare = (before: readonly string[], after: readonly string[], titles = ['A', 'A']) =>
  compareTexts({ title: titles[0] ?? '', text: before.join('\n') }, { title: titles[1] ?? '', text: after.join('\n') });

describe('two versions', () => {
  it('show the words that came and went inside a paragraph', () => {
    const { blocks } = compare([one, two], [one.replace('two metres', 'three metres at most'), two]);
    expect(blocks.map(({ kind }) => kind)).toEqual(['changed', 'same']);
    expect(blocks[0]?.pieces.filter(({ kind }) => kind !== 'same')).toEqual([
      { kind: 'removed', text: 'two' },
      { kind: 'added', text: 'three' },
      { kind: 'added', text: ' at most' },
    ]);
  });

  it('show paragraphs that came, went and moved', () => {
    expect(compare([one, two], [one, three, two]).blocks.map(({ kind }) => kind)).toEqual(['same', 'added', 'same']);
    expect(compare([one, three, two], [one, two]).blocks.map(({ kind }) => kind)).toEqual(['same', 'removed', 'same']);
    const moved = compare([one, two, three], [three, one, two]);
    expect(moved.blocks.map(({ kind }) => kind)).toEqual(['moved-here', 'same', 'same', 'moved-away']);
    expect([moved.wordsAdded, moved.wordsRemoved, moved.blocksMoved]).toEqual([0, 0, 1]);
  });

  it.each([
    [[one, two], [one, two], ['A', 'A'], 'Nothing changed in headline or text'],
    [[one], [one, two], ['A', 'A'], '9 words added'],
    [[one, two], [one], ['A', 'B'], 'New headline, 9 words removed'],
    [[one, two, three], [three, one, two], ['A', 'A'], '1 paragraph moved'],
  ])('are told apart in one line', (before, after, titles, line) => {
    expect(saysWhatChanged(compare(before, after, titles))).toBe(line);
  });

  it('go by the character in scripts without spaces', () => {
    const { blocks } = compare(['港口大桥将从星期一起关闭'], ['港口大桥将从星期二起关闭']);
    expect(blocks[0]?.pieces.filter(({ kind }) => kind !== 'same').map(({ text }) => text)).toEqual(['一', '二']);
  });

  it('give both texts again, whatever they are', () => {
    const text = fc.array(fc.constantFrom(one, two, three, 'A word.', 'Another word, and more.'), { maxLength: 8 });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { blocks } = compare(before, after);
        const join = (kinds: readonly string[], gone: string): string[] =>
          blocks
            .filter(({ kind }) => !kinds.includes(kind))
            .map(({ pieces }) =>
              pieces
                .filter(({ kind }) => kind !== gone)
                .map((piece) => piece.text)
                .join(''),
            );
        expect(join(['added', 'moved-here'], 'added')).toEqual(before);
        expect(join(['removed', 'moved-away'], 'removed')).toEqual(after);
      }),
    );
  });
});
