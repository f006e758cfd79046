import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../query/index';
import { archive, document, idsOf } from '../archive-fixture';
import { findHits } from '../index';

const texts = ['the city', 'two cities', 'citywide', 'a citizen', 'as asing', 'as', 'going', 'go'];
const search = archive(texts.map((text, at) => document(at + 1, { text, language: 'en' })));

describe('other forms of a word', () => {
  it('are found beside what begins with it, though they begin otherwise', async () => {
    expect((await idsOf(search, 'city')).toSorted()).toEqual([1, 2]);
    expect((await idsOf(search, 'city*')).toSorted()).toEqual([1, 2, 3]);
    expect((await idsOf(search, 'go*')).toSorted()).toEqual([7, 8]);
  });

  it('are scored the same whether more of the word follows or not, where nothing begins with it', async () => {
    expect(await idsOf(search, 'cities*')).toEqual(await idsOf(search, 'cities'));
  });

  it('are none of a single letter, in the list as in the text', async () => {
    const single = archive([document(1, { text: 'aing', language: 'en' })]);
    const { tree } = parseQuery('a', { today: '2026-01-01', typing: false });
    expect(await idsOf(single, 'a')).toEqual([]);
    expect(findHits('aing', tree, 'text', 'en')).toEqual([]);
  });
});
