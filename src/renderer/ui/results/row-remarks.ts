import type { ResultRow } from '../../../contract/archive-api';
import { formatDay } from '../format/dates';
import { say } from '../messages/say';

/** What is special about a row, in words, the most telling first. */
export function remarksOn(row: ResultRow): readonly string[] {
  const remarks: string[] = [];
  const kin = [versionsRemark(row), storyRemark(row)].filter((one) => one !== null);
  if (kin.length > 0) remarks.push(kin.join(', '));
  if (row.sightings > 0 && row.lastSighting)
    remarks.push(say('results.savedAgain', { day: formatDay(row.lastSighting) }));
  if (row.kind !== 'article') remarks.push(kindWords[row.kind]);
  return remarks;
}

/** What a row says of the other versions of its address; null when there are none. */
export function versionsRemark(row: ResultRow): string | null {
  if (row.isEarlierVersion) return say('results.earlierVersion');
  return row.versions > 0 ? say('results.versions', { count: row.versions + 1 }) : null;
}

/** What a row says of its story: "in 7 papers", or how many tell it where the outlets are the same or unknown. */
export function storyRemark({ story }: ResultRow): string | null {
  if (!story) return null;
  return story.outlets.length > 0 && story.outlets.length === story.articles - 1
    ? say('results.inPapers', { count: story.articles })
    : say('results.sameStory', { count: story.articles });
}

/** What the kinds of pages are called. */
export const kindWords: Record<ResultRow['kind'], string> = {
  article: say('results.kind.article'),
  live: say('results.kind.live'),
  gallery: say('results.kind.gallery'),
  index: say('results.kind.index'),
  stub: say('results.kind.stub'),
  other: say('results.kind.other'),
};
