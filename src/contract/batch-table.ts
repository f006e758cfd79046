import type { BatchFigures } from './batch';
import { batchHeading } from './batch-lines';

/** The columns of the table of a batch; the first two are how it is known when it is read again (batch-lines.ts). */
export const batchColumns = [batchHeading, 'hits', 'new', 'first', 'last', 'outlets', 'remarks'] as const;

/** A line's cells in these columns. */
export function batchCells(line: string, figures: BatchFigures): readonly (string | number | null)[] {
  const { found, fresh, first, last, outlets, notices } = figures;
  return [line, found, fresh, first, last, tellOutlets(outlets), notices.map(({ message }) => message).join(' ')];
}

/** `The Gazette (12); Herald (3)`. */
export function tellOutlets(outlets: BatchFigures['outlets']): string {
  return outlets.map(({ outlet, articles }) => `${outlet} (${articles})`).join('; ');
}
