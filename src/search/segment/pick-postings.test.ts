import { describe, expect, it } from 'vitest';
import { pickPostings } from './pick-postings';
import { Segment } from './segment';
import { SegmentBuilder } from './segment-builder';
import { postingsOfABlock } from './segment-writer';

const schema = { fields: 1, columns: { numbers: 0, texts: 0 } };
const documents = 1_000;

/** `common` is in every third document, as often as its number says; `seldom` in every 97th. */
function build(): Segment {
  const builder = new SegmentBuilder(schema, (text, _field, sink) => {
    for (const word of text.split(' ')) sink.term(word, true);
    return null;
  });
  for (let at = 0; at < documents; at += 1) {
    const words = ['x', ...(at % 3 === 0 ? Array.from({ length: 1 + (at % 200) }, () => 'common') : [])];
    builder.add({
      fields: [[...words, ...(at % 97 === 0 ? ['seldom'] : [])].join(' ')],
      columns: { numbers: [], texts: [] },
    });
  }
  const segment = Segment.open(builder.finish().segment, schema);
  if (!segment) throw new Error('the segment does not open');
  return segment;
}

describe('picking postings', () => {
  const segment = build();

  it.each([
    ['common', [0]],
    ['common', [1, 2, 4]],
    ['common', [3, 4, 5, 381, 382, 384, 999]],
    ['common', [996, 998]],
    ['common', Array.from({ length: documents }, (_, at) => at)],
    ['seldom', [0, 96, 97, 98, 970, 971]],
    ['seldom', []],
  ])('finds of %s what reading all its blocks finds', (term, wanted) => {
    const [list] = segment.listsOf(segment.dictionary.find(term));
    if (!list) throw new Error('no such term');
    const isWanted = new Uint8Array(documents);
    for (const document of wanted) isWanted[document] = 1;
    const into = { count: 9, documents: new Uint32Array(wanted.length), counts: new Uint32Array(wanted.length) };
    pickPostings(segment, list, { documents: Int32Array.from(wanted), isWanted }, into);

    const expected: [number, number][] = [];
    const [each, counts] = [new Uint32Array(postingsOfABlock), new Uint32Array(postingsOfABlock)];
    for (let block = 0; block < segment.blocksOf(list); block += 1) {
      const length = segment.decodeBlock(list, block, each, counts);
      for (let at = 0; at < length; at += 1) {
        if (isWanted[each[at] ?? 0] === 1) expected.push([each[at] ?? 0, counts[at] ?? 0]);
      }
    }
    const found = Array.from(into.documents.subarray(0, into.count), (document, at) => [document, into.counts[at]]);
    expect(found).toEqual(expected);
  });
});
