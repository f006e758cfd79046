/** Exports: articles with all that was left on them as Markdown, one HTML page, JSON Lines or a table. Knows no archive and no shell. */
import type { ExportFormat } from '../../contract/control';
import { exportCsv } from './export-csv';
import { exportHtml } from './export-html';
import { exportJsonl } from './export-jsonl';
import { exportMarkdown } from './export-markdown';
import type { Exporter } from './types';

export { concordanceCsv } from './concordance-csv';
export { exportBatchHits, exportBatchTable, type BatchInput } from './export-batch';
export { jsonlMark } from './export-jsonl';
export { safeName } from './safe-name';
export { writeBeside } from './write-beside';
export type { ExportInput } from './types';

/** What each format is made by, and how its files' names end. */
export const exporters: Readonly<Record<ExportFormat, { readonly make: Exporter; readonly extension: string }>> = {
  markdown: { make: exportMarkdown, extension: 'zip' },
  html: { make: exportHtml, extension: 'html' },
  jsonl: { make: exportJsonl, extension: 'jsonl' },
  csv: { make: exportCsv, extension: 'csv' },
};
