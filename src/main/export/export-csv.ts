import { csvRow, csvStart } from '../../contract/csv-cell';
import { articleCells, articleColumns } from './article-cells';
import { collectionPaths } from './collection-paths';
import type { Exporter } from './types';

/** A table of one row for each article: RFC 4180 in UTF-8, with a byte order mark because Excel takes it for Latin otherwise. */
export const exportCsv: Exporter = async function* (input) {
  const paths = collectionPaths(input.collections);
  yield `${csvStart}${articleColumns.join(',')}\r\n`;
  for await (const page of input.pages()) {
    yield page.map((view) => `${csvRow(articleCells(view, paths))}\r\n`).join('');
    input.onWritten(page.length);
  }
};
