import { describe, expect, it } from 'vitest';
import type { PageText } from '../reading/page-text';
import { paragraphAt, sentencesOf, unitAt, unitBeside } from './sentence-places';

/** A page of paragraphs, each of pieces of text as markup parts them. */
function pageOf(...paragraphs: readonly (readonly string[])[]): PageText {
  const pieces: { node: Text; start: number }[] = [];
  let text = '';
  for (const paragraph of paragraphs) {
    if (text !== '') text += '\n';
    for (const part of paragraph) {
      // Of a text node only its length is looked at here.
      pieces.push({ node: { length: part.length } as Text, start: text.length });
      text += part;
    }
  }
  return { text, pieces };
}

const page = pageOf(
  ['The ferry is late. Nobody ', 'knows', ' why.'],
  ['  '],
  ['Mr. Vane asked: “Is it\nthe fog?” It was.'],
);
const words = (range: readonly [number, number] | null): string | null => (range ? page.text.slice(...range) : null);

describe('the reading cursor', () => {
  it('knows a paragraph whatever markup is in it', () => {
    expect(words(paragraphAt(page, 22))).toBe('The ferry is late. Nobody knows why.');
    expect(words(paragraphAt(page, page.text.length))).toContain('Mr. Vane');
  });

  it('goes from sentence to sentence, over the ends of paragraphs and blank ones, and back', () => {
    const gone: (string | null)[] = [];
    let at = unitAt(page, 0, 'sentence', 'en');
    for (;;) {
      gone.push(words(at));
      const next = unitBeside(page, at, 'sentence', 1, 'en');
      if (!next) break;
      at = next;
    }
    expect(gone[0]).toBe('The ferry is late.');
    expect(gone[1]).toBe('Nobody knows why.');
    expect(gone.at(-1)).toBe('It was.');
    const back: (string | null)[] = [];
    for (let now: readonly [number, number] | null = at; now; now = unitBeside(page, now, 'sentence', -1, 'en')) {
      back.push(words(now));
    }
    expect(back.reverse()).toEqual(gone);
  });

  it('takes no line break of a page’s source for the end of a sentence', () => {
    expect(gonePast('One\nsentence. Another.', 'en')).toEqual(['One\nsentence.', 'Another.']);
  });

  it.each<[string, string, readonly string[]]>([
    ['ja', '船が遅れている。理由は誰も知らない。', ['船が遅れている。', '理由は誰も知らない。']],
    ['el', 'Πού είναι το πλοίο; Κανείς δεν ξέρει.', ['Πού είναι το πλοίο;', 'Κανείς δεν ξέρει.']],
    ['he', 'המעבורת מאחרת. איש אינו יודע מדוע.', ['המעבורת מאחרת.', 'איש אינו יודע מדוע.']],
    [
      'en',
      'Dr. A. Miller told Mrs. Vane. The U.S. Navy left.',
      ['Dr. A. Miller told Mrs. Vane.', 'The U.S. Navy left.'],
    ],
    ['en', 'So said Mr.', ['So said Mr.']],
    ['not a language!', 'One. Two.', ['One.', 'Two.']],
  ])('knows sentences by the language of the article: %s', (language, text, sentences) => {
    expect(gonePast(text, language)).toEqual(sentences);
  });

  it('stays where it is in an article without words', () => {
    const empty = pageOf();
    expect(unitAt(empty, 0, 'sentence', null)).toEqual([0, 0]);
    expect(unitBeside(empty, [0, 0], 'paragraph', 1, null)).toBeNull();
    expect(unitBeside(empty, [0, 0], 'paragraph', -1, null)).toBeNull();
  });
});

function gonePast(text: string, language: string): readonly string[] {
  return sentencesOf(text, [0, text.length], language).map((range) => text.slice(...range));
}
