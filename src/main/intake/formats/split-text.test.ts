import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readText } from './text';
import { splitText } from './split-text';

const prose =
  'The council met on Monday and voted for the new wall by nine to four. Work begins in spring, said the mayor.\n' +
  'Fishers who use the harbour had asked for a wider gate, and they were told that it would come later this year.\n';

/** The first line of what is left of each part. */
function heads(text: string): readonly string[] {
  return splitText(text).parts.map(({ textFrom, textTo }) => text.slice(textFrom, textTo).trim().split('\n')[0] ?? '');
}

const story = (headline: string, head = 'By Ana Ruiz\n4 March 2019\n'): string => `${headline}\n${head}\n${prose}`;

/** An article with a head of fields. */
function one(title: string): string {
  return `Source: The Harbour Post\nTitle: ${title}\nDate: 4 March 2019\n\n${prose}\n`;
}

describe('a text of several articles is told apart', () => {
  it.each([
    ['counters', `Search: wall\n\n1 of 2 DOCUMENTS\n\n${story('Wall')}\n2 of 2 DOCUMENTS\n\n${story('Gate')}`],
    ['counters with the noun first', `Dokument 7 von 9\n${story('Wall')}Dokument 8 von 9\n${story('Gate')}`],
    ['end marks', `${story('Wall')}\nEnd of Document\n\n${story('Gate')}\nEnd of Document\n`],
    [
      'document numbers at the end',
      `${story('Wall')}\nDocument RTRS000020190304ef340001x\n`.replaceAll('ef34', 'EF34').replace('x', 'X') +
        `${story('Gate')}\nDocument RTRS000020190305EF3400021\n`,
    ],
    ['rules', `${story('Wall')}\n==========\n${story('Gate')}\n==========\n`],
    ['rules of spaced stars below a cover', `My cuttings\n* * * * *\n${story('Wall')}* * * * *\n${story('Gate')}`],
    ['form feeds', `${story('Wall')}\f${story('Gate')}`],
  ])('by %s', (_, text) => {
    expect(heads(text)).toEqual(['Wall', 'Gate']);
  });

  it('by a head that comes again, with all fields of each', () => {
    const text = one('Wall') + one('Gate') + one('Quay');
    expect(heads(text)).toEqual(Array.from({ length: 3 }, () => 'Source: The Harbour Post'));
    expect(splitText(text).parts.map(({ textFrom, textTo }) => text.slice(textFrom, textTo).trim())).toEqual([
      one('Wall').trim(),
      one('Gate').trim(),
      one('Quay').trim(),
    ]);
  });

  it('and a part that is read alone again is the same article', () => {
    const text = `Terms: wall\n\n1 of 2 DOCUMENTS\n\n${story('Wall')}\n2 of 2 DOCUMENTS\n\n${story('Gate')}`;
    for (const { from, to, textFrom, textTo } of splitText(text).parts) {
      const alone = text.slice(from, to);
      const again = splitText(alone).parts;
      expect(again.map((part) => alone.slice(part.textFrom, part.textTo))).toEqual([text.slice(textFrom, textTo)]);
    }
  });
});

describe('one article stays one', () => {
  it.each([
    ['plain', story('Wall'), false],
    ['with a rule before its last paragraphs', `${story('Wall')}\n*****\n${prose}`, false],
    [
      'with rules between sections, and says that it is not sure',
      `${story('Wall')}${`-----\nMore\n${prose}`.repeat(3)}`,
      true,
    ],
    ['of several pages with a running head', `${story('Harbour Post 4 March 2019')}\f`.repeat(3), true],
    ['whose page ends in mid-sentence', `${story('Wall')}\fand so it went on until 2019.\n${prose}`, false],
    ['with pictures that are counted', `${story('Wall')}1 of 3\nA wall\n2 of 3\nA gate\n3 of 3\nA quay\n`, false],
    ['the second of a series', `${story('Wall')}\nArticle 2 of 5\n${prose}`, false],
    ['with counters that do not follow each other', `4 of 9 documents\n${prose}2 of 9 documents\n${prose}`, false],
    ['that quotes a head once', `${story('Wall')}\nTitle: The Wall\nAuthor: A. Ruiz\n\n${prose}`, false],
    ['empty', '', false],
  ])('%s', (_, text, isUnsure) => {
    const split = splitText(text);
    expect(split.parts).toHaveLength(1);
    expect(split.parts[0]).toMatchObject({ from: 0, to: text.length });
    expect(split.isUnsure).toBe(isUnsure);
  });
});

const pieces = fc.constantFrom(
  story('Wall'),
  story('Gate', 'Title: Gate\nDate: 2019\n'),
  '1 of 3 DOCUMENTS\n',
  '2 of 3 DOCUMENTS\r\n',
  'End of Document\n',
  '=====\n',
  '\f',
  '\n',
  'Title: x\nDate: 2019-03-04\n',
  prose,
  '壁のニュース\n',
);

describe('whatever the text', () => {
  it('parts are in order, leave nothing out, and hold their own text', () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 25 }), (list) => {
        const text = list.join('');
        let at = 0;
        for (const { from, to, textFrom, textTo } of splitText(text).parts) {
          expect(from).toBe(at);
          expect(textFrom).toBeGreaterThanOrEqual(from);
          expect(textTo).toBeGreaterThanOrEqual(textFrom);
          expect(to).toBeGreaterThanOrEqual(textTo);
          at = to;
        }
        expect(at).toBe(text.length);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['utf-8', (text: string) => Buffer.from(text)],
    ['utf-16le', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['utf-16be', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('the originals of its articles, one after the other, are the file (%s)', (charset, encode) => {
    const text = `Cover – 壁\n\n1 of 2 DOCUMENTS\n\n${story('Wall für Ċ 上')}\n2 of 2 DOCUMENTS\n\n${story('Gate')}`;
    const bytes = encode(text);
    const read = readText({ bytes, fileName: 'download.txt', part: null, modifiedMs: 5, depth: 0 });
    if ('code' in read) throw new Error(read.code);
    expect(read.map(({ part }) => part)).toEqual(['#1', '#2']);
    expect(read[0]?.charset).toBe(charset);
    expect(Buffer.concat(read.map((document) => document.bytes))).toEqual(bytes);
    expect(read.map((document) => document.text.trim().split('\n')[0])).toEqual(['Wall für Ċ 上', 'Gate']);
  });
});
