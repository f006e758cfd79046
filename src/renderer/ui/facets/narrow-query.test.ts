import { describe, expect, it } from 'vitest';
import { addPart, listParts, seekUndated, togglePart, writeSpan, writeValue } from './narrow-query';

describe('choosing a value', () => {
  it.each([
    ['', 'outlet', 'The "Old" Example', String.raw`outlet:"The \"Old\" Example"`],
    ['harbour', 'byline', 'Ana Ruiz', 'harbour by:"Ana Ruiz"'],
    ['strike OR walkout', 'section', 'World', 'strike OR walkout section:"World"'],
    ['harbour', 'state', 'highlight', 'harbour has:highlight'],
    ['harbour', 'language', 'pt-br', 'harbour lang:pt-br'],
    ['published:2018 harbour', 'month', '2019-03', 'harbour published:2019-03'],
    ['"harbour wall', 'kind', 'live', 'harbour wall kind:live'],
    ['(harbour', 'tag', 'a/b', 'harbour tag:"a/b"'],
  ] as const)('in “%s” of %s adds it as text', (query, name, value, wanted) => {
    const part = writeValue(name, value);
    const narrowed = togglePart(query, part);
    expect(narrowed).toBe(wanted);
    expect(listParts(narrowed)).toContain(listParts(part)[0]);
    expect(listParts(togglePart(narrowed, part))).toEqual(listParts(query.replace('published:2018 ', '')));
  });

  it('of days takes the place of other days', () => {
    expect(togglePart('tide published:2019-03', writeSpan('2018', '2019-02'))).toBe('tide published:2018..2019-02');
    expect(togglePart('tide published:2019', writeSpan('2019', '2019'))).toBe('tide');
  });
});

describe('what was left out', () => {
  it('is sought without the days it lacks, and other kinds beside what was typed', () => {
    expect(seekUndated('tide published:2019 saved:2020')).toBe('tide published:unknown saved:unknown');
    expect(addPart('"tide', '-kind:article')).toBe('tide -kind:article');
  });
});
