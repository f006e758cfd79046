import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFuzzyTerms } from '../execute/fuzzy-terms';
import { isWithin } from '../execute/edit-distance';
import { isMatch, matchPattern } from '../execute/match-pattern';
import { checksum } from './checksum';
import { Dictionary, DictionaryWriter } from './dictionary';
import { decodeTerm, termBytes } from './term-bytes';
import { TermTable } from './term-table';

const term = fc.oneof(
  fc.string({ maxLength: 6, unit: fc.constantFrom('a', 'b', 'c', 'é', '大', '🐳') }),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const terms = fc
  .uniqueArray(
    term.filter((each) => each !== ''),
    { maxLength: 120 },
  )
  .map((list) => list.sort());

function write(list: readonly string[]): Dictionary {
  const writer = new DictionaryWriter();
  for (const each of list) writer.add(termBytes(each));
  const { blocks, bytes } = writer.finish();
  return new Dictionary(writer.size, blocks, bytes);
}

describe('a dictionary', () => {
  it('gives back every term in order and finds each by its number', () => {
    fc.assert(
      fc.property(terms, term, (list, other) => {
        const dictionary = write(list);
        const cursor = dictionary.cursorAt(0);
        for (const each of list)
          expect([cursor.next(), cursor.term(), cursor.units()]).toEqual([true, each, each.length]);
        expect(cursor.next()).toBe(false);
        for (const [at, each] of list.entries()) expect(dictionary.find(each)).toBe(at);
        expect(dictionary.find(other)).toBe(list.indexOf(other));
      }),
    );
  });
  it('knows which terms begin so', () => {
    fc.assert(
      fc.property(terms, term, (list, prefix) => {
        const { from, to } = write(list).prefixRange(prefix);
        expect(list.slice(from, to)).toEqual(list.filter((each) => each.startsWith(prefix)));
      }),
    );
  });
  it('knows which terms are a few edits away, as a comparison with each tells', () => {
    fc.assert(
      fc.property(
        terms,
        term.filter((each) => each !== ''),
        fc.integer({ min: 1, max: 3 }),
        (list, asked, most) => {
          const found = findFuzzyTerms(write(list), asked, most);
          expect(found.map(({ number }) => list[number])).toEqual(list.filter((each) => isWithin(each, asked, most)));
          for (const { number, distance, units } of found) {
            expect(units).toBe(list[number]?.length);
            expect(isWithin(list[number] ?? '', asked, distance)).toBe(true);
            expect(distance === 0 || !isWithin(list[number] ?? '', asked, distance - 1)).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
  it('knows which terms a pattern matches, as a regular expression tells', () => {
    const pattern = fc
      .array(fc.constantFrom('a', 'b', 'é', '*', '?'), { minLength: 1, maxLength: 6 })
      .map((list) => list.join(''));
    fc.assert(
      fc.property(terms, pattern, (list, asked) => {
        // By UTF-16 units, as the dictionary counts.
        const expression = new RegExp(`^${asked.replaceAll('*', '[^]*').replaceAll('?', '[^]')}$`);
        expect(matchPattern(write(list), asked).map(({ number }) => list[number])).toEqual(
          list.filter((each) => expression.test(each)),
        );
      }),
      { numRuns: 500 },
    );
  });
  it('is not slowed down by a pattern made to be slow', () => {
    expect(isMatch('a'.repeat(20_000), `${'*a'.repeat(400)}*b`)).toBe(false);
  });
});

describe('terms', () => {
  it('are the same after they were bytes, half a surrogate pair too, and sort alike', () => {
    const any = fc.string({ unit: 'binary', maxLength: 9 }).map((text) => text.slice(1));
    fc.assert(
      fc.property(any, any, (a, b) => {
        const bytes = termBytes(a);
        expect(decodeTerm(bytes, bytes.length)).toBe(a);
        expect(Math.sign(Buffer.compare(bytes, termBytes(b)))).toBe(a < b ? -1 : a > b ? 1 : 0);
      }),
    );
    const long = 'ab'.repeat(9_000);
    expect(decodeTerm(termBytes(long), long.length)).toBe(long);
  });
  it('have one number each, found as a word in a text or as a term', () => {
    const table = new TermTable();
    const numbers = new Map<string, number>();
    for (let index = 0; index < 20_000; index += 1) {
      const each = `w${(index * 7919) % 9_973}`;
      const known = numbers.get(each) ?? numbers.size;
      numbers.set(each, known);
      expect(
        index % 2 === 0 ? table.numberOf(each) : table.numberOfWord(` ${each.toUpperCase()}!`, 1, each.length + 1),
      ).toBe(known);
    }
    for (const [each, number] of numbers) {
      const bytes = table.bytesOf(number);
      expect(decodeTerm(bytes, bytes.length)).toBe(each);
    }
  });
  it('are sorted as strings are, whatever they begin with', () => {
    const unit = fc.constantFrom('a', 'b', '\u0000', '\u007e', '\u007f', '\u0080', 'é', '漢', '\ud800', '\uffff');
    const lists = fc.uniqueArray(fc.oneof(fc.string({ unit, maxLength: 8 }), fc.string({ maxLength: 3 })));
    fc.assert(
      fc.property(lists, (list) => {
        const table = new TermTable();
        for (const each of list) table.numberOf(each);
        expect(Array.from(table.sorted(), (number) => list[number])).toEqual(list.toSorted());
      }),
      { numRuns: 500 },
    );
  });
});

function sumOf(text: string): string {
  return checksum(new TextEncoder().encode(text)).toString(16);
}

describe('the checksum', () => {
  it('is XXH32 as its authors publish it', () => {
    expect([sumOf(''), sumOf('a'), sumOf('abc'), sumOf('Nobody inspects the spammish repetition')]).toEqual([
      '2cc5d05',
      '550d7456',
      '32d153ff',
      'e2293b2f',
    ]);
  });
});
