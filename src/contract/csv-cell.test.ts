import { expect, it } from 'vitest';
import { csvRow } from './csv-cell';

it('disarms cells that a spreadsheet would run, and quotes every text', () => {
  expect(csvRow(['=1+1', '@x', '-2 degrees', 'say "no"', '', -5, null, '\tx'])).toBe(
    '"\'=1+1","\'@x","\'-2 degrees","say ""no""","",-5,"","\'\tx"',
  );
});
