import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldTerm } from '../fold-term';
import { stemmedLanguage, stemTerm } from './stem-term';

const tags =
  'ar hy bg da nl en fi fr de el hu hi id ga it lt ne no nb nn pt ro ru sr es sv ta tr uk en-GB pt-BR zh-Hans xx'.split(
    ' ',
  );
const alphabets = ['abcdeinrstyz', 'абвийнорст', 'αεικλνοσς', 'ابتكلمنه', 'कनतािों', 'ãçéğıöşü', 'ab12\u0000🐳'];
const word = fc
  .constantFrom(...alphabets)
  .chain((letters) =>
    fc.array(fc.constantFrom(...Array.from(letters)), { maxLength: 45 }).map((list) => list.join('')),
  );

describe('a stem', () => {
  it('is made of any word, in any language, folded and never of nothing', () => {
    fc.assert(
      fc.property(word, fc.constantFrom(...tags), (text, tag) => {
        const term = foldTerm(text);
        const language = stemmedLanguage(tag);
        if (language === null) return;
        const stem = stemTerm(term, language);
        expect(stem).toBe(foldTerm(stem));
        expect(stem === '').toBe(term === '');
        expect(stemTerm(term, language)).toBe(stem);
      }),
      { numRuns: 5_000 },
    );
  });

  it('is the word itself where its stemmer fails', () => {
    expect(stemTerm('аааси', 'bg')).toBe('аааси');
  });

  it('is of the language whatever its region, and of none that has no stemmer', () => {
    expect(['en-GB', 'EN', 'pt_BR', 'zh-Hans', '', null].map(stemmedLanguage)).toEqual([
      'en',
      'en',
      'pt',
      null,
      null,
      null,
    ]);
  });

  it('is the word itself where it holds digits, or is too short or too long to have endings', () => {
    for (const term of ['as', 'b52s', 'strikes'.repeat(7)]) expect(stemTerm(term, 'en')).toBe(term);
  });
});
