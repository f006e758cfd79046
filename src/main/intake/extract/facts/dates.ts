import type { ArticleDate, DatePrecision } from '../../../../contract/article';
import { asciiDigits, fromEra, fromPersian, persianMonth } from './calendars';
import { monthOf } from './month-names';
import { findTime } from './times';

/** What is known that helps to read a date. */
export interface DateContext {
  /** Decides month names and whether 3/4 is in March or April. */
  readonly language: string | null;
  /** Whether bare numbers may be seconds or milliseconds since 1970: in metadata, never in text. */
  readonly isMachine: boolean;
  /** Which of 3/4/2019 is the day, where other dates of the page or the outlet's country prove it; else the language decides. */
  readonly isDayFirst?: boolean | null;
}

interface Found {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
  /** Where the match ends: the time stands behind it, if anywhere. */
  readonly end: number;
  readonly start: number;
}

const longestRaw = 200;

/**
 * Reads a date as people and machines write it, in the languages of `monthOf`, keeping the zone and
 * the precision that are there and adding none. Null for what is no date, cannot be one (31 April)
 * or lies outside 1600 to tomorrow.
 */
export function readDate(source: string, context: DateContext): ArticleDate | null {
  const raw = source.replace(/\s+/g, ' ').trim().slice(0, longestRaw);
  if (!/\p{Nd}/u.test(raw)) return null;
  const text = asciiDigits(raw);
  const epoch = context.isMachine ? /^(\d{10})(\d{3})?$/.exec(text) : null;
  if (epoch !== null) {
    const instant = new Date(Number(epoch[1]) * 1000);
    return finish(instant.toISOString().slice(0, 16) + 'Z', 'minute', raw);
  }
  const found = findIso(text) ?? findEastern(text) ?? findNamed(text, context.language) ?? findNumeric(text, context);
  if (found === null) return null;
  const { month, day } = found;
  const year = String(found.year).padStart(4, '0');
  if (month === null) return finish(year, 'year', raw);
  const upToMonth = `${year}-${two(month)}`;
  if (day === null) return finish(upToMonth, 'month', raw);
  const date = new Date(Date.UTC(found.year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  const iso = `${upToMonth}-${two(day)}`;
  const time = findTime(text.slice(found.end)) ?? findTime(text.slice(0, found.start));
  // Midnight to the second without a zone is how programs write a day.
  if (
    time === null ||
    (/^00:00(?::00)?(?:Z|[+-]00:00)?$/.test(time) && context.isMachine && !/[+-](?!00:00)|Z$/.test(time))
  ) {
    return finish(iso, 'day', raw);
  }
  return finish(`${iso}T${time}`, 'minute', raw);
}

const earliestYear = 1600;

function finish(iso: string, precision: DatePrecision, raw: string): ArticleDate | null {
  const year = Number(iso.slice(0, 4));
  if (year < earliestYear) return null;
  // Tomorrow, because it is tomorrow already somewhere.
  const tomorrow = new Date(Date.now() + 86_400_000 + 14 * 3_600_000).toISOString();
  if (iso.slice(0, 10) > tomorrow.slice(0, Math.min(10, iso.length))) return null;
  return { iso, precision, raw };
}

function findIso(text: string): Found | null {
  const match =
    /(?<![\d])(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/.exec(text) ??
    /(?<![\d])((?:19|20|1[34])\d{2})[/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text) ??
    // Korean: "2021. 5. 2."
    /(?<![\d])((?:19|20)\d{2})\. ?(\d{1,2})\. ?(\d{1,2})(?:\.|(?=\s|$))/.exec(text) ??
    // "2022-01.26", and the compact form of ISO 8601.
    /(?<![\d])((?:19|20)\d{2})-(\d{1,2})\.(\d{1,2})(?!\d)/.exec(text) ??
    /^((?:19|20)\d{2})(\d{2})(\d{2})(?=T|\s|$)/.exec(text);
  if (match === null) {
    const month = /^(\d{4})-(\d{2})$/.exec(text);
    if (month !== null) return valid(Number(month[1]), Number(month[2]), null, month);
    const year = /^((?:1[6-9]|20)\d{2})$/.exec(text);
    return year === null ? null : valid(Number(year[1]), null, null, year);
  }
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (year >= 1300 && year < 1500) {
    if (month > 12 || day > 31) return null;
    const [y, m, d] = fromPersian(year, month, day);
    return valid(y, m, d, match);
  }
  return valid(year, month, day, match);
}

/** Chinese, Japanese and Korean: year, month, day, each with its sign; also by Japanese era. */
function findEastern(text: string): Found | null {
  const era = /(明治|大正|昭和|平成|令和)\s?(\d{1,2}|元)\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日/.exec(text);
  if (era !== null) {
    const year = fromEra(era[1] ?? '', era[2] ?? '');
    return year === null ? null : valid(year, Number(era[3]), Number(era[4]), era);
  }
  const match = /(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월](?:\s?(\d{1,2})\s?[日일号號])?/.exec(text);
  if (match === null) return null;
  return valid(Number(match[1]), Number(match[2]), match[3] === undefined ? null : Number(match[3]), match);
}

const word = "[\\p{L}\\p{M}.'’\\u200c]{2,20}";
const dayFirst = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:\\.|st|nd|rd|th|er|º|ª|°|-?(?:го|е|і|ше))?[\\s,-]*(?:de |del |of |d['’]|ngày |tháng |da |η |den )?\\s*(${word}|thg \\d{1,2}|tháng \\d{1,2})(?:\\s*/\\s*${word})?[\\s,-]+(?:de |del |του |г\\.? |พ\\.ศ\\. |năm )?['’]?(\\d{4}|\\d{2}(?![\\d:.]))`,
  'gu',
);
const monthFirst = new RegExp(
  `(${word})\\s+(\\d{1,2})(?:\\.|st|nd|rd|th)?(?:\\s*,\\s*|\\s+(?:de )?)(\\d{4})(?!\\d)`,
  'gu',
);
const monthOnly = new RegExp(`^(?:\\D{0,20}\\s)?(${word})\\s+(?:de )?(\\d{4})$`, 'gu');

function findNamed(text: string, language: string | null): Found | null {
  for (const match of text.matchAll(dayFirst)) {
    const found = named(match[3] ?? '', match[2] ?? '', match[1] ?? '', language, match);
    if (found !== null) return found;
  }
  for (const match of text.matchAll(monthFirst)) {
    const found = named(match[3] ?? '', match[1] ?? '', match[2] ?? '', language, match);
    if (found !== null) return found;
  }
  for (const match of text.matchAll(monthOnly)) {
    const month = monthOf(match[1] ?? '', language);
    if (month !== null) return valid(gregorian(Number(match[2])), month, null, match);
  }
  return null;
}

function named(
  year: string,
  month: string,
  day: string,
  language: string | null,
  match: RegExpMatchArray,
): Found | null {
  const persian = persianMonth(month);
  if (persian !== null && Number(year) < 1500) {
    const [y, m, d] = fromPersian(Number(year), persian, Number(day));
    return valid(y, m, d, match);
  }
  const numbered = /^(?:thg|tháng) (\d{1,2})$/u.exec(month);
  const number = numbered === null ? monthOf(month, language) : Number(numbered[1]);
  if (number === null) return null;
  const full = year.length === 2 ? 2000 + Number(year) : gregorian(Number(year));
  return valid(full, number, Number(day), match);
}

/** Thai years count from 543 B.C. */
function gregorian(year: number): number {
  return year >= 2400 && year <= 2700 ? year - 543 : year;
}

/** 3/4/2019 and 3.4.2019: with points always the day first, with slashes by what is known of the page, else the language. */
function findNumeric(text: string, { language, isDayFirst }: DateContext): Found | null {
  const match = /(?<![\d.:/-])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d./-]\d|\d)/.exec(text);
  if (match === null) return null;
  const first = Number(match[1]);
  const second = Number(match[3]);
  const years = match[4] ?? '';
  const year = years.length === 2 ? 2000 + Number(years) : gregorian(Number(years));
  const isAmerican = language === null || /^(?:en(?:-(?:US|PH))?|es-US)$/i.test(language);
  const isMonthFirst = match[2] === '/' && (isDayFirst == null ? isAmerican : !isDayFirst);
  const [month, day] = second > 12 || (isMonthFirst && first <= 12) ? [first, second] : [second, first];
  return valid(year, month, day, match);
}

function valid(year: number, month: number | null, day: number | null, match: RegExpMatchArray): Found | null {
  if (month !== null && (month < 1 || month > 12)) return null;
  if (day !== null && (day < 1 || day > 31)) return null;
  const start = match.index ?? 0;
  return { year, month, day, start, end: start + match[0].length };
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
