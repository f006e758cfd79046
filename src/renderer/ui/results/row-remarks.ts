import type { ResultRow } from '../../../contract/archive-api';
import { formatDay } from '../format/dates';
import { countOf } from '../format/numbers';

/** What is special about a row, in words, the most telling first. */
export function remarksOn(row: ResultRow): readonly string[] {
  const remarks: string[] = [];
  if (row.isEarlierVersion) remarks.push('earlier version');
  else if (row.versions > 0) remarks.push(countOf(row.versions + 1, 'version'));
  if (row.sightings > 0 && row.lastSighting) remarks.push(`saved again ${formatDay(row.lastSighting)}`);
  if (row.kind !== 'article') remarks.push(kinds[row.kind]);
  return remarks;
}

const kinds: Record<Exclude<ResultRow['kind'], 'article'>, string> = {
  live: 'live page',
  gallery: 'gallery',
  index: 'front page',
  stub: 'beginning only',
  other: 'not an article',
};
