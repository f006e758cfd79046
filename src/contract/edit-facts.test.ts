import { describe, expect, it } from 'vitest';
import type { ArticleContent } from './article';
import { editFacts, readTypedDate, refuseFact, writeFact } from './edit-facts';
import { matchesPattern, ruleOutletOf } from './outlet-rule';

const content: ArticleContent = {
  kind: 'article',
  title: 'Harbour wall to be raised',
  byline: ['Ada Nowak'],
  outlet: null,
  section: 'Coast',
  url: 'https://example.org/a',
  canonicalUrl: 'example.org/a',
  published: { iso: '2019-03-04', precision: 'day', raw: '4 March' },
  updated: null,
  saved: null,
  language: 'en',
  words: 3,
  lead: '',
  html: '<p>x</p>',
  text: 'x',
  images: [],
  copyright: null,
  credits: [{ name: 'Ada Nowak', role: 'in Gdansk', kind: 'person' }],
  evidence: { title: 'json-ld' },
};

describe('editing facts by hand', () => {
  it('sets a byline as a list, and forgets what the page said of the writers', () => {
    const edited = editFacts(content, [{ op: 'set', field: 'byline', value: ' Bo Berg \n\nCy Cole\nBo Berg' }]);
    expect(edited.byline).toEqual(['Bo Berg', 'Cy Cole']);
    expect(edited.credits).toBeUndefined();
    expect(edited.evidence.byline).toBe('user');
  });

  it('clears what may be missing, and never the headline', () => {
    expect(editFacts(content, [{ op: 'clear', field: 'published' }]).published).toBeNull();
    expect(editFacts(content, [{ op: 'clear', field: 'title' }])).toBe(content);
  });

  it('replaces words in a field, and says nothing of fields in which nothing was found', () => {
    const replace = { op: 'replace', field: 'title', find: 'wall', with: 'gate' } as const;
    expect(editFacts(content, [replace]).title).toBe('Harbour gate to be raised');
    expect(editFacts(content, [{ ...replace, field: 'outlet' }])).toBe(content);
  });

  it('folds a new address for comparison', () => {
    const edited = editFacts(content, [{ op: 'set', field: 'url', value: 'https://b.org/x' }], () => 'b.org/x');
    expect(edited).toMatchObject({ url: 'https://b.org/x', canonicalUrl: 'b.org/x' });
  });

  it.each([
    ['2019', '2019', 'year'],
    ['2019-05', '2019-05', 'month'],
    ['2019-05-03', '2019-05-03', 'day'],
    ['2019-05-03 14:30+02:00', '2019-05-03T14:30+02:00', 'minute'],
  ])('reads the date %s as precisely as it is written', (typed, iso, precision) => {
    expect(readTypedDate(typed)).toEqual({ iso, precision, raw: typed });
  });

  it.each(['2019-02-30', '2019-13', '0999', 'May 2019', '2019-05-03T25:00'])('refuses the date %s', (typed) => {
    expect(refuseFact('published', typed)).toBe('not-a-date');
    expect(editFacts(content, [{ op: 'set', field: 'published', value: typed }])).toBe(content);
  });

  it('writes each fact as it can be typed again', () => {
    expect(writeFact(content, 'byline')).toBe('Ada Nowak');
    expect(writeFact(content, 'published')).toBe('2019-03-04');
    expect(writeFact(content, 'keywords')).toBe('');
  });
});

describe('a rule of an outlet', () => {
  it.each([
    ['Read more:*', 'read  MORE: all about it', true],
    ['Read more', 'Read more now', false],
    ['*newsletter*', 'Our newsletter, daily', true],
    ['a*a', 'a', false],
    ['*', 'anything', true],
  ])('with the pattern %s meets “%s”: %s', (pattern, text, meets) => {
    expect(matchesPattern(pattern, text)).toBe(meets);
  });

  it('goes by the host of the address, or by the name where there is no address', () => {
    expect(ruleOutletOf({ url: 'https://www.Example.org:8080/a', outlet: 'X' })).toBe('example.org');
    expect(ruleOutletOf({ url: null, outlet: ' The Example ' })).toBe('the example');
    expect(ruleOutletOf({ url: null, outlet: null })).toBeNull();
  });
});
