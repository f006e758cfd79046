import type { ConcordanceLine } from '../../contract/concordance';
import { concordanceCsvHead, concordanceCsvRow } from '../../contract/concordance-csv';
import { csvStart } from '../../contract/csv-cell';

/** A table of one row for each line of a concordance, as `exportCsv` writes one of articles. */
export async function* concordanceCsv(pages: AsyncIterable<readonly ConcordanceLine[]>): AsyncIterable<string> {
  yield `${csvStart}${concordanceCsvHead}\r\n`;
  for await (const page of pages) yield page.map((line) => `${concordanceCsvRow(line)}\r\n`).join('');
}
