import type { ResultRow } from '../../../contract/archive-api';
import { formatDay } from '../format/dates';
import { countOf, formatCount } from '../format/numbers';

/** What is special about a row, in words, the most telling first. */
export function remarksOn(row: ResultRow): readonly string[] {
  const remarks: string[] = [];
  const kin = [versionsRemark(row), storyRemark(row)].filter((one) => one !== null);
  if (kin.length > 0) remarks.push(kin.join(', '));
  if (row.sightings > 0 && row.lastSighting) remarks.push(`saved again ${formatDay(row.lastSighting)}`);
  if (row.kind !== 'article') remarks.push(kindWords[row.kind]);
  return remarks;
}

/** What a row says of the other versions of its address; null when there are none. */
export function versionsRemark(row: ResultRow): string | null {
  if (row.isEarlierVersion) return 'earlier version';
  return row.versions > 0 ? countOf(row.versions + 1, 'version') : null;
}

/** What a row says of its story: "in 7 papers", or how many tell it where the outlets are the same or unknown. */
export function storyRemark({ story }: ResultRow): string | null {
  if (!story) return null;
  return story.outlets.length > 0 && story.outlets.length === story.articles - 1
    ? `in ${formatCount(story.articles)} papers`
    : `same story ${formatCount(story.articles)} times`;
}

/** What the kinds of pages are called. */
export const kindWords: Record<ResultRow['kind'], string> = {
  article: 'article',
  live: 'live page',
  gallery: 'gallery',
  index: 'front page',
  stub: 'beginning only',
  other: 'not an article',
};
