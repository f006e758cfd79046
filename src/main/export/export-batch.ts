import type { ArticleView } from '../../contract/archive-api';
import type { BatchFigures } from '../../contract/batch';
import { batchHeading } from '../../contract/batch-lines';
import { batchCells, batchColumns } from '../../contract/batch-table';
import { csvRow, csvStart } from '../../contract/csv-cell';
import type { Collection } from '../../contract/mark';
import { articleCells, articleColumns } from './article-cells';
import { collectionPaths } from './collection-paths';

/** All that the tables of a batch search ask for; one line's articles are held a page at a time. */
export interface BatchInput {
  /** As typed. */
  readonly lines: readonly string[];
  figures(line: string): Promise<BatchFigures>;
  /** What a line finds, or only what is new of it; best first. */
  hits(line: string): AsyncIterable<readonly ArticleView[]>;
  /** Whether an article is new. */
  isFresh(id: number): boolean;
  readonly collections: readonly Collection[];
  /** Called when a line is done. */
  onLine(): void;
}

/** The table of a batch, a row for each line, as CSV (see export-csv.ts). */
export async function* exportBatchTable(input: BatchInput): AsyncGenerator<string> {
  yield `${csvStart}${batchColumns.join(',')}\r\n`;
  for (const line of input.lines) {
    yield `${csvRow(batchCells(line, await input.figures(line)))}\r\n`;
    input.onLine();
  }
}

/** What the lines of a batch find: a row for each article under each line that finds it. */
export async function* exportBatchHits(input: BatchInput): AsyncGenerator<string> {
  const paths = collectionPaths(input.collections);
  yield `${csvStart}${[batchHeading, 'new', ...articleColumns].join(',')}\r\n`;
  for (const line of input.lines) {
    for await (const page of input.hits(line)) {
      yield page
        .map(
          (view) => `${csvRow([line, input.isFresh(view.article.id) ? 'new' : '', ...articleCells(view, paths)])}\r\n`,
        )
        .join('');
    }
    input.onLine();
  }
}
