import { describe, expect, it } from 'vitest';
import { readOwnArticle, writeOwnArticle } from './own-article';

describe('the address of an article’s own window', () => {
  it.each([
    { id: 7, query: '' },
    { id: 12, query: '"fog bell" OR naïve&q=1 published:2018..2020' },
  ])('is read as it was written: %j', (own) => {
    expect(readOwnArticle(writeOwnArticle(own))).toEqual(own);
  });

  it('leaves a query out that is longer than an address should be', () => {
    expect(readOwnArticle(writeOwnArticle({ id: 7, query: 'x'.repeat(3000) }))).toEqual({ id: 7, query: '' });
  });

  it.each(['', '?', '?article=', '?article=0', '?article=-1', '?article=1e3', '?article=7x', '?q=harbour'])(
    'is none in %j',
    (search) => expect(readOwnArticle(search)).toBeNull(),
  );
});
