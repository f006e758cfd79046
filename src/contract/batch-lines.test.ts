import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchQuery, firstColumn, readBatchLines } from './batch-lines';
import { csvRow } from './csv-cell';
import { decodeList } from './decode-list';

describe('a list of queries', () => {
  it('is read one a line; blank and repeated lines are told, never silently dropped', () => {
    expect(readBatchLines('\uFEFF Ada  Nowak\r\n\r\nJosé Ruiz\rAda Nowak\n\t\n  \n-x OR\n')).toEqual({
      lines: ['Ada Nowak', 'José Ruiz', '-x OR'],
      blank: 3,
      repeated: ['Ada Nowak'],
    });
    expect(readBatchLines('')).toEqual({ lines: [], blank: 0, repeated: [] });
  });

  it.each([
    ['a,1\r\nb,2', ['a', 'b']],
    ['"Nowak, Ada";x\n"say ""no""";y\n', ['Nowak, Ada', 'say "no"']],
    ['a b\tc\nd', ['a b', 'd']],
    ['"two\nlines",1\nthree', ['two lines', 'three']],
    ['"never closed,1\nb', ['never closed,1 b']],
    ['only one column\nhere; it has a sign', ['only one column', 'here; it has a sign']],
    ['\ufeffquery,hits\r\n"\'-football",3\r\n"\'tis",4\r\n', ['-football', "'tis"]],
    ['query,what\nx,y', ['query', 'x']],
  ])('is read out of the first column of %j', (text, lines) => {
    expect(readBatchLines(firstColumn(text)).lines).toEqual(lines);
  });

  it('comes back out of any table we write as it was', () => {
    const line = fc.string({ minLength: 1, maxLength: 40 }).map((text) => text.replaceAll(/[\0\s]+/gu, ' ').trim());
    fc.assert(
      fc.property(
        fc.uniqueArray(
          line.filter((text) => text !== '' && !text.startsWith("'")),
          { maxLength: 12 },
        ),
        (lines) => {
          const plain = lines.filter((text) => !/^[\p{Cc}\p{Cf}]/u.test(text));
          const table = `\ufeff${[csvRow(['query', 'hits']), ...plain.map((text) => csvRow([text, 3]))].join('\r\n')}\r\n`;
          expect(readBatchLines(firstColumn(table)).lines).toEqual(plain);
        },
      ),
    );
  });

  it('has names as phrases, and queries as they are with their last word whole', () => {
    expect(batchQuery('Ada "Nowak" \\', 'names')).toBe('"Ada Nowak"');
    expect(batchQuery(' wages -strike', 'batch')).toBe('wages -strike ');
  });
});

function read(bytes: Uint8Array): string {
  return decodeList(bytes, (charset) => new TextDecoder(charset, { fatal: true }).decode(bytes));
}

it('a list is read in the charset it was saved in', () => {
  expect(read(Buffer.from('José', 'utf8'))).toBe('José');
  expect(read(Buffer.from('José', 'latin1'))).toBe('José');
  expect(read(Buffer.from('\ufeffJosé', 'utf16le'))).toBe('José');
});
