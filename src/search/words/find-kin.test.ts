import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../query/index';
import { archive, document, idsOf } from '../archive-fixture';
import { findHits } from '../index';

const texts = ['the city', 'two cities', 'citywide', 'a citizen', 'as asing', 'as', 'going', 'go'];
const search = archive(texts.map((text, at) => document(at + 1, { text, language: 'en' })));

describe('other forms of a word', () => {
  it('are found beside what begins with it, though they begin otherwise', async () => {
    expect(new Set(await idsOf(search, 'city'))).toEqual(new Set([1, 2]));
    expect(new Set(await idsOf(search, 'city*'))).toEqual(new Set([1, 2, 3]));
    expect(new Set(await idsOf(search, 'go*'))).toEqual(new Set([7, 8]));
  });

  it('are found in the same order whether more of the word may follow or not, where nothing begins with it', async () => {
    expect(await idsOf(search, 'cities*')).toEqual(await idsOf(search, 'cities'));
  });

  it('are none of a single letter, in the list as in the text', async () => {
    const single = archive([document(1, { text: 'aing', language: 'en' })]);
    const { tree } = parseQuery('a', { today: '2026-01-01', typing: false });
    expect(await idsOf(single, 'a')).toEqual([]);
    expect(findHits('aing', tree, 'text', 'en')).toEqual([]);
  });
});
