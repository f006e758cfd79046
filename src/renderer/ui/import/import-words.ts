import type { ImportSummary } from '../../../contract/archive-api';
import { countOf, formatCount } from '../format/numbers';

/** How an import ended, or that it has not. */
export function importState(item: ImportSummary, isRunning: boolean): string | null {
  if (item.isWithdrawn) return 'taken back';
  if (isRunning) return 'running';
  if (item.end === 'cancelled') return 'cancelled';
  if (item.end === null) return 'cut off';
  return null;
}

/** What came of an import, each part with its number; the parts that are nought are left out. */
export function importCounts(item: ImportSummary): readonly string[] {
  const parts = [countOf(item.articles, 'article')];
  if (item.versions > 0) parts.push(countOf(item.versions, 'other version'));
  if (item.sightings > 0) parts.push(`${formatCount(item.sightings)} held already`);
  if (item.refused > 0) parts.push(`${formatCount(item.refused)} not taken in`);
  if (item.companions > 0) parts.push(countOf(item.companions, 'companion file'));
  return parts;
}
