import type { ResultRow } from '../../../contract/archive-api';
import { formatDay } from '../format/dates';
import { countOf, formatCount } from '../format/numbers';

/** What is special about a row, in words, the most telling first. */
export function remarksOn(row: ResultRow): readonly string[] {
  const remarks: string[] = [];
  const kin: string[] = [];
  if (row.isEarlierVersion) kin.push('earlier version');
  else if (row.versions > 0) kin.push(countOf(row.versions + 1, 'version'));
  if (row.story) kin.push(storyWords(row.story));
  if (kin.length > 0) remarks.push(kin.join(', '));
  if (row.sightings > 0 && row.lastSighting) remarks.push(`saved again ${formatDay(row.lastSighting)}`);
  if (row.kind !== 'article') remarks.push(kinds[row.kind]);
  return remarks;
}

/** What a row says of its story: "in 7 papers", or how many tell it where the outlets are the same or unknown. */
function storyWords({ articles, outlets }: NonNullable<ResultRow['story']>): string {
  return outlets.length > 0 && outlets.length === articles - 1
    ? `in ${formatCount(articles)} papers`
    : `same story ${formatCount(articles)} times`;
}

const kinds: Record<Exclude<ResultRow['kind'], 'article'>, string> = {
  live: 'live page',
  gallery: 'gallery',
  index: 'front page',
  stub: 'beginning only',
  other: 'not an article',
};
