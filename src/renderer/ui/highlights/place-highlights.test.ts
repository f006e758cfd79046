import { describe, expect, it } from 'vitest';
import type { Highlight } from '../../../contract/mark';
import { alignTexts } from '../reading/align-text';
import { highlightsAt, placeHighlights } from './place-highlights';

const text = 'The wall broke. Nobody was hurt. The mayor came late.';
const page = 'The wall broke.\nNobody was hurt.\nThe mayor came late.';

function highlight(id: number, words: string | null): Highlight {
  const start = words === null ? 0 : text.indexOf(words);
  const end = start + (words?.length ?? 5);
  return {
    id,
    articleId: 1,
    anchor: { start, end, exact: words ?? 'gone', prefix: '', suffix: '' },
    range: words === null ? null : [start, end],
    colour: 'sun',
    note: '',
    tags: [],
    made: '',
    edited: '',
  };
}

describe('the highlights of an article', () => {
  const highlights = [
    highlight(1, 'The mayor'),
    highlight(2, null),
    highlight(3, text),
    highlight(4, 'wall broke. Nobody was'),
    highlight(5, 'broke'),
  ];
  const { placed, adrift } = placeHighlights(highlights, alignTexts(text, page));

  it('stand on the page in reading order, crossing and one in another', () => {
    expect(placed.map(({ highlight: { id } }) => id)).toEqual([3, 4, 5, 1]);
    expect(placed.map(({ range }) => page.slice(...range))).toEqual([
      page,
      'wall broke.\nNobody was',
      'broke',
      'The mayor',
    ]);
  });

  it('are kept when their words are gone from the article, or from the page', () => {
    expect(adrift.map(({ id }) => id)).toEqual([2]);
    const elsewhere = placeHighlights(highlights, alignTexts(text, 'Another page, with nothing of it.'));
    expect(
      [...elsewhere.placed.map((one) => one.highlight.id), ...elsewhere.adrift.map(({ id }) => id)].sort(
        (a, b) => a - b,
      ),
    ).toEqual([1, 2, 3, 4, 5]);
  });

  it('open with the innermost one of those under the pointer', () => {
    expect(highlightsAt(placed, page.indexOf('broke')).map((one) => one.highlight.id)).toEqual([5, 4, 3]);
    expect(highlightsAt(placed, page.indexOf('late')).map((one) => one.highlight.id)).toEqual([3]);
  });
});
