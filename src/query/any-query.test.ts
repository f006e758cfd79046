import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery, printQuery, type QueryNode } from './index';

const today = '2026-03-31';
/** Cases of each kind; `npm run fuzz -- query` gives more. */
const runs = Number(process.env['FUZZ_RUNS'] ?? 2_000);

describe('whatever is typed', () => {
  const separators = [' ', '\t', '\u0000', '"past 3 weeks"'];
  const pieces = fc.constantFrom(
    ...(
      'strike OR AND NOT - ( ) " „ “ « » | * \\ : title: by: published: 2019 .. >= is: read lang: de sort:newest ' +
      'é 北京 🐳 \uD83D foo:bar צה"ל kind: stub id: 7 note: has: note in: tag: a/b ' +
      'wom?n ~ ~1 ? = =É ="" =" near/3( near( list: url: section:'
    ).split(' '),
    ...separators,
  );
  const query = fc.oneof(
    fc.array(pieces, { maxLength: 40 }).map((parts) => parts.join('')),
    fc.string({ unit: 'binary', maxLength: 60 }),
  );

  it('parsing gives a tree, with every remark inside the text', () => {
    fc.assert(
      fc.property(query, fc.boolean(), (text, typing) => {
        const { tree, notices } = parseQuery(text, { today, typing });
        for (const { range } of [tree, ...notices]) {
          expect(range[0]).toBeGreaterThanOrEqual(0);
          expect(range[1]).toBeGreaterThanOrEqual(range[0]);
          expect(range[1]).toBeLessThanOrEqual(text.length);
        }
      }),
      { numRuns: runs },
    );
  });

  it('printing a tree and parsing it gives the tree', () => {
    fc.assert(
      fc.property(query, fc.boolean(), (text, typing) => {
        const { tree } = parseQuery(text, { today, typing });
        const again = parseQuery(printQuery(tree), { today: '1999-12-31', typing: false, maxCharacters: 10_000 });
        expect(withoutRanges(again.tree)).toEqual(withoutRanges(tree));
      }),
      { numRuns: runs },
    );
  });

  it.each([
    '(',
    '"',
    '„',
    'a OR ',
    '-',
    '\\"',
    '("',
    'title:(',
    'NOT ',
    '“a',
    ')',
    '*',
    'aaaaaaaa:',
    'near(a ',
    'w*n ',
    'near/3(',
  ])('100,000 characters of “%s” are read in full', (piece) => {
    const text = piece.repeat(Math.ceil(100_000 / piece.length));
    expect(parseQuery(text, { today, typing: true, maxCharacters: 200_000 }).tree.range[1]).toBeGreaterThan(0);
  });
});

function withoutRanges(node: QueryNode): unknown {
  return JSON.parse(JSON.stringify(node, (key, value: unknown) => (key === 'range' ? undefined : value)));
}
