import { describe, expect, it } from 'vitest';
import { archive, document } from './archive-fixture';
import { distinctiveWords } from './distinctive-words';

const filler = Array.from({ length: 40 }, (_, at) =>
  document(at + 1, { text: `The council met on day ${at} and the mayor spoke about roads.`, language: 'en' }),
);
const search = archive([
  ...filler,
  document(100, { title: 'Dockers strike', text: 'The dockers of Aberwen strike. Strikes close the harbour.' }),
  document(101, { text: 'The Aberwen harbour and its dockers, again; a strike was called off.' }),
  document(102, { text: '气候变化影响农业生产' }),
  document(103, { text: '农业专家谈气候变化' }),
]);
const frequencies = { documents: search.size, countOf: (term: string) => search.countHolding(term), mostShare: 0.2 };

describe('the words that tell a document from the others', () => {
  it('are those that few others hold, forms of one word once, without numbers and what all of them say', () => {
    const words = distinctiveWords(
      [
        { text: 'Dockers strike', weight: 3 },
        { text: 'The dockers of Aberwen strike for 1200 more. Strikes close the harbour, the council met.', weight: 1 },
      ],
      'en',
      12,
      frequencies,
    );
    expect(words.slice(0, 2).toSorted()).toEqual(['Dockers', 'strike']);
    expect(words.toSorted()).toEqual(['Aberwen', 'Dockers', 'harbour', 'strike']);
  });

  it('are cut out of scripts without spaces', () => {
    expect(distinctiveWords([{ text: '气候变化影响农业', weight: 1 }], 'zh', 12, frequencies)).toContain('农业');
  });

  it('are none of a text that says what no other does', () => {
    expect(distinctiveWords([{ text: 'Xylophone quagmire', weight: 1 }], 'en', 12, frequencies)).toEqual([]);
  });

  it('are at most as many as are wanted', () => {
    expect(
      distinctiveWords([{ text: 'Aberwen dockers strike harbour', weight: 1 }], 'en', 2, frequencies),
    ).toHaveLength(2);
  });
});
