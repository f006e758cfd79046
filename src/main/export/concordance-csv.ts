import type { ConcordanceLine } from '../../contract/concordance';
import { csvRow, csvStart } from '../../contract/csv-cell';

const columns = [
  'before',
  'hit',
  'after',
  'place',
  'headline',
  'byline',
  'outlet',
  'date',
  'address',
  'language',
  'article',
];

/** A table of one row for each line of a concordance, as `exportCsv` writes one of articles. */
export async function* concordanceCsv(pages: AsyncIterable<readonly ConcordanceLine[]>): AsyncIterable<string> {
  yield `${csvStart}${columns.join(',')}\r\n`;
  for await (const page of pages) yield page.map((line) => `${rowOf(line)}\r\n`).join('');
}

function rowOf(line: ConcordanceLine): string {
  return csvRow([
    line.before.trimStart(),
    line.hit,
    line.after.trimEnd(),
    line.isTitle ? 'headline' : 'text',
    line.title,
    line.byline.join('; '),
    line.outlet,
    line.published?.iso ?? null,
    line.url,
    line.language,
    line.id,
  ]);
}
