import type { ArticleDate } from '../../contract/article';

const dayMs = 86_400_000;
const shape = /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:?\d\d)?)?)?)?$/;

/**
 * The first instant a date can mean, in milliseconds since 1970, for ordering: `2019` counts as 1 January,
 * and a time without a zone as UTC. Null for no date or one that cannot be read.
 */
export function readInstant(date: ArticleDate | null): number | null {
  const match = date && shape.exec(date.iso);
  if (!match) return null;
  const [, year, month = '01', day = '01', time = '00:00', zone = 'Z'] = match;
  return readMs(`${year}-${month}-${day}T${time}${zone}`);
}

/** The day a date names, in its own zone, as days since 1970-01-01; the first day of a month or year. */
export function readDay(date: ArticleDate | null): number | null {
  const match = date && shape.exec(date.iso);
  if (!match) return null;
  const [, year, month = '01', day = '01'] = match;
  const ms = readMs(`${year}-${month}-${day}T00:00Z`);
  return ms === null ? null : Math.floor(ms / dayMs);
}

/** Milliseconds of an ISO instant, or null. */
export function readMs(iso: string | null): number | null {
  const ms = iso === null ? Number.NaN : Date.parse(iso);
  return Number.isNaN(ms) ? null : ms;
}

/** Days since 1970-01-01 of an ISO instant in UTC, or null. */
export function readUtcDay(iso: string | null): number | null {
  const ms = readMs(iso);
  return ms === null ? null : Math.floor(ms / dayMs);
}
