import type { ArticleDate } from '../../../../contract/article';
import { readDate } from './dates';

/** Words besides the date that a dateline may hold: a place, an agency. */
const mostWords = 4;

/**
 * The day a text's own dateline gives ("29.11.2022 – The bill...", "BERLIN, 3 May 2020 (dpa) - ..."):
 * a date before the first dash of one of the first two paragraphs, with little beside it.
 */
export function datelineDate(text: string, language: string | null): ArticleDate | null {
  for (const line of text.slice(0, 2_000).split('\n').slice(0, 2)) {
    const front = /^(.{6,60}?)\s*(?:[–—]|\s-\s|--|\|)\s*\S/u.exec(line)?.[1];
    if (front === undefined || !/\p{Nd}{4}/u.test(front)) continue;
    const words = front.replace(/\p{Nd}+/gu, ' ').match(/\p{L}{2,}/gu)?.length ?? 0;
    if (words > mostWords) continue;
    const date = readDate(front, { language, isMachine: false });
    if (date !== null && (date.precision === 'day' || date.precision === 'minute')) return date;
  }
  return null;
}
