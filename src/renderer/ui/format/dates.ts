import type { ArticleDate } from '../../../contract/article';
import { perLocale } from '../messages/locale';

const utc = { timeZone: 'UTC' } as const;
const formats = perLocale(({ dates }) => ({
  short: {
    year: new Intl.DateTimeFormat(dates, { year: 'numeric', ...utc }),
    month: new Intl.DateTimeFormat(dates, { month: 'short', year: 'numeric', ...utc }),
    day: new Intl.DateTimeFormat(dates, { day: 'numeric', month: 'short', year: 'numeric', ...utc }),
  },
  long: {
    year: new Intl.DateTimeFormat(dates, { year: 'numeric', ...utc }),
    month: new Intl.DateTimeFormat(dates, { month: 'long', year: 'numeric', ...utc }),
    day: new Intl.DateTimeFormat(dates, { day: 'numeric', month: 'long', year: 'numeric', ...utc }),
  },
}));

/**
 * A date as its source gave it: "4 Mar 2019", "Mar 2019", "2019". The day is the source's own, never
 * moved into the reader's time zone. What cannot be read as a date is shown in the source's words.
 */
export function formatShortDate(date: ArticleDate): string {
  return formatIn('short', date);
}

/** The same for the reader: "4 March 2019, 06:12", with its zone when the source gave one. */
export function formatLongDate(date: ArticleDate): string {
  const day = formatIn('long', date);
  if (date.precision !== 'minute') return day;
  const time = /T(\d\d:\d\d)/.exec(date.iso)?.[1];
  const zone = /T.*?(Z|[+-]\d\d:\d\d)$/.exec(date.iso)?.[1];
  if (!time) return day;
  return `${day}, ${time}${zone ? ` (${zone === 'Z' ? 'UTC' : `UTC${zone.replace('-', '−')}`})` : ''}`;
}

function formatIn(length: 'short' | 'long', date: ArticleDate): string {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?/.exec(date.iso);
  if (!parts) return date.raw;
  const day = new Date(Date.UTC(Number(parts[1]), Number(parts[2] ?? 1) - 1, Number(parts[3] ?? 1)));
  // Years below 100 would be read as 19xx.
  day.setUTCFullYear(Number(parts[1]));
  const precision = date.precision === 'minute' ? 'day' : date.precision;
  return formats()[length][precision].format(day);
}

const instants = perLocale(({ dates }) => ({
  short: new Intl.DateTimeFormat(dates, { day: 'numeric', month: 'short', year: 'numeric' }),
  long: new Intl.DateTimeFormat(dates, { day: 'numeric', month: 'long', year: 'numeric' }),
  minute: new Intl.DateTimeFormat(dates, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
  }),
}));

/** An instant (ISO) as a day of the user's own: "5 Mar 2019". */
export function formatDay(iso: string, length: 'short' | 'long' = 'short'): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : instants()[length].format(at);
}

/** An instant (ISO) with its minute, in the user's own time: "5 Mar 2019, 08:30". */
export function formatMinute(iso: string): string {
  const at = new Date(iso);
  return Number.isNaN(at.getTime()) ? iso : instants().minute.format(at);
}

/** The user's own day, YYYY-MM-DD. */
export function todayOf(now: Date): string {
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
