import { IntlMessageFormat } from 'intl-messageformat';
import { afterEach, describe, expect, expectTypeOf, it } from 'vitest';
import { english } from './english';
import { setLocale, type LocaleTag } from './locale';
import { say } from './say';
import type { TagsOf, ValuesOf } from './values-of';

afterEach(() => setLocale('en'));

describe('what the window says', () => {
  it('says how many there are in the words that the number wants', () => {
    expect([0, 1, 12_408].map((count) => say('facets.bar', { time: 'May', count }))).toEqual([
      'May: 0 articles',
      'May: 1 article',
      'May: 12,408 articles',
    ]);
  });

  it.each<[LocaleTag, string]>([
    ['en-XA', '[4 ŵîţĥöûţ å ďåţé one two three four]'],
    ['ar-XB', '4 \u200f\u202ewithout a date\u202c\u200f'],
  ])('says it longer or turned round in %s, all but what is filled in', (tag, said) => {
    setLocale(tag);
    expect(say('facets.undated', { count: 4 })).toBe(said);
  });

  it('keeps names of one direction from turning the sentence of the other', () => {
    setLocale('ar-XB');
    expect(say('facets.bar', { time: 'May', count: 1 })).toContain('\u2068May\u2069');
  });

  it.each(Object.entries(english))('reads every message of %s', (_, messages) => {
    const texts = Object.values<string>(messages);
    for (const text of texts) expect(() => new IntlMessageFormat(text, 'en'), text).not.toThrow();
  });

  it('wants the values that stand in a message, and no others', () => {
    expectTypeOf<ValuesOf<'by {name}'>>().toEqualTypeOf<{ readonly name: string | number }>();
    expectTypeOf<ValuesOf<'{n, plural, one {# of {all}} other {# of {all, number}}} in {place}'>>().toEqualTypeOf<{
      readonly n: number;
      readonly all: number;
      readonly place: string | number;
    }>();
    expectTypeOf<
      ValuesOf<'{side, select, a {one} b {two {n, plural, one {x} other {y}}} other {}} {z}'>
    >().toEqualTypeOf<{
      readonly side: string;
      readonly n: number;
      readonly z: string | number;
    }>();
    expectTypeOf<TagsOf<'<b>{n}</b> of <i>all</i>'>>().toEqualTypeOf<'b' | 'i'>();
    // @ts-expect-error the count is missing
    expect(() => say('facets.more')).toThrow(/count/);
    // @ts-expect-error there is no such message
    say('facets.nothing');
    // @ts-expect-error a count is a number
    say('facets.more', { count: '3' });
    // @ts-expect-error it wants no values
    say('facets.narrow', { count: 3 });
  });
});
