import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readArticleLink, writeArticleLink } from './article-link';

describe('a link to an article', () => {
  it.each([
    ['backfile://article/12?library=Harbour', { id: 12, library: 'Harbour' }],
    ['  backfile://article/12/?library=My%20papers\n', { id: 12, library: 'My papers' }],
    ['BACKFILE://article/7', { id: 7, library: null }],
    ['backfile://article/7?other=1&library=a%2Bb', { id: 7, library: 'a+b' }],
    ['backfile://article/0?library=x', null],
    ['backfile://article/-1', null],
    ['backfile://article/1e9', null],
    ['backfile://article/12/../../etc', null],
    ['backfile://collection/12', null],
    ['backfile://article/12?library=%E0%A4', null],
    ['https://article/12', null],
    ['see backfile://article/12', null],
    ['', null],
  ])('%j is read as %j', (text, link) => expect(readArticleLink(text)).toEqual(link));

  it('is read as it was written, whatever the library is called', () => {
    const links = fc.record({
      id: fc.integer({ min: 1, max: 1e12 }),
      library: fc.option(fc.string({ unit: 'grapheme', minLength: 1 })),
    });
    fc.assert(
      fc.property(links, (link) => {
        expect(readArticleLink(writeArticleLink(link))).toEqual(link);
      }),
    );
  });
});
