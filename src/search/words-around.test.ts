import { describe, expect, it } from 'vitest';
import { wordsAround } from './words-around';

function around(text: string, hit: string, most = 3) {
  const start = text.indexOf(hit);
  return wordsAround(text, start, start + hit.length, most);
}

describe('the words around a hit', () => {
  it.each([
    ['The old harbour is closed today', 'harbour', ['old', 'the'], ['is', 'closed', 'today']],
    ['Ärzte, «Über» alles: Streik!', 'Streik', ['alles', 'uber', 'arzte'], []],
    ['harbour', 'harbour', [], []],
    ['A co-operative well-known strike', 'strike', ['known', 'well', 'operative'], []],
    ['我们在北京大学学习', '北京', ['在', '们', '我'], ['大', '学', '学']],
    ['وزير الخارجية المصري يزور', 'المصري', ['الخارجيه', 'وزير'], ['يزور']],
    ['one\ntwo\n\nthree four', 'three', ['two', 'one'], ['four']],
  ])('are folded, the nearest first: %s', (text, hit, before, after) => {
    expect(around(text, hit)).toEqual({ before, after });
  });

  it('are whole words in the middle of a long text', () => {
    const text = `${'incomprehensibilities '.repeat(30)}HERE${' uncharacteristically'.repeat(30)}`;
    expect(around(text, 'HERE')).toEqual({
      before: ['incomprehensibilities', 'incomprehensibilities', 'incomprehensibilities'],
      after: ['uncharacteristically', 'uncharacteristically', 'uncharacteristically'],
    });
  });

  it('are few where one of them is very long, and never the end of another', () => {
    const text = `x ${'a'.repeat(500)} HERE ${'b'.repeat(500)} y`;
    expect(around(text, 'HERE').before.length).toBeLessThanOrEqual(1);
    expect(around(text, 'HERE').after.length).toBeLessThanOrEqual(1);
  });
});
