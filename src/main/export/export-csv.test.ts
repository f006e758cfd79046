import { describe, expect, it } from 'vitest';
import { exportCsv } from './export-csv';
import {
  gather,
  makeCollection,
  makeHighlight,
  makeInput,
  makeView,
  nastyTexts,
  secretPath,
} from './testing/make-input';

/** A reader of RFC 4180, strict: anything else is thrown at. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; ; at += 1) {
        if (at >= text.length) throw new Error('a quote is not closed');
        if (text[at] !== '"') cell += text[at];
        else if (text[at + 1] === '"') {
          cell += '"';
          at += 1;
        } else break;
      }
      at += 1;
    } else {
      while (at < text.length && !',\r'.includes(text[at] ?? '')) cell += text[at++];
      if (/["\n]/u.test(cell)) throw new Error(`a cell needs quotes: ${cell}`);
    }
    row.push(cell);
    if (text[at] === ',') at += 1;
    else if (text.startsWith('\r\n', at)) {
      rows.push(row);
      row = [];
      at += 2;
    } else throw new Error(`a row ends wrongly at ${at}`);
  }
  return rows;
}

describe('A table of articles', () => {
  it('has one row for each article in their order, and begins with a byte order mark', async () => {
    const first = makeView(
      1,
      { title: 'First, "quoted"', byline: ['Ada', 'Bo'], words: 12 },
      { tags: ['a', 'b/c'], collections: [6] },
    );
    const marked = { ...first, highlights: [makeHighlight(first, 'One')] };
    const collections = [makeCollection(5, 'Harbour'), makeCollection(6, 'Wall', 5)];
    const bytes = await gather(exportCsv(makeInput([marked, makeView(2, {}), makeView(3, {})], { collections })));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    const rows = readCsv(bytes.subarray(3).toString());
    expect(rows[0]).toEqual(
      'headline byline outlet date address saved language words tags collections highlights'.split(' '),
    );
    expect(rows[1]).toEqual([
      'First, "quoted"',
      'Ada; Bo',
      'Coast Gazette',
      '2024-05-03',
      'https://example.org/a?b=1&c=2',
      '2024-05-04T10:00:00.000Z',
      'en',
      '12',
      'a; b/c',
      'Harbour / Wall',
      '1',
    ]);
    expect(rows.slice(1).map(([headline]) => headline)).toEqual(['First, "quoted"', 'Headline 2', 'Headline 3']);
    expect(bytes.toString()).not.toContain(secretPath);
  });

  it.each(nastyTexts.map((text, at) => [at, text] as const))(
    'holds nasty text %i whole, and no live formula',
    async (_, nasty) => {
      const view = makeView(1, { title: nasty, byline: [nasty], outlet: nasty, url: nasty }, { tags: [nasty] });
      const rows = readCsv((await gather(exportCsv(makeInput([view])))).subarray(3).toString());
      expect(rows).toHaveLength(2);
      for (const cell of rows[1] ?? []) {
        expect(cell).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u);
        expect(cell.length).toBeLessThanOrEqual(32_767);
      }
      expect((rows[1]?.[0] ?? '').replace(/^'/u, '')).toBe(Buffer.from(nasty).toString().replace(/^'/u, ''));
    },
  );

  it('cuts a cell that would run over into the next row, and shows that it did', async () => {
    const view = makeView(1, { title: 'x'.repeat(40_000) });
    const [, row] = readCsv((await gather(exportCsv(makeInput([view])))).subarray(3).toString());
    expect(row?.[0]).toHaveLength(32_767);
    expect(row?.[0]?.endsWith('…')).toBe(true);
  });
});
