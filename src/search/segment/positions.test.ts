import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { PhraseCursors } from '../execute/phrase-cursors';
import { Positions } from './positions';
import { Segment } from './segment';
import { SegmentBuilder, type CutField } from './segment-builder';

const schema = { fields: 1, columns: { numbers: 1, texts: 0 } };
/** Words between spaces; one in capitals covers others and has no place. */
const cut: CutField = (text, _field, sink) => {
  for (const word of text.split(' ')) sink.term(word, word === word.toLowerCase());
  return null;
};

function open(texts: readonly string[]) {
  const builder = new SegmentBuilder(schema, cut);
  for (const [id, text] of texts.entries()) builder.add({ fields: [text], columns: { numbers: [id], texts: [] } });
  const files = builder.finish();
  const segment = Segment.open(files.segment, schema);
  const positions = segment && Positions.open(files.positions, segment);
  if (!segment || !positions) throw new Error('what was built does not open');
  return (term: string) => {
    const number = segment.dictionary.find(term);
    const [list] = number < 0 ? [] : segment.listsOf(number);
    return list ? [positions.cursor(number, list)] : [];
  };
}

it('a cursor gives the places of a word in whichever documents are asked for, also beyond a block', () => {
  const texts = Array.from({ length: 1_000 }, (_, at) => `x ${at % 2 === 0 ? 'a ' : ''}AB b${' a'.repeat(at % 5)}`);
  const [cursor] = open(texts)('a');
  for (const document of [0, 3, 4, 5, 127, 128, 129, 600, 998, 999]) {
    const wanted = (texts[document] ?? '')
      .split(' ')
      .filter((word) => word !== 'AB')
      .flatMap((word, at) => (word === 'a' ? [at + 1] : []));
    const isThere = cursor?.seek(document) === true;
    if (isThere) cursor.read();
    expect([document, isThere ? Array.from(cursor.places.subarray(0, cursor.count)) : []]).toEqual([document, wanted]);
  }
});

it('a phrase begins where a loop over the words finds it', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 12 }).map((list) => list.join(' '));
  const phrase = fc.array(fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c'), { minLength: 1 }), {
    minLength: 1,
    maxLength: 4,
  });
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 9 }), phrase, (texts, steps) => {
      const cursorsOf = open(texts);
      const cursors = new PhraseCursors(steps.map((any, offset) => ({ cursors: any.flatMap(cursorsOf), offset })));
      for (const [document, each] of texts.entries()) {
        const words = each.split(' ');
        const wanted = words.flatMap((_, at) =>
          steps.every((any, step) => any.includes(words[at + step] ?? '')) ? [at + 1] : [],
        );
        const found = !cursors.isHopeless && cursors.find(document);
        expect(found ? Array.from(cursors.starts.subarray(0, cursors.count)) : []).toEqual(wanted);
      }
    }),
    { numRuns: 500 },
  );
});
