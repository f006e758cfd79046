import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorFinder, findAnchor, makeAnchor } from './find-anchor';

const article = [
  'The harbour board voted on Tuesday to close the old ferry pier.',
  'Forty-one barges had waited since dawn. “We were told nothing,” said Ana Ruiz, a skipper.',
  'The board said the pier was unsafe. The board said nothing of a new one.',
  'In Lisbon, where the firm is registered, nobody answered the telephone.',
].join('\n');

function anchorOf(text: string, quote: string, from = 0) {
  const start = text.indexOf(quote, from);
  if (start < 0) throw new Error(`no ${quote}`);
  return makeAnchor(text, start, start + quote.length);
}

function quoted(text: string, range: readonly [number, number] | null): string | null {
  return range && text.slice(...range);
}

describe('a highlight is found again', () => {
  it.each([
    ['where it was', 'the pier was unsafe', (text: string) => text, 'the pier was unsafe'],
    ['after a paragraph came in before it', 'unsafe', (text: string) => `A new standfirst.\n${text}`, 'unsafe'],
    ['after the first paragraph went', 'unsafe', (text: string) => text.slice(text.indexOf('\n') + 1), 'unsafe'],
    [
      'with line breaks where spaces were',
      'waited since dawn',
      (text: string) => text.replaceAll(' ', '\n'),
      'waited\nsince\ndawn',
    ],
    [
      'with more space between words',
      'since dawn. “We',
      (text: string) => text.replaceAll(' ', '  '),
      'since  dawn.  “We',
    ],
    ['without its space', 'Lisbon, where', (text: string) => text.replaceAll(' ', ''), 'Lisbon,where'],
    ['with other quotation marks', '“We were told', (text: string) => text.replaceAll(/[“”]/g, '"'), '"We were told'],
    ['with other dashes', 'Forty-one', (text: string) => text.replaceAll('-', '\u2013'), 'Forty–one'],
    [
      'with soft hyphens',
      'telephone',
      (text: string) => text.replaceAll('telephone', 'tele\u00ADphone'),
      'tele\u00ADphone',
    ],
    [
      'with a letter corrected in it',
      'nobody answered the telephone',
      (text: string) => text.replace('answered', 'ansvered'),
      'nobody ansvered the telephone',
    ],
    [
      'with a word changed right before it',
      'ferry pier',
      (text: string) => text.replace('old', 'ancient'),
      'ferry pier',
    ],
    [
      'with a word changed right after it',
      'harbour board',
      (text: string) => text.replace('voted', 'decided'),
      'harbour board',
    ],
  ])('%s', (_, quote, edit, expected) => {
    const after = edit(article);
    expect(quoted(after, findAnchor(after, anchorOf(article, quote)))).toBe(expected);
  });

  it('as the same one of several', () => {
    const second = anchorOf(article, 'The board said', article.indexOf('The board said') + 1);
    const after = `The board said so.\n${article}`;
    expect(findAnchor(after, second)?.[0]).toBe(second.start + 'The board said so.\n'.length);
    const first = anchorOf(article, 'The board said');
    expect(findAnchor(after, first)?.[0]).toBe(first.start + 'The board said so.\n'.length);
  });

  it('when it is the whole text, also with edits inside', () => {
    const long = Array.from({ length: 200 }, (_, i) => `${article} It was day ${i}.`).join('\n');
    const whole = makeAnchor(long, 0, long.length);
    expect(findAnchor(long, whole)).toEqual([0, long.length]);
    const edited = `Advertisement\n${long.replace('day 77', 'the seventy-seventh day').replaceAll('  ', ' ')}`;
    expect(findAnchor(edited, whole)).toEqual(['Advertisement\n'.length, edited.length]);
  });

  it('with halves of surrogate pairs at its edges', () => {
    const text = 'A barge 🚢 and \uD83D a half and 🚢 again';
    const start = text.indexOf('🚢') + 1;
    const anchor = makeAnchor(text, start, text.indexOf('half'));
    expect(findAnchor(text, anchor)).toEqual([anchor.start, anchor.end]);
    expect(quoted(`x${text}`, findAnchor(`x${text}`, anchor))).toBe(anchor.exact);
  });
});

describe('a highlight is adrift', () => {
  it.each([
    ['when its paragraph is gone', 'nobody answered', (text: string) => text.slice(0, text.lastIndexOf('\n'))],
    [
      'when its word is gone, though the same word stands elsewhere',
      'nothing',
      (text: string) => text.replace('“We were told nothing,” said', 'So said'),
    ],
    ['when another word stands in its place', 'Tuesday', (text: string) => text.replace('Tuesday', 'a whim')],
    ['when the text is empty', 'unsafe', () => ''],
    ['when two letters are two others', 'Li', (text: string) => text.replace('Lisbon', 'Bosbon')],
  ])('%s', (_, quote, edit) => {
    expect(findAnchor(edit(article), anchorOf(article, quote))).toBeNull();
  });

  it('when it quotes nothing', () => {
    expect(findAnchor(article, makeAnchor(article, 5, 5))).toBeNull();
  });
});

/** Words that are all different, so that there is one right answer. */
const words = fc
  .uniqueArray(fc.stringMatching(/^[a-zäß]{3,9}$/), { minLength: 30, maxLength: 80 })
  .map((list) => list.map((word, i) => `${word}${i}`));
const index = fc.nat({ max: 1_000 });

describe('whatever the text', () => {
  it('an anchor is found where it was made', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), index, index, (text, a, b) => {
        const [start = 0, end = 0] = [a % (text.length + 1), b % (text.length + 1)].toSorted((x, y) => x - y);
        const anchor = makeAnchor(text, start, end);
        expect(findAnchor(text, anchor)).toEqual(start === end ? null : [start, end]);
      }),
    );
  }, 30_000);

  it('edits elsewhere neither lose a highlight nor move it to another place', () => {
    fc.assert(
      fc.property(words, index, index, fc.array(fc.tuple(index, fc.string({ maxLength: 20 }))), (list, a, b, edits) => {
        const from = a % list.length;
        const to = Math.min(list.length, from + 1 + (b % 8));
        const text = list.join(' ');
        const start = list.slice(0, from).join(' ').length + (from > 0 ? 1 : 0);
        const anchor = makeAnchor(text, start, start + list.slice(from, to).join(' ').length);
        const changed = [...list];
        // Words at some distance are replaced, whatever by; nearer ones stay.
        for (const [at, by] of edits) {
          const place = at % list.length;
          if (place < from - 12 || place >= to + 12) changed[place] = by;
        }
        const after = changed.join(' ');
        const place = changed.slice(0, from).join(' ').length + (from > 0 ? 1 : 0);
        expect(findAnchor(after, anchor)).toEqual([place, place + anchor.exact.length]);
      }),
    );
  });

  it('a quote that is gone is adrift', () => {
    fc.assert(
      fc.property(words, index, index, (list, a, b) => {
        const from = a % list.length;
        const to = Math.min(list.length, from + 1 + (b % 8));
        const text = list.join(' ');
        const quote = list.slice(from, to).join(' ');
        const start = list.slice(0, from).join(' ').length + (from > 0 ? 1 : 0);
        const anchor = makeAnchor(text, start, start + quote.length);
        const after = [...list.slice(0, from), ...list.slice(to)].join(' ');
        expect(findAnchor(after, anchor)).toBeNull();
      }),
    );
  });

  it('never throws, and what it finds lies in the text', () => {
    const any = fc.string({ unit: 'binary', maxLength: 60 });
    const place = fc.integer({ min: -5, max: 80 });
    fc.assert(
      fc.property(any, any, any, any, place, place, (text, exact, prefix, suffix, start, end) => {
        const found = anchorFinder(text)({ start, end, exact, prefix, suffix });
        if (!found) return;
        expect(found[0]).toBeGreaterThanOrEqual(0);
        expect(found[1]).toBeLessThanOrEqual(text.length);
        expect(found[0]).toBeLessThan(found[1]);
      }),
    );
  });
});
