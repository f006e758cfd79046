import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldTable, findSpot, parseQuery, writeValue } from './index';

const read = (query: string) => parseQuery(query, { today: '2026-03-31', typing: false });

/** `|` is the caret; the answer is field, what was typed, and what would be replaced. */
function spotOf(marked: string): string | null {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const spot = findSpot(text, caret);
  return spot && `${spot.field ?? ''}>${spot.typed}>${text.slice(spot.from, spot.to)}`;
}

describe('what is being written at the caret', () => {
  it.each([
    ['harb|', '>harb>harb'],
    ['har|bour wall', '>har>harbour'],
    ['wall (harb|', '>harb>harb'],
    ['wall -harb|', '>harb>harb'],
    ['outlet:|', 'outlet>>'],
    ['source:|', 'outlet>>'],
    ['wall outlet:| strike', 'outlet>>'],
    ['outlet:|gazette', 'outlet>>gazette'],
    ['outlet:gaz|ette strike', 'outlet>gaz>gazette'],
    ['outlet:"The Ti|', 'outlet>The Ti>"The Ti'],
    ['outlet:"The Ti|mes" strike', 'outlet>The Ti>"The Times"'],
    ['tag:„die f|', 'tag>die f>„die f'],
    ['-by:ru|', 'by>ru>ru'],
    ['(a OR by:ru|)', 'by>ru>ru'],
    ['published:20|', 'published>20>20'],
  ])('%s', (marked, expected) => {
    expect(spotOf(marked)).toBe(expected);
  });

  it.each([
    '|',
    'wall |',
    '"harbour wa|',
    '=Pol|',
    '="The T|',
    'elect*|',
    'wo*n|',
    'colour~|',
    'a OR|',
    'har\\*|',
    '"a" |b',
  ])('is nothing to go on with: %s', (marked) => expect(spotOf(marked)).toBeNull());

  it('is nothing in a text of 10,000 characters', () => {
    expect(findSpot('harbour '.repeat(1_250), 7)).toBeNull();
  });

  it('lies around the caret, whatever is typed', () => {
    const piece = fc.constantFrom(...'a b " „ “ : outlet: = ( ) - * ~ \\ é 北京 🐳 \uD83D tag: OR'.split(' '), ' ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), fc.nat(40), (pieces, at) => {
        const text = pieces.join('');
        const caret = Math.min(at, text.length);
        const spot = findSpot(text, caret);
        if (!spot) return;
        expect(spot.from).toBeLessThanOrEqual(caret);
        expect(spot.to).toBeGreaterThanOrEqual(caret);
        expect(spot.to).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a value as it is written after its field', () => {
  it('is read as that value again, whatever is in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), (text) => {
        const { tree, notices } = read(`tag:${writeValue(text)}`);
        if (text.trim() === '') return;
        expect(tree).toMatchObject({ type: 'tag', tag: text.trim() });
        expect(notices).toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['gazette', 'gazette'],
    ['The Times', '"The Times"'],
    ['Towns/Harbour', 'Towns/Harbour'],
    ['-5', '"-5"'],
    ['a"b', '"a\\"b"'],
  ])('has quotation marks where it needs them: %s', (text, written) => expect(writeValue(text)).toBe(written));

  it('is offered only where it is read without a remark', () => {
    for (const entry of fieldTable) {
      const offers: readonly string[] = [...entry.values, ...('offers' in entry ? entry.offers : [])];
      for (const offer of offers) expect(read(`${entry.name}:${writeValue(offer)}`).notices).toEqual([]);
    }
  });
});
