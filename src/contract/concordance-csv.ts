import type { ConcordanceLine } from './concordance';
import { csvRow } from './csv-cell';

/** The first row of a table of lines. */
export const concordanceCsvHead =
  'before,hit,after,place,headline,byline,outlet,date,address,language,article' as const;

/** A line as a row of a CSV file, without its end. */
export function concordanceCsvRow(line: ConcordanceLine): string {
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
