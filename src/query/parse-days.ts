import type { DayInterval } from './tree';

const dayMs = 86_400_000;

function isoOf(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

function startOf(year: number, month = 1, day = 1): number {
  // Date.UTC takes 0..99 for 1900..1999; setUTCFullYear does not.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime();
}

/** First and last day of `2019`, `2019-03` or `2019-03-04` (also with `/`); null when there is no such day. */
function parsePoint(text: string): { readonly from: string; readonly to: string } | null {
  const found = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/.exec(text);
  if (!found) return null;
  const year = Number(found[1]);
  if (found[2] === undefined) return { from: isoOf(startOf(year)), to: isoOf(startOf(year, 12, 31)) };
  const month = Number(found[2]);
  if (month < 1 || month > 12) return null;
  const lastDay = new Date(startOf(year, month + 1, 0)).getUTCDate();
  if (found[3] === undefined) return { from: isoOf(startOf(year, month)), to: isoOf(startOf(year, month, lastDay)) };
  const day = Number(found[3]);
  if (day < 1 || day > lastDay) return null;
  const iso = isoOf(startOf(year, month, day));
  return { from: iso, to: iso };
}

/** `today` moved back; a month that is too short gives its last day, so 31 March less one month is in February. */
function movedBack(today: string, count: number, unit: string): string | null {
  const [year = 0, month = 1, day = 1] = today.split('-').map(Number);
  if (unit.startsWith('d')) return safeIso(startOf(year, month, day) - count * dayMs);
  if (unit.startsWith('w')) return safeIso(startOf(year, month, day) - count * 7 * dayMs);
  const months = year * 12 + (month - 1) - (unit.startsWith('m') ? count : count * 12);
  const toYear = Math.floor(months / 12);
  const toMonth = (months % 12) + 1;
  if (toYear < 1) return null;
  const lastDay = new Date(startOf(toYear, toMonth + 1, 0)).getUTCDate();
  return isoOf(startOf(toYear, toMonth, Math.min(day, lastDay)));
}

function safeIso(ms: number): string | null {
  return ms >= startOf(1) ? isoOf(ms) : null;
}

/** The calendar week (from Monday), month or year that holds a day. */
function spanAround(day: string, unit: string): DayInterval {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const ms = startOf(year, month, date);
  if (unit === 'week') {
    const monday = ms - ((new Date(ms).getUTCDay() + 6) % 7) * dayMs;
    return { from: isoOf(monday), to: isoOf(monday + 6 * dayMs) };
  }
  if (unit === 'month') return { from: isoOf(startOf(year, month)), to: isoOf(startOf(year, month + 1, 0)) };
  return { from: isoOf(startOf(year)), to: isoOf(startOf(year, 12, 31)) };
}

function parseRelative(text: string, today: string): DayInterval | null {
  if (text === 'today') return { from: today, to: today };
  if (text === 'yesterday') {
    const day = movedBack(today, 1, 'd');
    return { from: day, to: day };
  }
  const calendar = /^(this|last) (week|month|year)$/.exec(text);
  if (calendar) {
    const unit = calendar[2] ?? 'week';
    if (calendar[1] === 'this') return spanAround(today, unit);
    const inside = spanAround(today, unit).from ?? today;
    return spanAround(movedBack(inside, 1, 'd') ?? today, unit);
  }
  const past = /^(?:past|last) (?:(\d{1,5}) )?(day|week|month|year)s?$/.exec(text) ?? /^(\d{1,5})([dwmy])$/.exec(text);
  if (!past) return null;
  return { from: movedBack(today, Number(past[1] ?? 1), past[2] ?? 'd'), to: today };
}

/**
 * Reads a day value: a year, month or day, a range `A..B` with either end open, a comparison
 * (`>=2019`), `unknown`, or words relative to `today` ("past 3 weeks" ends today; "last month" is the
 * calendar month before this one; weeks begin on Monday). Null when it is none of these.
 */
export function parseDays(text: string, today: string): DayInterval | 'unknown' | null {
  const value = text.trim().toLowerCase().replaceAll(/\s+/g, ' ');
  if (value === 'unknown' || value === 'none' || value === 'undated') return 'unknown';
  const range = /^(.*?)\s?\.\.\s?(.*)$/.exec(value);
  if (range) {
    const first = range[1] === '' ? { from: null, to: null } : pointOrDay(range[1] ?? '', today);
    const last = range[2] === '' ? { from: null, to: null } : pointOrDay(range[2] ?? '', today);
    if (!first || !last) return null;
    // A range typed the wrong way round means the same range.
    const isReversed = first.from !== null && last.to !== null && first.from > last.to;
    return isReversed ? { from: last.from, to: first.to } : { from: first.from, to: last.to };
  }
  const compared = /^(>=|<=|>|<)\s?(.+)$/.exec(value);
  if (compared) {
    const point = pointOrDay(compared[2] ?? '', today);
    if (!point || point.from === null || point.to === null) return null;
    if (compared[1] === '>=') return { from: point.from, to: null };
    if (compared[1] === '<=') return { from: null, to: point.to };
    if (compared[1] === '>') return { from: shiftDay(point.to, 1), to: null };
    return { from: null, to: shiftDay(point.from, -1) };
  }
  return parsePoint(value) ?? parseRelative(value, today);
}

function pointOrDay(text: string, today: string): DayInterval | null {
  return parsePoint(text) ?? (text === 'today' || text === 'yesterday' ? parseRelative(text, today) : null);
}

function shiftDay(iso: string, days: number): string | null {
  const [year = 0, month = 1, day = 1] = iso.split('-').map(Number);
  const ms = startOf(year, month, day + days);
  return ms >= startOf(0) && ms <= startOf(9999, 12, 31) ? isoOf(ms) : iso;
}
