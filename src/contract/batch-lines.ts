import type { BatchKind } from './saved';

/** A list of queries as it was typed, pasted or read from a file. */
export interface BatchLines {
  /** Trimmed, none empty, none twice; as they are searched. */
  readonly lines: readonly string[];
  readonly blank: number;
  /** Lines that were there before, each time they came again. */
  readonly repeated: readonly string[];
}

/** The heading of the first column of our own table, by which it is known when it comes back. */
export const batchHeading = 'query';
const secondHeading = 'hits';

/** Reads a list of queries, one a line. */
export function readBatchLines(text: string): BatchLines {
  const all = text.split(/\r\n?|\n|\u2028|\u2029/u);
  const lines = new Set<string>();
  const repeated: string[] = [];
  let blank = 0;
  // The end of the last line is no line.
  const given = all.at(-1)?.trim() === '' ? all.slice(0, -1) : all;
  for (const one of given) {
    const line = one.replaceAll(/[\0\s]+/gu, ' ').trim();
    if (line === '') blank += 1;
    else if (lines.has(line)) repeated.push(line);
    else lines.add(line);
  }
  return { lines: [...lines], blank, repeated };
}

/**
 * The first column of a table, one cell a line, to be read as a list: CSV with commas, semicolons or tabs, whichever its
 * first row has. Our own table is known by its heading, which is left out, and signs put before a formula are taken off again.
 */
export function firstColumn(text: string): string {
  const rows = readColumns(text.replace(/^\ufeff/u, ''));
  const [first] = rows;
  const isOurs = first?.[0] === batchHeading && first[1] === secondHeading;
  const cells = rows.map(([cell = '']) => cell.replaceAll(/\s+/gu, ' '));
  return (isOurs ? cells.slice(1).map((cell) => cell.replace(/^'(?=[\s=+\-@])/u, '')) : cells).join('\n');
}

/**
 * The query that a line of a list stands for. A name is a phrase, quotes around it or not; the last word of a query is whole, so a space
 * is put behind it: without one it would find by its beginning, as it does while it is typed.
 */
export function batchQuery(line: string, kind: BatchKind): string {
  if (kind === 'batch') return `${line.trim()} `;
  return `"${line
    .replaceAll(/["“”„«»\\]/gu, ' ')
    .replaceAll(/\s+/gu, ' ')
    .trim()}"`;
}

/** The first two cells of each row. A quote that is not closed ends with the text. */
function readColumns(text: string): string[][] {
  const firstRow = /^(?:"(?:[^"]|"")*"|[^"\r\n])*/u.exec(text)?.[0] ?? '';
  const outside = firstRow.replaceAll(/"(?:[^"]|"")*"/gu, '');
  const separator = ['\t', ';', ','].find((sign) => outside.includes(sign)) ?? ',';
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let at = 0;
  const endCell = (): void => {
    if (row.length < 2) row.push(cell);
    cell = '';
  };
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (sign === '"' && cell === '') {
      const end = closingQuote(text, at + 1);
      cell = text.slice(at + 1, end).replaceAll('""', '"');
      at = end + 1;
      continue;
    }
    if (sign === separator) endCell();
    else if (sign === '\r' || sign === '\n') {
      endCell();
      rows.push(row);
      row = [];
      if (sign === '\r' && text[at + 1] === '\n') at += 1;
    } else cell += sign;
    at += 1;
  }
  if (cell !== '' || row.length > 0) {
    endCell();
    rows.push(row);
  }
  return rows;
}

function closingQuote(text: string, from: number): number {
  let at = text.indexOf('"', from);
  while (at !== -1 && text[at + 1] === '"') at = text.indexOf('"', at + 2);
  return at === -1 ? text.length : at;
}
